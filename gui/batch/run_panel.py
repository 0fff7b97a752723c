"""A run that is done: what came of it, how good it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotation.categories import Category
from gui.batch.figures_grid import FiguresGrid
from gui.batch.mix_bars import MixBars
from gui.look import Look, font, stand_out

if TYPE_CHECKING:
    from operations.tag_view import RunView


class RunPanel(QWidget):
    """``view``: what is shown. ``said``: a sentence. The other signals are its buttons."""

    said = Signal(str)
    check_asked = Signal()  # 随机抽检
    review_asked = Signal()
    rebuild_asked = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: RunView | None = None
        self.head, self.told = QLabel(), _text()
        self.head.setFont(font(20, bold=True))
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.mix, self.figures = MixBars(look), FiguresGrid()
        self.check_head, self.check_told, self.newer = QLabel(), _text(), _text()
        self.check_head.setFont(font(16, bold=True))
        self.open_button = self._button(self.tr("打开结果表"), self.open_result)
        self.folder_button = self._button(self.tr("打开所在文件夹"), self.open_folder)
        self.rebuild_button = self._button("", self.rebuild_asked.emit)
        self.review_button = self._button("", self.review_asked.emit)
        self.check_button = self._button("", self.check_asked.emit)
        self.leave_button = self._button(self.tr("再做一批"), self.left.emit)
        self._lay_out()
        for button in (self.rebuild_button, self.review_button, self.check_button):
            button.hide()  # until there is a run to speak of

    def _button(self, words: str, do) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(words)
        button.setAutoDefault(True)  # Enter presses it, though this is no dialog
        button.clicked.connect(lambda: do())
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.told)
        column.addLayout(_row(self.open_button, self.folder_button, self.leave_button))
        column.addSpacing(8)
        column.addWidget(self.mix)
        column.addLayout(_row(self.review_button, self.rebuild_button))
        column.addSpacing(8)
        for widget in (self.check_head, self.newer, self.check_told, self.figures):
            column.addWidget(widget)
        column.addLayout(_row(self.check_button))
        column.addStretch(1)

    def show_view(self, view: RunView, categories: Sequence[Category], *, why: str = "") -> None:
        """Show a run as it is now. ``why``: so many are left for review, or none."""
        self.view = view
        self.head.setText(self.tr("做完了：{name}").format(name=view.out.name))
        self.told.setText(self._told(view, why))
        self.mix.show_counts(view.labels, view.sentences, categories)
        waiting = max(view.review - view.judged, 0)
        self.review_button.setText(self.tr("复核留给人看的 {n} 句").format(n=f"{waiting:,}"))
        self.review_button.setVisible(bool(waiting))
        self.rebuild_button.setText(
            self.tr("重写结果表（人说的优先）") if view.there else self.tr("再写一次结果表")
        )
        self.rebuild_button.setVisible(view.changed or not view.there)
        for button in (self.open_button, self.folder_button):
            button.setEnabled(view.there)
        stand_out(self.rebuild_button, view.changed or not view.there)
        self._show_check(view)

    def take_focus(self) -> None:
        """Where the next step is: a table that is behind is written first."""
        (self.open_button if self.rebuild_button.isHidden() else self.rebuild_button).setFocus()

    def _told(self, view: RunView, why: str) -> str:
        if not view.review and not why:
            why = self.tr("这不等于都判对了。")
        return self._counted(view) + "".join(self._besides(view)) + why

    def _counted(self, view: RunView) -> str:
        told = self.tr("{reports} 篇报告，{sentences} 句，其中 {review} 句留给人看。")
        if not view.review:
            told = self.tr("{reports} 篇报告，{sentences} 句，没有留给人看的。")
        return told.format(
            reports=f"{view.reports:,}",
            sentences=f"{view.sentences:,}",
            review=f"{view.unsure:,}",
        )

    def _besides(self, view: RunView) -> Iterator[str]:
        if view.review > view.unsure:
            more = self.tr("同一篇里重复的也要逐句复核，共 {n} 句。")
            yield more.format(n=f"{view.review:,}")
        if view.failed:
            more = self.tr("{n} 个文件没有读入，原因写在表的“输入与问题”里。")
            yield more.format(n=f"{view.failed:,}")
        if view.judged:
            yield self.tr("已复核 {n} 句。").format(n=f"{view.judged:,}")
        if not view.there:
            yield self.tr("结果表不在原处了，可以再写一次。")

    def _show_check(self, view: RunView) -> None:
        sample = view.sample
        done, drawn = (len(sample.answers), len(sample.asked)) if sample else (0, 0)
        self.check_head.setText(self.tr("随机抽检") if view.figures else self.tr("未抽检"))
        self.newer.setVisible(bool(view.newer))
        newer = self.tr("这批有 {years} 年的报告，自动标注只学到 {last} 年：往年的阈值不能担保。")
        self.newer.setText(newer.format(years="、".join(view.newer), last=view.taught))
        if view.figures and sample:
            words = self.tr("从 {all} 句里抽了 {n} 句，盲答了 {done} 句。括号里是 90% 的范围。")
            whole = f"{sum(sample.counts.values()):,}"
            self.check_told.setText(words.format(all=whole, n=drawn, done=done))
        elif sample:
            words = self.tr("已答 {done}/{n} 句，满 30 句才算得出误差。")
            self.check_told.setText(words.format(done=done, n=drawn))
        else:
            self.check_told.setText(
                self.tr(
                    "上面的数都是机器判断，误差未知。随机抽 200 句，先不看机器怎么判，自己答一遍，"
                    "就知道查准率、漏判率和校正后的句数；均不涉及的也抽。"
                )
            )
        self.figures.show_figures(view.figures)
        begin = self.tr("接着抽检") if sample else self.tr("开始随机抽检")
        self.check_button.setText(begin)
        self.check_button.setVisible(not sample or done < drawn)

    def open_result(self) -> None:
        """Open the table with the program of this computer that does."""
        if self.view is not None:
            self._show_outside(self.view.out)

    def open_folder(self) -> None:
        """Show where it lies."""
        if self.view is not None:
            self._show_outside(self.view.out.parent)

    def _show_outside(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            told = self.tr("这台电脑没有能打开它的程序；它在 {path}")
            self.said.emit(told.format(path=path))


def _text() -> QLabel:
    return QLabel(objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout(spacing=8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
