"""One category on the right: its key, its name, how often it was given, what is thought."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.look import Look, font
from gui.painted import show
from gui.theme import border_of, mix, word_on

CAP, PAD, INDENT = 24, 12, 12
NAME_PX, SMALL_PX = 15, 12
PERCENT, BAR = 40, 48  # the room on the right for a percentage, and at most for its bar


class CategoryRow(QAbstractButton):
    """A button that is a category, or, with the key 0, none of them.

    ``said``: a person's answer. ``pre``: pre-selected. ``score``: the probability where it may be
    shown, else None. ``note``: words instead of it. ``depth`` 1: it belongs to the one above;
    ``quiet``: only a heading of those below it.
    """

    def __init__(
        self,
        look: Look,
        key: str,
        name: str,
        colour: str,
        *,
        depth: int = 0,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self.key, self.colour = look, key, colour
        self.level, self.quiet = depth, quiet
        self.said: bool | None = None
        self.pre = False
        self.score: float | None = None
        self.note = self.count = ""
        self.setText(name)
        self.setAccessibleName(f"{key} {name}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # It paints its ground, too: else Qt would paint all that it stands on, up to the window.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_state(
        self,
        said: bool | None,
        *,
        pre: bool = False,
        score: float | None = None,
        note: str = "",
    ) -> None:
        """Show another sentence's answer and prediction, in place."""
        # No more than can be seen: a probability moves a little with every tag.
        state = (said, pre, None if score is None else round(score, 2), note)
        if state != (self.said, self.pre, self.score, self.note):
            self.said, self.pre, self.score, self.note = state
            self.update()

    def show_count(self, count: str) -> None:
        """How often it was given in the project; "" shows nothing."""
        if count != self.count:
            self.count = count
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it is given, always as high."""
        name, small = QFontMetrics(font(NAME_PX)), QFontMetrics(font(SMALL_PX))
        lines = name.height() + (0 if self.quiet or self.key == "0" else small.height())
        return QSize(200, max(lines + (6 if self.quiet else 12), CAP + 12))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Key cap, name, count, bar and percentage."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # What moves with every tag is painted each time, the rest once.
            show(painter, QRectF(self.rect()), self._looks(), self._paint_still)
            if not self.said:
                self._right(painter, self._box(QRectF(self.rect())).adjusted(0, 0, -PAD, 0))

    def _looks(self) -> str:
        """All that ``_paint_still`` depends on."""
        seen = (self.key, self.text(), self.colour, self.level, self.quiet, self.said, self.pre)
        return f"{(*seen, self.count, self._taken(), self.underMouse())} {self._look.theme.name}"

    def _paint_still(self, painter: QPainter, whole: QRectF) -> None:
        painter.fillRect(whole, QColor(self._look.theme.desk))
        box, left = self._box(whole), 0.0
        ink = self._ground(painter, box)
        if not self.quiet:
            cap = QRectF(box.left() + PAD - 2, box.center().y() - CAP / 2, CAP, CAP)
            self._cap(painter, cap, ink)
            left = PAD + CAP + 8
        self._words(painter, box.adjusted(left, 0, -PAD, 0), ink)

    def _box(self, whole: QRectF) -> QRectF:
        return whole.adjusted(0.75 + INDENT * self.level, 1.75, -0.75, -1.75)

    def _ground(self, painter: QPainter, box: QRectF) -> str:
        """Fill or outline; the ink that reads on it."""
        theme = self._look.theme
        if self.said:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colour or theme.accent))
            painter.drawRoundedRect(box, 7, 7)
            return word_on(self.colour or theme.accent)
        if self.quiet and not self.pre:
            return theme.ink if self.underMouse() else theme.quiet
        pen = QPen(QColor(border_of(self.colour or theme.accent, theme)), 1.5)
        ground = mix(theme.line, theme.raised, 0.45) if self.underMouse() else theme.raised
        painter.setPen(pen if self.said is None and self.pre else QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 7, 7)
        return theme.ink

    def _cap(self, painter: QPainter, cap: QRectF, ink: str) -> None:
        if not self.key:
            return
        theme = self._look.theme
        painter.setPen(QPen(QColor(ink if self.said else theme.quiet), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 5, 5)
        painter.setFont(font(13, bold=True))
        painter.setPen(QColor(ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)

    def _words(self, painter: QPainter, box: QRectF, ink: str) -> None:
        """The name, and below it how often it was given."""
        painter.setFont(font(NAME_PX, bold=bool(self.said)))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        room = round(box.width() - self._taken())
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        if not self.count or self.quiet:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            return
        small = QFontMetrics(font(SMALL_PX)).height()
        top = box.center().y() - (metrics.height() + small) / 2
        line = QRectF(box.left(), top, box.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(font(SMALL_PX))
        painter.setPen(QColor(ink if self.said else self._look.theme.quiet))
        below = QRectF(box.left(), line.bottom(), box.width(), small)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self.count)

    def _taken(self) -> int:
        """The room that the right needs at least; the bar gives way to the name."""
        if self.said or (self.score is None and not self.note):
            return 0
        if self.score is not None:
            return PERCENT
        return QFontMetrics(font(13)).horizontalAdvance(self.note) + 8

    def _right(self, painter: QPainter, box: QRectF) -> None:
        """The bar with its percentage, or the note."""
        theme = self._look.theme
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(font(13))
        if self.score is None:
            painter.setPen(QColor(theme.quiet))
            painter.drawText(box, flags, self.note)
            return
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, flags, f"{self.score:.0%}")
        name = QFontMetrics(font(NAME_PX)).horizontalAdvance(self.text())
        free = box.width() - PERCENT - name - PAD - CAP - 24
        if free < BAR / 3:
            return
        wide = min(free, BAR)
        track = QRectF(box.right() - PERCENT - wide, box.center().y() - 3, wide, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(track, 3, 3)
        track.setWidth(wide * self.score)
        painter.setBrush(QColor(border_of(self.colour or theme.accent, theme)))
        painter.drawRoundedRect(track, 3, 3)
