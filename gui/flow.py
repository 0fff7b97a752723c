"""A layout that goes on in the next line where the first is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets side by side, each as wide as it wants to be, in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._flow: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put one more at the end."""
        self._flow.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._flow)

    def itemAt(self, place: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """The one at ``place``."""
        return self._flow[place] if 0 <= place < len(self._flow) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """Take the one at ``place`` out."""
        return self._flow.pop(place) if 0 <= place < len(self._flow) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It grows only as far as it must."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high it is when it is so wide."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As little as it can do with."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest of them must fit."""
        sizes = [item.sizeHint() for item in self._flow if not item.isEmpty()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Put every widget where it belongs."""
        super().setGeometry(place)
        self._place(place, move=True)

    def _place(self, room: QRect, *, move: bool) -> int:
        """Line after line; the height of them all. A line's widgets stand in its middle."""
        y = room.top()
        for line in self._lines(room.width()):
            x, high = room.left(), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                if move:
                    drop = (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + drop), size))
                x += size.width() + self._gap
            y += high + self._gap
        return max(y - self._gap - room.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = width + 1
        for item in self._flow:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if x + wide > width or not lines:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wide + self._gap
        return lines
