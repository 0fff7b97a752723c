"""How many sentences each category has so far: a bar, its word and its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotation.categories import Category
from gui.look import Look, font

ROW, BAR, GAP = 28, 12, 12
MOST = 12  # categories that are drawn
_TEXT = 14


class MixBars(QWidget):
    """Each bar as long as its share of the largest; colours never without their word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.rows = look, list[tuple[str, str, int]]()
        self._whole = 0
        self.setAccessibleName(self.tr("各类别的句子"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_counts(
        self, counts: Mapping[str, int], whole: int, categories: Sequence[Category]
    ) -> None:
        """By name; ``whole``: all sentences, 0 where that is not known."""
        colours = {category.name: category.colour for category in categories}
        ranked = sorted(counts.items(), key=lambda pair: -pair[1])[:MOST]
        self.rows = [(name, colours.get(name, ""), count) for name, count in ranked]
        self._whole = whole
        self.setAccessibleDescription("，".join(f"{n} {self.number(c)}" for n, _, c in self.rows))
        self.updateGeometry()
        self.update()

    def number(self, count: int) -> str:
        """A count with its share."""
        if not self._whole:
            return f"{count:,}"
        share = count / self._whole
        told = "<1%" if 0 < share < 0.005 else f"{share:.0%}"
        return f"{count:,}  {told}"

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line a category."""
        return QSize(480, self._row() * max(len(self.rows), 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut off."""
        return QSize(320, self.sizeHint().height())

    def _row(self) -> int:
        return max(ROW, round(QFontMetricsF(font(_TEXT)).height()) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Words, bar, number."""
        if not self.rows:
            return
        metrics = QFontMetricsF(font(_TEXT))
        left = max(metrics.horizontalAdvance(name) for name, _, _ in self.rows) + GAP
        right = max(metrics.horizontalAdvance(self.number(n)) for *_, n in self.rows) + GAP
        most = max(count for *_, count in self.rows) or 1
        with QPainter(self) as painter:
            painter.setFont(font(_TEXT))
            for at, (name, colour, count) in enumerate(self.rows):
                box = QRectF(0, at * self._row(), self.width(), self._row())
                wide = max(self.width() - left - right, 24) * count / most
                self._line(painter, box, name, self.number(count))
                bar = QRectF(left, box.center().y() - BAR / 2, wide, BAR)
                painter.fillRect(bar, QColor(colour or self._look.theme.quiet))
                place = box.adjusted(left + wide + GAP, 0, 0, 0)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.number(count))

    def _line(self, painter: QPainter, box: QRectF, name: str, _number: str) -> None:
        painter.setPen(QColor(self._look.theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
