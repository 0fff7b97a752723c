"""The 关键词 or 排除词 of a category: its words as chips, and a box to type more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.look import Look
from gui.scheme.chips import WordChips
from gui.scheme.fields import LineField

TYPING_MS = 120  # a pause this long in the typing asks for the preview

# A line box keeps the line breaks of what is pasted into it.
_LINES = re.compile("[;；\t\n\r\u2028\u2029]+")
_LISTED = re.compile("[、，,;；\t\n\r\u2028\u2029]+")


class WordsField(QWidget):
    """``store`` is given all words, says whether they are stored. ``looked_at``: a word, or "".

    ``listed``: 、 and ， separate words too; else they belong to the word (立法、执法).
    """

    looked_at = Signal(str)

    def __init__(
        self,
        name: str,
        hint: str,
        look: Look,
        store: Callable[[tuple[str, ...]], bool],
        *,
        rows: int,
        listed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._store = name, store
        self.refused: str | None = None  # what could not be stored
        self._separators = _LISTED if listed else _LINES
        self.caption = QLabel(objectName="caption")
        self.chips = WordChips(name, look, rows=rows)
        self.box = _WordBox(name)
        self.box.setPlaceholderText(hint)
        self._pause = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.looked_at.emit(self.box.text().strip()))
        self.box.textChanged.connect(lambda: self._pause.start())
        self.box.textEdited.connect(self.chips.unmark)
        self.box.finished.connect(self.commit)
        self.box.took_focus.connect(lambda: self._pause.start())
        self.chips.looked_at.connect(self.looked_at)
        self.chips.removed.connect(self.remove)
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.caption, self.chips, self.box):
            column.addWidget(widget)

    @property
    def typed(self) -> str:
        """What is typed and is no word yet."""
        return self.box.text()

    def show_words(self, words: Sequence[str], typed: str | None = None) -> None:
        """Show the words; ``typed``: what the box holds, None: it keeps what it holds."""
        self.chips.show_words(words)
        self.chips.setVisible(bool(words))
        self.caption.setText(f"{self._name} {len(words)}" if words else self._name)
        if typed is not None:
            self.box.setText(typed)
            self._pause.stop()

    def commit(self) -> bool:
        """Make words of what is typed; False where that was refused, and it stays."""
        self._pause.stop()
        words = self.chips.words
        new = [word for word in map(str.strip, self._separators.split(self.typed)) if word]
        fresh = tuple(dict.fromkeys(word for word in new if word not in words))
        if fresh and not self._store((*words, *fresh)):
            self.refused = self.typed
            return False
        self.refused = None
        self.box.clear()
        if new and new[-1] in self.chips.words:
            self.chips.mark(new[-1])
        return True

    def remove(self, word: str) -> None:
        """Take a word away."""
        self._store(tuple(each for each in self.chips.words if each != word))

    def stop(self) -> None:
        """No preview is asked for any more."""
        self._pause.stop()


class _WordBox(LineField):
    took_focus = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape forgets what is typed."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def] # noqa: N802
        """Whoever types here wants to see what it hits."""
        super().focusInEvent(event)
        self.took_focus.emit()
