"""The reports are in the project: what came in, what the program thinks of it, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotation.categories import Category
from gui.batch.mix_bars import MixBars
from gui.exchange.encodings import encoding_name
from gui.look import Look, font
from messages import Message

if TYPE_CHECKING:
    from operations.import_reports import ImportResult

_LISTED = 500  # files that were not read


class JoinedPanel(QWidget):
    """``queue_asked``: tag the most doubtful first; ``list_asked``: show the new sentences."""

    queue_asked = Signal()
    list_asked = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.told = QLabel(wordWrap=True), QLabel(objectName="quiet", wordWrap=True)
        self.head.setFont(font(20, bold=True))
        self.mix, self._known = MixBars(look), ""
        self.problems = QPlainTextEdit(readOnly=True, objectName="paper")
        self.problems.setAccessibleName(self.tr("没有读入的文件和看出的编码"))
        self.problems.setTabChangesFocus(True)
        self.problems.setMaximumHeight(180)
        self.queue_button = QPushButton(self.tr("先标拿不准的"), objectName="primary")
        self.list_button = QPushButton(self.tr("列出这些句子"))
        self.leave_button = QPushButton(self.tr("再做一批"))
        row = QHBoxLayout(spacing=8)
        for button, signal in (
            (self.queue_button, self.queue_asked),
            (self.list_button, self.list_asked),
            (self.leave_button, self.left),
        ):
            button.setAutoDefault(True)  # Enter presses it, though this is no dialog
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.head, self.told, self.mix):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.problems)
        column.addStretch(1)

    def show_result(self, result: ImportResult, words: Callable[[Message], str]) -> None:
        """What came in and what did not."""
        n, s = f"{result.came_in:,}", f"{result.sentences:,}"
        self.head.setText(self.tr("{n} 篇报告进了项目，{s} 句").format(n=n, s=s))
        same = len(result.unchanged) + len(result.aliases)
        self._known = self.tr("{n} 篇原来就有。").format(n=same) if same else ""
        self.told.setText(self._known + self.tr("机器判断稍后就到；您改正的都算数，机器也跟着学。"))
        self.mix.hide()
        lines = [*self._failed(result, words), *self._guessed(result)]
        self.problems.setPlainText("\n".join(lines))
        self.problems.setVisible(bool(lines))
        for button in (self.queue_button, self.list_button):
            button.setEnabled(bool(result.came_in))

    def _failed(self, result: ImportResult, words: Callable[[Message], str]) -> list[str]:
        if not result.failed:
            return []
        title = self.tr("没有读入 {n} 个文件：").format(n=f"{len(result.failed):,}")
        return [title, *(f"{f.name}\n    {words(f.why)}" for f in result.failed[:_LISTED])]

    def _guessed(self, result: ImportResult) -> list[str]:
        """What was guessed without a doubt was not asked about: it is said afterwards."""
        if not result.encodings:
            return []
        title = self.tr(
            "{n} 个文件不是 UTF-8，按看出的编码读入。要是有乱码：撤销这次导入，"
            "用“文件 → 导入报告…”另选编码。"
        )
        told = [f"{name}    {encoding_name(code)}" for name, code in result.encodings[:_LISTED]]
        return [title.format(n=f"{len(result.encodings):,}"), *told]

    def show_mix(
        self, counts: Mapping[str, int], whole: int, categories: Sequence[Category]
    ) -> None:
        """What the program thinks of the new sentences by now."""
        there = any(counts.values())
        self.mix.setVisible(there)
        if there:
            told = self.tr("机器判断如下，误差未知；您改正的都算数，机器也跟着学。")
            self.told.setText(self._known + told)
        self.mix.show_counts(counts, whole, categories)
