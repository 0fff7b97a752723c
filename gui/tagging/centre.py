"""The page, with room above and below it and for what may take its place."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget


class Centre(QWidget):
    """The middle of the workspace. It stands where it stays, whatever is put into it later."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self._column = QVBoxLayout(self, spacing=0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.stack)

    def put(self, *, above: QWidget, behind: QWidget, below: QWidget) -> None:
        """Add bars above and below the page, and what can be shown in its place."""
        self._column.insertWidget(0, above)
        self.stack.addWidget(behind)
        self._column.addWidget(below)


class Side(QWidget):
    """The place of a panel beside the page, kept free until there is a panel to ``fill`` it."""

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(least)

    def fill(self, panel: QWidget) -> None:
        """Put the panel there; the place stays as wide as it is."""
        self._column.addWidget(panel)
        panel.show()  # at once: who asks for it may give it the focus
