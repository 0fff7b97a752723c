"""What the random sample told: a line a category, never a number without its range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.quality.percent import NOTHING, percent

if TYPE_CHECKING:
    from training.run_sample import Interval, RunFigures


class FiguresGrid(QWidget):
    """Category, sentences given it, precision, miss rate, corrected count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.setAccessibleName(self.tr("随机抽检的结果"))

    def show_figures(self, figures: Sequence[RunFigures]) -> None:
        """Other figures than before; none: nothing is there."""
        if self._body is not None:
            self._body.deleteLater()
        self._body = body = QWidget()
        grid = QGridLayout(body, horizontalSpacing=32, verticalSpacing=8)
        grid.setContentsMargins(0, 0, 0, 0)
        heads = (
            *(self.tr("类别"), self.tr("机器判出"), self.tr("查准率")),
            *(self.tr("漏判率"), self.tr("校正后约有")),
        )
        for at, words in enumerate(heads):
            grid.addWidget(QLabel(words, objectName="quiet"), 0, at)
        for line, one in enumerate(figures, start=1):
            for at, words in enumerate(self._cells(one)):
                label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
                grid.addWidget(label, line, at)
        grid.setColumnStretch(len(heads), 1)
        self._column.addWidget(body)
        body.show()
        self.setVisible(bool(figures))

    def _cells(self, one: RunFigures) -> tuple[str, ...]:
        given = self.tr("{n} 句").format(n=f"{one.given:,}")
        return one.category, given, percent(one.precision), _small(one.missed), self._count(one)

    def _count(self, one: RunFigures) -> str:
        if one.count is None:
            return NOTHING
        value, low, high = (f"{end:,.0f}" for end in one.count)
        return self.tr("{n} 句（{low}–{high}）").format(n=value, low=low, high=high)


def _small(figure: Interval | None) -> str:
    """A share that is small: half a percent is not none."""
    if figure is None:
        return NOTHING
    value, low, high = (f"{100 * end:.1f}".removesuffix(".0") for end in figure)
    return f"{value}% ({low}–{high}%)"
