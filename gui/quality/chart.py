"""What the charts have in common: percent on both or one axis, and values where the mouse is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from gui.look import Look, font

LEFT, TOP, RIGHT, BOTTOM = 48, 28, 24, 40
NEAR = 24  # pixels from a mark that still mean it


@dataclass(frozen=True, slots=True)
class Mark:
    """A point that can be hovered; ``told`` says its values."""

    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``least`` to ``most``, with a word and a tick at each of ``ticks``: (value, text)."""

    name: str
    least: float
    most: float
    ticks: tuple[tuple[float, str], ...]


class Chart(QWidget):
    """Axes and marks; who inherits draws the rest in ``draw``."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.marks = look, list[Mark]()
        self._across = self._up = Axis("", 0, 1, ())
        self.setAccessibleName(name)
        self.setMinimumSize(280, 220)
        self.setMouseTracking(True)
        look.changed.connect(self.update)

    def show_marks(self, across: Axis, up: Axis, marks: Sequence[Mark]) -> None:
        """Other axes and points than before."""
        self._across, self._up, self.marks = across, up, list(marks)
        self.setAccessibleDescription("；".join(mark.told for mark in marks))
        self.update()

    def room(self) -> QRectF:
        """Where the data lie."""
        more = self.fontMetrics().height() - 14
        return QRectF(self.rect()).adjusted(LEFT + 2 * more, TOP + more, -RIGHT, -BOTTOM - 2 * more)

    def place(self, x: float, y: float) -> QPointF:
        """Where a value is on the screen."""
        room, across, up = self.room(), self._across, self._up
        right = (x - across.least) / ((across.most - across.least) or 1)
        high = (y - up.least) / ((up.most - up.least) or 1)
        return QPointF(room.left() + right * room.width(), room.bottom() - high * room.height())

    def draw(self, painter: QPainter) -> None:
        """Paint the data; clipped to nothing, so that a mark at an edge is whole."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Axes first, data on top of them."""
        if not self.marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        self._axes(painter)
        self.draw(painter)

    def _axes(self, painter: QPainter) -> None:
        theme, room, align = self._look.theme, self.room(), Qt.AlignmentFlag
        metrics = painter.fontMetrics()
        high = metrics.height()
        for value, text in self._up.ticks:
            y = self.place(0, value).y()
            self._thin(painter, theme.line, room.left(), y, room.right(), y)
            painter.setPen(QColor(theme.quiet))
            box = QRectF(0, y - high / 2, room.left() - 8, high)
            painter.drawText(box, align.AlignRight | align.AlignVCenter, text)
        for value, text in self._across.ticks:
            x, wide = self.place(value, 0).x(), metrics.horizontalAdvance(text) + 4
            painter.setPen(QColor(theme.quiet))
            box = QRectF(x - wide / 2, room.bottom() + 6, wide, high)
            painter.drawText(box, align.AlignHCenter, text)
        below = QRectF(room.left(), room.bottom() + 8 + high, room.width(), high)
        painter.drawText(below, align.AlignRight, self._across.name)
        painter.drawText(QRectF(0, 0, room.width(), high), align.AlignLeft, self._up.name)

    @staticmethod
    def _thin(painter: QPainter, colour: str, *ends: float) -> None:
        """A line of one device pixel, never between two."""
        pen = QPen(QColor(colour), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        x, y, right, bottom = (round(end) + 0.5 for end in ends)
        painter.drawLine(QPointF(x, y), QPointF(right, bottom))

    def line(self, painter: QPainter, points: Sequence[QPointF], *, dashed: bool = False) -> None:
        """A line through points, in ink."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(self._look.theme.ink), 2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(list(points)))

    def dot(self, painter: QPainter, point: QPointF, *, large: bool = False) -> None:
        """A point; the large one is the current one."""
        reach, theme = (6 if large else 3), self._look.theme
        painter.setPen(QPen(QColor(theme.page), 2 if large else 0))
        painter.setBrush(QColor(theme.accent if large else theme.ink))
        painter.drawEllipse(point, reach, reach)

    def event(self, event: QEvent) -> bool:
        """The values of the nearest point in a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def told_at(self, at: QPointF) -> str:
        """What the nearest mark says; "" where none is near."""
        far = [
            ((self.place(m.x, m.y) - at).manhattanLength(), m.told) for m in self.marks if m.told
        ]
        distance, told = min(far, default=(NEAR + 1.0, ""))
        return told if distance <= NEAR else ""


def percent_ticks(least: float, most: float) -> tuple[tuple[float, str], ...]:
    """Four to six round percentages between two shares."""
    step = next(s for s in (5, 10, 20, 25) if (most - least) * 100 / s <= 5.01)
    first = -(-round(least * 100) // step) * step
    return tuple((p / 100, f"{p}%") for p in range(first, round(most * 100) + 1, step))
