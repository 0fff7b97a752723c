"""A list of which one is taken, as the style has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A list of which the analyst takes one; ``taken``: its value. The wheel changes nothing."""

    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("field")
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda row: self.taken.emit(self.itemData(row)))

    def show_items(self, items: Sequence[tuple[str, str]], value: str) -> None:
        """List (value, words), ``value`` chosen."""
        self.clear()
        for each, words in items:
            self.addItem(words, each)
        self.setCurrentIndex(self.findData(value))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """As the style has it; the arrow is ours, since the style sheet has none."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(self.palette().placeholderText().color())
            place = self.rect().adjusted(0, 0, -8, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, "▾")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolling the page must not change what is taken."""
        event.ignore()
