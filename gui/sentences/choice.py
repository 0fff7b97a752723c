"""A word in the bar that opens a list to choose from, by mouse or by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

SEARCHED = 12  # from so many choices on there is a box to find them
WIDEST, TALLEST = 420, 420
VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what is stored, and its word."""

    value: object
    word: str


class ChoiceButton(QToolButton):
    """Opens a list under itself. ``many``: several may be chosen at once;
    ``needed``: one always is.

    ``options`` is asked for the choices each time; ``chosen`` tells a tuple of values: empty, no
    restriction.
    """

    chosen = Signal(tuple)

    def __init__(
        self,
        title: str,
        options: Callable[[], Sequence[Option]],
        *,
        many: bool = False,
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, objectName="bar")
        self._options, self._many, self._needed = options, many, needed
        self.title = title
        self.values: tuple[object, ...] = ()
        self.popup: ChoiceList | None = None
        self.setText(f"{title} ▾")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open)

    def show_values(self, values: tuple[object, ...]) -> None:
        """What is chosen now."""
        self.values = values

    def open(self) -> None:
        """Show the list, the chosen ones ticked."""
        self.popup = ChoiceList(
            self._options(), self.values, many=self._many, needed=self._needed, parent=self
        )
        self.popup.list.setAccessibleName(self.title)
        self.popup.chosen.connect(self._choose)
        self.popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, values: tuple[object, ...]) -> None:
        if values != self.values:
            self.values = values
            self.chosen.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Down open, as Space does."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)


class ChoiceList(QFrame):
    """The list that opens. Space ticks, Enter takes and closes, Escape closes."""

    chosen = Signal(tuple)

    def __init__(
        self,
        options: Sequence[Option],
        values: tuple[object, ...],
        *,
        many: bool,
        needed: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup, objectName="popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._many = many
        self.search = QLineEdit(placeholderText=self.tr("输入几个字来找"))
        self.search.setAccessibleName(self.tr("在列表中找"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.search.setVisible(len(options) > SEARCHED)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        self.list.installEventFilter(self)
        self._high = self.list.fontMetrics().height() + 14
        self._fill(options, values, needed=needed)
        self.list.itemClicked.connect(self._click)
        column = QVBoxLayout(self, spacing=6)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self.list)

    def _fill(self, options: Sequence[Option], values: tuple[object, ...], *, needed: bool) -> None:
        nothing = QListWidgetItem(self.tr("不限"), self.list)
        nothing.setHidden(needed)
        nothing.setSizeHint(QSize(0, self._high))
        for option in options:
            item = QListWidgetItem(option.word, self.list)
            item.setToolTip(option.word if len(option.word) > 16 else "")
            item.setData(VALUE, option.value)
            item.setSizeHint(QSize(0, self._high))
            ticked = option.value in values
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        ticks = [row for row in range(1, self.list.count()) if self._ticked(row)]
        self.list.setCurrentRow(ticks[0] if ticks else min(1, self.list.count() - 1))

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, or as near as the screen allows."""
        rows = [r for r in range(self.list.count()) if not self.list.isRowHidden(r)]
        metrics = self.list.fontMetrics()
        wide = max(metrics.horizontalAdvance(self.list.item(r).text()) for r in rows) + 64
        self.list.setFixedHeight(min(self._high * len(rows) + 4, TALLEST))
        self.list.setFixedWidth(min(max(wide, 160), WIDEST))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        corner.setX(max(min(corner.x(), screen.right() - self.width()), screen.left()))
        corner.setY(max(min(corner.y(), screen.bottom() - self.height()), screen.top()))
        self.move(corner)
        self.show()
        self.list.setFocus()

    def _ticked(self, row: int) -> bool:
        return self.list.item(row).checkState() == Qt.CheckState.Checked

    def _click(self, item: QListWidgetItem) -> None:
        self._take(self.list.row(item))

    def _take(self, row: int) -> None:
        """What a click or a key on a row does."""
        value = self.list.item(row).data(VALUE)
        if not self._many or row == 0:
            self.chosen.emit(() if row == 0 else (value,))
            self.close()
            return
        now = Qt.CheckState.Unchecked if self._ticked(row) else Qt.CheckState.Checked
        self.list.item(row).setCheckState(now)
        self._tell_many()

    def _tell_many(self) -> None:
        items = [self.list.item(r) for r in range(1, self.list.count()) if self._ticked(r)]
        self.chosen.emit(tuple(item.data(VALUE) for item in items))

    def _narrow(self, text: str) -> None:
        """Show only what holds the text."""
        for row in range(1, self.list.count()):
            self.list.item(row).setHidden(text.lower() not in self.list.item(row).text().lower())
        left = [r for r in range(1, self.list.count()) if not self.list.isRowHidden(r)]
        self.list.setCurrentRow(left[0] if left else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys of the list, whichever of its two parts has them."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Space and watched is self.list:
            self._take(self.list.currentRow())
        elif key == Qt.Key.Key_Down and watched is self.search:
            self.list.setFocus()
        elif watched is self.list and self.search.isVisible() and _writes(event):
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            return super().eventFilter(watched, event)
        return True

    def _enter(self) -> None:
        if not self._many or not any(self._ticked(r) for r in range(1, self.list.count())):
            self._take(self.list.currentRow())
        self.close()


def _writes(event: QKeyEvent) -> bool:
    return bool(event.text().strip()) and event.text().isprintable()
