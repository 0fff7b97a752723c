"""原文: the source text of a report exactly as it was read, the current sentence marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from gui.look import Look, font
from gui.theme import mix

TEXT_PX = 16
_LINE = re.compile(r"[^\r\n]+")
LONGEST = 20_000  # characters of one line; Qt lays out a whole one at once


class SourceView(QPlainTextEdit):
    """Read only, selectable. ``left``: Esc, back to the page."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self._look = look
        self._places = Places("")
        self._span = (0, 0)
        self._report_id = 0
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(self.tr("原文"))
        self.document().setDocumentMargin(32)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(font(TEXT_PX))
        self._mark()

    def shows(self, report_id: int) -> bool:
        """Whether the text of this report is in it already."""
        return report_id == self._report_id

    def show_source(self, report_id: int, source: str) -> None:
        """Show the source text of a report."""
        self._report_id, self._places, self._span = report_id, Places(source), (0, 0)
        self.setPlainText(self._places.shown)
        self._mark()

    def mark(self, start: int, end: int) -> None:
        """Mark characters ``[start, end)`` of the source text and bring them into view."""
        self._span = (start, end)
        self._mark()
        cursor = self._cursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.centerCursor()

    def _cursor(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.to_qt(self._span[0]))
        cursor.setPosition(self._places.to_qt(self._span[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @property
    def marked(self) -> str:
        """The words that are marked, with a line feed for every line break."""
        return self._cursor().selectedText().replace("\u2029", "\n")

    def _mark(self) -> None:
        theme, marked = self._look.theme, QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(QColor(mix(theme.accent, theme.page, 0.22)))
        form.setForeground(QColor(theme.ink))
        marked.format, marked.cursor = form, self._cursor()
        self.setExtraSelections([marked] if self._span[1] > self._span[0] else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back; digits and Enter do nothing here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Places:
    """A source text as Qt holds it: UTF-16 units, one for every line break.

    ``shown``: the text to give to Qt; only a monstrous line has a break that the source has not.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._plain = not source or max(source) < "\U00010000"
        self._cuts = [
            at
            for line in _LINE.finditer(source)
            for at in range(line.start() + LONGEST, line.end(), LONGEST)
        ]
        edges = [0, *self._cuts, len(source)]
        parts = (source[start:end] for start, end in pairwise(edges))
        self.shown = "\n".join(parts).replace("\r\n", "\n").replace("\r", "\n")

    def to_qt(self, place: int) -> int:
        """Where character ``place`` of the source is in Qt's document."""
        before = self._source[:place]
        units = place if self._plain else len(before.encode("utf-16-le", "surrogatepass")) // 2
        return units - before.count("\r\n") + bisect_right(self._cuts, place)
