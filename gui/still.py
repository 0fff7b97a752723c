"""A place whose changing words move nothing around it.

Qt lays out a window from the label up to its frame whenever a word in it changes. That is a
third of the time between a key press and its paint, so what changes with every press stands in
a place that has a size of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Still(QWidget):
    """Holds ``inner``, as high as it wants to be and as wide as there is room."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        inner.setParent(self)
        self.setAutoFillBackground(True)  # nor is all painted that it stands on
        self._high = self._wanted()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width."""
        return QSize(0, self._high)

    def event(self, event: QEvent) -> bool:
        """What is held may want another height: the text became larger."""
        if event.type() == QEvent.Type.LayoutRequest and self._wanted() != self._high:
            self._high = self._wanted()
            self.updateGeometry()
        return super().event(event)

    def _wanted(self) -> int:
        return max(self._inner.sizeHint().height(), self._inner.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """It fills the place."""
        super().resizeEvent(event)
        self._inner.setGeometry(self.rect())
