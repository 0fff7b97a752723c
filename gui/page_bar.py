"""The row of page names on top of an open project."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class PageBar(QWidget):
    """One name is chosen; a click or the arrow keys choose another. ``tools`` lies at its end."""

    chosen = Signal(str)  # name of a page

    def __init__(self, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.property("page")))
        self._kind = "subpage" if quiet else "page"
        self._row = QHBoxLayout(self, spacing=4)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.addStretch(1)
        self.tools = QHBoxLayout(spacing=4)
        self._row.addLayout(self.tools)

    def add(self, name: str, text: str) -> None:
        """Put one more page at the end of the row."""
        button = QToolButton(objectName=self._kind, checkable=True, text=text)
        button.setProperty("page", name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(button)
        self._row.insertWidget(self._row.count() - 2, button)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        for button in self._group.buttons():
            if button.property("page") == name:
                button.setChecked(True)
