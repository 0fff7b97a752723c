"""One sentence of a doubt: where it stands, its text with what differs, and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotation.sayings import Saying
from annotation.units import UnitRow
from gui.look import Look, font
from gui.marked_text import marked
from gui.quality import suspicious_words as words
from gui.sentences.words import section_word
from gui.tagging.report_groups import short_name
from gui.theme import mix

TEXT_PX = 17
MOST_AROUND = 80  # characters of the sentences before and after


class DoubtSide(QFrame):
    """The text can be marked and copied."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="panel")
        self._look = look
        self._shown: tuple[UnitRow, Sequence[tuple[int, int]], tuple[str, str]] | None = None
        self.place = QLabel(objectName="caption", wordWrap=True)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(16, 12, 16, 12)
        for label in (self.place, self.text, self.said):
            column.addWidget(label)
        look.changed.connect(self.repaint_text)

    def show_unit(
        self,
        unit: UnitRow,
        differences: Sequence[tuple[int, int]],
        said: Sequence[Saying],
        around: tuple[str, str] = ("", ""),
        *,
        name: str = "",
    ) -> None:
        """Show a sentence; ``differences``: characters that the other one does not have.

        ``name``: what its report is known by; "": its file.
        """
        self._shown = unit, differences, around
        section = section_word(unit.section) if unit.section else ""
        self.place.setText(" · ".join(filter(None, (name or short_name(unit.report), section))))
        self.said.setText("\n".join(map(words.who_said, said)))
        self.repaint_text()

    def repaint_text(self) -> None:
        """The same under another theme or size."""
        if self._shown is None:
            return
        unit, differences, (before, after) = self._shown
        quiet = f"<span style='color:{self._look.theme.quiet}'>{{}}</span>"
        told = marked(unit.text, differences, self._ground())
        if before:
            told = quiet.format(escape(_tail(before))) + " " + told
        if after:
            told += " " + quiet.format(escape(_head(after)))
        self.text.setFont(font(TEXT_PX))
        self.text.setText(f"<p style='line-height:150%'>{told}</p>")

    def _ground(self) -> str:
        theme = self._look.theme
        return mix(theme.accent, theme.raised, 0.22)


def _tail(text: str) -> str:
    return text if len(text) <= MOST_AROUND else "…" + text[-MOST_AROUND:]


def _head(text: str) -> str:
    return text if len(text) <= MOST_AROUND else text[:MOST_AROUND] + "…"
