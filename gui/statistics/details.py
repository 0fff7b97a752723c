"""What stands behind 详细: how far the tagging is, who did how much, how far they agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.look import Look, font
from gui.statistics.cells import Cell, Head
from gui.statistics.table import FiguresView

if TYPE_CHECKING:
    from annotation.categories import Category
    from annotation.workload import AnalystWork
    from operations.statistics_work import Work


class StatisticsDetails(QWidget):
    """``differing_asked``: somebody wants to see the sentences on which analysts differ."""

    differing_asked = Signal()
    copy_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress, self.agreed = self._text(), self._text()
        self.analysts = FiguresView(look, self.tr("谁标了多少"))
        self.agreement = FiguresView(look, self.tr("标注人之间的一致性"))
        self.differing_button = QPushButton()
        self.differing_button.setAutoDefault(True)
        self.differing_button.clicked.connect(self.differing_asked)
        self._column = QVBoxLayout(self, spacing=8)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._add(self.tr("进度"), self.progress)
        self._add(self.tr("谁标了多少"), self.analysts)
        self._add(self.tr("一致性"), self.agreed, self.agreement)
        self._column.addWidget(self.differing_button, 0, Qt.AlignmentFlag.AlignLeft)
        for table in (self.analysts, self.agreement):
            table.copy_asked.connect(self.copy_asked)

    @staticmethod
    def _text() -> QLabel:
        return QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)

    def _add(self, title: str, *parts: QWidget) -> None:
        head = QLabel(title)
        head.setFont(font(15, bold=True))
        for part in (head, *parts):
            self._column.addWidget(part)
        self._column.addSpacing(16)

    def show_work(
        self, work: Work | None, categories: Mapping[str, Category], *, waiting: str
    ) -> None:
        """None: ``waiting`` says why there is nothing to show."""
        for widget in (self.analysts, self.agreement, self.differing_button):
            widget.setVisible(False)
        if work is None:
            self.progress.setText(waiting)
            self.agreed.setText("")
            return
        text = self.tr("全部标完 {wholly} 篇，标了一部分 {partly} 篇，还没有标 {not_yet} 篇")
        counts = {key: f"{getattr(work, key):,}" for key in ("wholly", "partly", "not_yet")}
        self.progress.setText(text.format(**counts))
        self._show_analysts(work)
        self._show_agreement(work, categories)

    def _show_analysts(self, work: Work) -> None:
        titles = (self.tr("标注人"), self.tr("句子"), self.tr("判为“是”"), self.tr("判为“否”"))
        self.analysts.setVisible(bool(work.analysts))
        self.analysts.show_cells([Head(title) for title in titles], list(map(_did, work.analysts)))

    def _show_agreement(self, work: Work, categories: Mapping[str, Category]) -> None:
        shown = bool(work.agreements)
        self.agreement.setVisible(shown)
        alone = self.tr("还没有两个人判过同样的句子；各标各的，就看不出标得一致不一致。")
        how = self.tr("两人以上判过的句子。kappa 扣除了碰巧一致的部分，括号里是 90% 的范围。")
        self.agreed.setText(how if shown else alone)
        titles = (self.tr("类别"), self.tr("共同判过"), self.tr("看法一致"), "kappa", "alpha")
        colours = {category.name: category.colour for category in categories.values()}
        lines = []
        for one in work.agreements:
            name, *figures = one.row()
            lines.append([Cell(name, swatch=colours.get(name, "")), *map(Cell, figures)])
        self.agreement.show_cells([Head(title) for title in titles], lines)
        self.differing_button.setVisible(bool(work.disagreeing))
        text = self.tr("列出看法不同的 {n} 句").format(n=f"{len(work.disagreeing):,}")
        self.differing_button.setText(text)


def _did(one: AnalystWork) -> list[Cell]:
    return [Cell(one.analyst), *(Cell(f"{n:,}") for n in (one.sentences, one.yes, one.no))]
