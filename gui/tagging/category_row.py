"""One category on the right: its key, its name, and what the classifier thinks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.look import Look, font
from gui.theme import border_of, mix, word_on

HEIGHT, CAP, PAD = 44, 24, 12


class CategoryRow(QAbstractButton):
    """A button that is a category. ``said``: a person's answer; ``score``: None, no prediction."""

    def __init__(
        self, look: Look, key: str, name: str, colour: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self.key, self.colour = look, key, colour
        self.said: bool | None = None
        self.score: float | None = None
        self.setText(name)
        self.setAccessibleName(f"{key} {name}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, said: bool | None, score: float | None) -> None:
        """Show another sentence's answer and prediction, in place."""
        self.said, self.score = said, score
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it is given, always as high."""
        return QSize(216, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Key cap, name, bar and percentage."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.75, 2.75, -0.75, -2.75)
            ink = self._ground(painter, box)
            cap = QRectF(box.left() + PAD - 2, box.center().y() - CAP / 2, CAP, CAP)
            self._cap(painter, cap, ink)
            self._word(painter, box.adjusted(PAD + CAP + 8, 0, -PAD, 0), ink)
            if self.score is not None and not self.said:
                self._score(painter, box)

    def _ground(self, painter: QPainter, box: QRectF) -> str:
        """Fill or outline; the ink that reads on it."""
        theme = self._look.theme
        if self.said:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colour or theme.accent))
            painter.drawRoundedRect(box, 7, 7)
            return word_on(self.colour or theme.accent)
        selected = self.said is None and (self.score or 0.0) >= 0.5
        pen = QPen(QColor(border_of(self.colour or theme.accent, theme)), 1.5)
        ground = mix(theme.line, theme.raised, 0.45) if self.underMouse() else theme.raised
        painter.setPen(pen if selected else QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 7, 7)
        return theme.ink

    def _cap(self, painter: QPainter, cap: QRectF, ink: str) -> None:
        theme = self._look.theme
        painter.setPen(QPen(QColor(ink if self.said else theme.quiet), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 5, 5)
        painter.setFont(font(13, bold=True))
        painter.setPen(QColor(ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)

    def _word(self, painter: QPainter, box: QRectF, ink: str) -> None:
        painter.setFont(font(15, bold=bool(self.said)))
        painter.setPen(QColor(ink))
        room = box.width() - (96 if self.score is not None and not self.said else 0)
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(room)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _score(self, painter: QPainter, box: QRectF) -> None:
        theme, score = self._look.theme, self.score or 0.0
        right = box.adjusted(0, 0, -PAD, 0)
        painter.setFont(font(13))
        painter.setPen(QColor(theme.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(right, flags, f"{score:.0%}")
        track = QRectF(right.right() - 40 - 48, box.center().y() - 3, 48, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(track, 3, 3)
        track.setWidth(48 * score)
        painter.setBrush(QColor(border_of(self.colour, theme)))
        painter.drawRoundedRect(track, 3, 3)
