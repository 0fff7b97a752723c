"""Boxes to type in that know what is stored of them, and never lose what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

# The analyst comes back to the same box after these: nothing is finished.
PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class _Field:
    """What both boxes have in common; comes before the Qt class it is mixed into.

    ``composing``: an input method is in the middle of a word.
    """

    finished: SignalInstance
    composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether an input method is in the middle of a word."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)  # type: ignore[misc]

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving the box finishes it."""
        super().focusOutEvent(event)  # type: ignore[misc]
        self.composing = False
        if event.reason() not in PASSING:
            self.finished.emit()


class LineField(_Field, QLineEdit):
    """One line. ``finished``: it was left, or Enter was pressed."""

    finished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("field")
        self.returnPressed.connect(self.finished)

    def value(self) -> str:
        """What is typed."""
        return self.text()

    def put(self, value: str) -> None:
        """Show a value; the same again moves nothing."""
        if value != self.text():
            self.setText(value)
            self.setCursorPosition(0)


class TextField(_Field, QPlainTextEdit):
    """Several lines, Tab leaves it. ``finished``: it was left, or Ctrl+Enter was pressed."""

    finished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("field")
        self.setTabChangesFocus(True)

    def value(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def put(self, value: str) -> None:
        """Show a value; the same again moves nothing."""
        if value != self.toPlainText():
            self.setPlainText(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter stores; Enter is a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)


class Draft:
    """A box and what is stored of it: whatever differs was typed and is not stored yet."""

    def __init__(self, box: LineField | TextField) -> None:
        self.box = box
        self.stored = ""
        self.refused: str | None = None  # what could not be stored

    @property
    def typed(self) -> str | None:
        """What was typed and is not stored; None: nothing."""
        value = self.box.value()
        return None if value.strip() == self.stored.strip() else value

    def show(self, stored: str, typed: str | None = None) -> None:
        """Another category: what is stored of it, and what was typed there before, if anything."""
        self.stored = stored
        self.box.put(stored if typed is None else typed)

    def refresh(self, stored: str) -> None:
        """The same category, read again: what is being typed stays."""
        untouched = self.typed is None and not self.box.composing
        self.stored = stored
        if untouched and self.box.value().strip() != stored.strip():
            self.box.put(stored)
