"""Which key does what on the page. Letter keys are few: they collide with input methods."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import digit

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MOVES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_K: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_J: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Space: "next",
    Qt.Key.Key_PageUp: "page_up",
    Qt.Key.Key_PageDown: "page_down",
}
_OTHERS = {Qt.Key.Key_F: "flag", Qt.Key.Key_Slash: "find_category"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class Press:
    """What a key press asks for.

    "toggle" (of ``digit``, or of the category ``uid``), "none", "confirm", "move", "flag" (存疑)
    or "find_category".
    """

    verb: str
    digit: str = ""
    where: str = ""
    uid: str = ""


def press_of(event: QKeyEvent) -> Press | None:
    """What a key on the page means; None: nothing. A held key moves but never stores."""
    if event.modifiers() & _HELD:
        return None
    key = Qt.Key(event.key()) if event.key() in _KNOWN else None
    if key in _MOVES:
        return Press("move", where=_MOVES[key])
    number = _digit(event.text())
    if event.isAutoRepeat():
        return None
    if key in _OTHERS:
        return Press(_OTHERS[key])
    if key not in _ENTER and number is None:
        return None
    if key in _ENTER:
        return Press("confirm")
    return Press("none") if number == 0 else Press("toggle", digit=str(number))


_KNOWN = {*_MOVES, *_ENTER, *_OTHERS}


def _digit(text: str) -> int | None:
    """The value of one digit, half or full width; superscripts and the like are none."""
    return digit(text) if len(text) == 1 and text.isdecimal() else None
