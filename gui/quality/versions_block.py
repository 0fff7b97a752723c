"""One of the two lists of the page: its name, its verbs, its lines, or how to get the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.look import font
from gui.quality.versions_table import LinesTable

WIDEST = 760  # pixels of a line that is read


class VersionsBlock(QWidget):
    """``buttons``: by verb, in the order they stand. ``side``: a quiet line beside the name;
    ``hint``: one beside the buttons."""

    def __init__(
        self, title: str, table: LinesTable, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.buttons: dict[str, QPushButton] = {}
        self.head, self.side, self.hint = QLabel(title), _quiet_line(), _quiet_line()
        self.empty = QLabel(empty, objectName="quiet", wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setMaximumWidth(WIDEST)
        self.stack = QStackedWidget()
        self.stack.addWidget(table)
        self.stack.addWidget(self.empty)
        self._row = QHBoxLayout(spacing=8)
        self._row.addWidget(self.hint, 1)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head.setFont(font(18, bold=True))
        first = QHBoxLayout(spacing=16)
        first.addWidget(self.head)
        first.addWidget(self.side, 1)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(first)
        column.addLayout(self._row)
        column.addWidget(self.stack, 1)

    def add(self, verb: str, words: str, *, primary: bool = False) -> QPushButton:
        """One more button; the first stands out."""
        self.buttons[verb] = button = QPushButton(words, objectName="primary" if primary else "")
        button.setAutoDefault(True)  # Enter presses it, though this is no dialog
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def show_empty(self, is_empty: bool) -> None:
        """Teach instead of showing an empty table."""
        self.stack.setCurrentWidget(self.empty if is_empty else self.table)

    def allow(self, **verbs: bool) -> None:
        """Which buttons can be pressed."""
        for verb, can in verbs.items():
            self.buttons[verb].setEnabled(can)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The font has grown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.head.setFont(font(18, bold=True))


def _quiet_line() -> QLabel:
    """Takes what room is left: other words in it move nothing."""
    line = QLabel(objectName="quiet", textFormat=Qt.TextFormat.PlainText)
    line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return line
