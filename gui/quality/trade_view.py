"""Precision against recall: what every threshold of a category would give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPen

from gui.look import Look
from gui.quality.chart import Axis, Chart, Mark, percent_ticks
from gui.quality.percent import percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from training.quality_values import Effect


class TradeView(Chart):
    """One curve, a point for each threshold; the chosen one is large, with its ranges."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setAccessibleName(self.tr("查准率与查全率的取舍"))
        self._effects: list[Effect] = []
        self._chosen: Effect | None = None

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Show those at which anything was found."""
        self._effects = [e for e in effects if e.told.precision and e.told.recall]
        least = min((min(self._at(e)) for e in self._effects), default=0.0)
        least = max(0.0, int(least * 10) / 10)
        ticks = percent_ticks(least, 1.0)
        across, up = (
            Axis(name, least, 1.0, ticks) for name in (self.tr("查全率"), self.tr("查准率"))
        )
        self.show_marks(across, up, [Mark(*self._at(e), self._told(e)) for e in self._effects])

    def choose(self, effect: Effect | None) -> None:
        """Make the point of this threshold large."""
        self._chosen = effect
        self.update()

    @staticmethod
    def _at(effect: Effect) -> tuple[float, float]:
        told = effect.told
        return (told.recall or (0.0,))[0], (told.precision or (0.0,))[0]

    def _told(self, effect: Effect) -> str:
        told = effect.told
        text = self.tr("到 {threshold} 算“是”：查准率 {precision}，查全率 {recall}，F1 {f1}")
        return text.format(
            threshold=f"{effect.threshold:.0%}",
            precision=percent(told.precision),
            recall=percent(told.recall),
            f1=percent(told.f1),
        )

    def draw(self, painter: QPainter) -> None:
        """The curve, and the ranges of the chosen point as a cross."""
        points = [self.place(*self._at(e)) for e in self._effects]
        if len(points) > 1:
            self.line(painter, points)
        for point in points:
            self.dot(painter, point)
        if self._chosen is not None and self._chosen in self._effects:
            self._cross(painter, self._chosen)
            self.dot(painter, self.place(*self._at(self._chosen)), large=True)

    def _cross(self, painter: QPainter, effect: Effect) -> None:
        precision, recall = effect.told.precision, effect.told.recall
        if precision is None or recall is None:
            return
        painter.setPen(QPen(QColor(self._look.theme.accent), 2))
        low, least = self._up.least, self._across.least
        (x, y) = self._at(effect)
        painter.drawLine(self.place(x, max(precision[1], low)), self.place(x, precision[2]))
        painter.drawLine(self.place(max(recall[1], least), y), self.place(recall[2], y))
