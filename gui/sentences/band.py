"""A word in the bar that opens two numbers: between which percentages a prediction lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from gui.choice_box import ChoiceBox
from gui.sentences.choice import Option

Band = tuple[str, float, float]


class BandButton(QToolButton):
    """Opens the numbers under itself; ``chosen`` tells (category uid, low, high)."""

    chosen = Signal(object)

    def __init__(
        self, title: str, options: Callable[[], Sequence[Option]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, objectName="bar")
        self._options = options
        self.band: Band | None = None
        self.popup: BandPanel | None = None
        self.setText(f"{title} ▾")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open)

    def show_band(self, band: Band | None) -> None:
        """What is chosen now."""
        self.band = band

    def open(self) -> None:
        """Show the numbers."""
        self.popup = BandPanel(self._options(), self.band, self)
        self.popup.chosen.connect(self.chosen)
        self.popup.adjustSize()
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        corner.setX(max(min(corner.x(), screen.right() - self.popup.width()), screen.left()))
        self.popup.move(corner)
        self.popup.show()
        self.popup.low.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Down open, as Space does."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)


class BandPanel(QFrame):
    """Which category, from and to which percentage."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[Option], band: Band | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup, objectName="popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.category = ChoiceBox(self.tr("类别"))
        for option in options:
            self.category.addItem(option.word, option.value)
        uid, low, high = band or ("", 0.3, 0.7)
        self.category.setCurrentIndex(max(self.category.findData(uid), 0))
        self.low, self.high = _percent(low), _percent(high)
        self.low.setAccessibleName(self.tr("最低"))
        self.high.setAccessibleName(self.tr("最高"))
        self.take = QPushButton(self.tr("筛选"), objectName="primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        grid = QGridLayout(self, spacing=8)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.addWidget(self.category, 0, 0, 1, 4)
        for place, widget in enumerate((QLabel(self.tr("从")), self.low)):
            grid.addWidget(widget, 1, place)
        for place, widget in enumerate((QLabel(self.tr("到")), self.high)):
            grid.addWidget(widget, 1, place + 2)
        grid.addWidget(self.take, 2, 0, 1, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes what stands there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.category.currentData():
            low, high = sorted((self.low.value() / 100, self.high.value() / 100))
            self.chosen.emit((str(self.category.currentData()), low, high))
        self.close()


def _percent(value: float) -> QSpinBox:
    box = QSpinBox(suffix=" %")
    box.setRange(0, 100)
    box.setSingleStep(5)
    box.setValue(round(value * 100))
    return box
