"""The learning curve, and what the next hundred tags will bring, as far as one can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.look import Look
from gui.quality.chart import Axis, Chart, Mark, percent_ticks
from gui.quality.percent import points, points_reach

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from training.figures import Interval
    from training.quality_values import Line, Outlook

MORE = 100


class CurveView(Chart):
    """F1 by the number of tags learnt from: mean and spread of several draws."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setAccessibleName(self.tr("学习曲线"))
        self._sizes: tuple[int, ...] = ()
        self._line: Line | None = None
        self._gain: Interval | None = None

    def show_line(self, ahead: Outlook, line: Line, gain: Interval | None) -> None:
        """Show one category, or the mean of all."""
        self._sizes, self._line, self._gain = ahead.sizes, line, gain
        least = max(0.0, min(line.lows) - 0.05)
        least, most = int(least * 20) / 20, 1.0
        last = self._sizes[-1] + (MORE if gain else 1)
        first = 0 if self._sizes[0] < last / 2 else self._sizes[0]
        ticks = tuple((float(n), f"{n:,}") for n in _round_numbers(first, last))
        across = Axis(self.tr("学过的句数"), first, last, ticks)
        up = Axis(self.tr("综合得分"), least, most, percent_ticks(least, most))
        self.show_marks(across, up, [*self._marks(line), *self._ahead(line, gain)])

    def _marks(self, line: Line) -> list[Mark]:
        text = self.tr("学 {n} 句：综合得分（F1）{value}%（{low}–{high}%）")
        rows = zip(self._sizes, line.values, line.lows, line.highs, strict=True)
        return [
            Mark(n, v, text.format(n=n, value=_whole(v), low=_whole(low), high=_whole(high)))
            for n, v, low, high in rows
        ]

    def _ahead(self, line: Line, gain: Interval | None) -> list[Mark]:
        if gain is None:
            return []
        text = self.tr("再标 {more} 句：综合得分（F1）提高约 {points} 个百分点（{reach}）")
        told = text.format(more=MORE, points=points(gain[0]), reach=points_reach(gain))
        return [Mark(self._sizes[-1] + MORE, min(line.values[-1] + gain[0], 1.0), told)]

    def draw(self, painter: QPainter) -> None:
        """The spread, the line, and the range in which the next point will lie."""
        line = self._line
        if line is None:
            return
        places = list(zip(self._sizes, line.values, strict=True))
        upper = [self.place(x, y) for x, y in zip(self._sizes, line.highs, strict=True)]
        lower = [self.place(x, y) for x, y in zip(self._sizes, line.lows, strict=True)]
        shade = QColor(self._look.theme.line)
        painter.setPen(QPen(shade, 0))
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        self.line(painter, [self.place(x, y) for x, y in places])
        for x, y in places:
            self.dot(painter, self.place(x, y))
        if self._gain is not None:
            self._draw_gain(painter, places[-1], self._gain)

    def _draw_gain(self, painter: QPainter, last: tuple[float, float], gain: Interval) -> None:
        x, now = last[0] + MORE, last[1]
        middle, low, high = (self.place(x, min(max(now + g, self._up.least), 1.0)) for g in gain)
        self.line(painter, [self.place(*last), middle], dashed=True)
        painter.setPen(QPen(QColor(self._look.theme.quiet), 2))
        painter.drawLine(low, high)
        for end in (low, high):
            painter.drawLine(end.x() - 4, end.y(), end.x() + 4, end.y())
        self.dot(painter, middle, large=True)


def _whole(share: float) -> int:
    return round(100 * share)


def _round_numbers(first: float, last: float) -> range:
    """Three to six round numbers between two."""
    steps = (10**power * part for power in range(9) for part in (1, 2, 5))
    step = next(s for s in steps if (last - first) / s <= 5)
    return range(int(-(-first // step) * step), int(last) + 1, step)
