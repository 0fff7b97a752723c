"""A sentence with a cut in it that keys and clicks move."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import Look, font

_PIXELS, _LINE, _EDGE = 18, 31, 16
_STRONG = re.compile(r"[。！？!?；;][”’」』）)】》]*")
_WEAK = re.compile(r"[，：,:][”’」』）)】》]*")
_BEHIND = re.compile(r"[。！？!?；;，、：,:][”’」』）)】》]*")
_KEYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "back",
    Qt.Key.Key_Down: "on",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


def likely_cut(text: str) -> int:
    """Where a sentence most likely falls in two: behind the mark nearest to its middle, one
    that ends a sentence before a comma; else in the middle."""
    for marks in (_STRONG, _WEAK, _BEHIND):
        ends = [m.end() for m in marks.finditer(text) if text[m.end() :].strip()]
        if ends:
            return min(ends, key=lambda end: abs(2 * end - len(text)))
    return len(text) // 2


class CutText(QWidget):
    """``text`` with a cut in front of ``text[cut]``; neither half is ever empty."""

    moved = Signal(int)  # the new cut
    chosen = Signal()  # Enter

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._look = text, look
        self._first = len(text) - len(text.lstrip()) + 1
        self._last = len(text.rstrip()) - 1
        self.cut = min(max(likely_cut(text), self._first), self._last)
        self._layout = QTextLayout(" ".join(re.split(r"[\n\r\u2028\u2029]", text)), font(_PIXELS))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("切口"))
        self._tell()

    @property
    def line_middle(self) -> int:
        """The height of the middle of the line that the cut is in."""
        line = self._layout.lineForTextPosition(self._to_qt(self.cut))
        return _EDGE + line.lineNumber() * _LINE + _LINE // 2

    @property
    def halves(self) -> tuple[str, str]:
        """What the two sentences would be."""
        return self._text[: self.cut].strip(), self._text[self.cut :].strip()

    def go_to(self, cut: int) -> None:
        """Move the cut, as far as neither half becomes empty."""
        cut = min(max(cut, self._first), self._last)
        if cut != self.cut:
            self.cut = cut
            self._tell()
            self.update()
            self.moved.emit(cut)

    def _tell(self) -> None:
        self.setAccessibleDescription(" ┃ ".join(self.halves))

    def _step(self, where: str) -> int:
        marks = [m.end() for m in _BEHIND.finditer(self._text)]
        behind = [end for end in marks if self._first <= end <= self._last]
        return {
            "left": self._from_qt(self._layout.previousCursorPosition(self._to_qt(self.cut))),
            "right": self._from_qt(self._layout.nextCursorPosition(self._to_qt(self.cut))),
            "back": max((end for end in behind if end < self.cut), default=self._first),
            "on": min((end for end in behind if end > self.cut), default=self._last),
            "first": self._first,
            "last": self._last,
        }[where]

    # Qt counts UTF-16 units, the text characters.

    def _to_qt(self, at: int) -> int:
        return len(self._text[:at].encode("utf-16-le")) // 2

    def _from_qt(self, at: int) -> int:
        return len(self._text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the cut, or choose it; other keys go on to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() in _KEYS:
            self.go_to(self._step(_KEYS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The cut goes where the click was."""
        self.setFocus()
        y = event.position().y() - _EDGE
        row = min(max(int(y // _LINE), 0), self._layout.lineCount() - 1)
        line = self._layout.lineAt(row)
        self.go_to(self._from_qt(line.xToCursor(event.position().x() - _EDGE)))

    mouseMoveEvent = mousePressEvent  # noqa: N815 - Qt's name; with the button held

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As many lines as the text needs."""
        self._wrap(width)
        return self._layout.lineCount() * _LINE + 2 * _EDGE

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Forty hanzi a line."""
        width = 40 * _PIXELS + 2 * _EDGE
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width wraps anew."""
        super().resizeEvent(event)
        self._wrap(self.width())

    def _wrap(self, width: int) -> None:
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width - 2 * _EDGE, 2 * _PIXELS))
            line.setPosition(QPointF(0, y + (_LINE - line.height()) / 2))
            y += _LINE
        self._layout.endLayout()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The paper, the sentence, the cut."""
        theme = self._look.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.page))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            painter.setPen(QColor(theme.ink))
            self._layout.draw(painter, QPointF(_EDGE, _EDGE))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if self.hasFocus() else theme.quiet))
            self._paint_cut(painter)

    def _paint_cut(self, painter: QPainter) -> None:
        at = self._to_qt(self.cut)
        line = self._layout.lineForTextPosition(at)
        x = _EDGE + _x_of(line, at)
        top = _EDGE + line.lineNumber() * _LINE
        painter.drawRect(QRectF(x - 1, top, 2, _LINE))
        for y, down in ((top - 1, 7), (top + _LINE + 1, -7)):
            points = (QPointF(x - 5, y), QPointF(x + 5, y), QPointF(x, y + down))
            painter.drawPolygon(QPolygonF(points))


def _x_of(line: QTextLine, at: int) -> float:
    # Qt's stubs do not know that it also gives the position back.
    found: Any = line.cursorToX(at)
    return float(found[0])
