"""/ : a category by a part of its name, or by the first letters of its pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotation.scheme import Category

UID = Qt.ItemDataRole.UserRole + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def matching(categories: Sequence[Category], typed: str) -> list[Category]:
    """The categories whose name, or whose parent's name, holds what was typed, in order.

    Letters also match first letters of the pinyin: zfjd finds 执法监督.
    """
    wanted = typed.strip().casefold()
    names = {c.uid: c.name for c in categories}
    return [
        c
        for c in categories
        if wanted in f"{names.get(c.parent, '')} {c.name}".casefold() or _spells(c.name, wanted)
    ]


def _spells(name: str, letters: str) -> bool:
    if not letters.isascii() or not letters.isalpha():
        return False
    spots = range(len(name) - len(letters) + 1)
    return any(
        all(letter in _initials(char) for letter, char in zip(letters, name[at:], strict=False))
        for at in spots
    )


@cache
def _initials(char: str) -> frozenset[str]:
    from corpus.syllables import readings  # reads a table of its own when first asked

    said = readings().get(char, (char.casefold(),))
    return frozenset(syllable[:1] for syllable in said)


class CategorySearch(QFrame):
    """Type, arrows, Enter. Enter chooses and closes; Esc closes."""

    chosen = Signal(str)  # category uid
    closed = Signal()  # hidden again: the focus belongs to the page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._categories: Sequence[Category] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("类别名称或拼音首字母"))
        self.field.setAccessibleName(self.tr("按名称找类别"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("找到的类别"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._choose)
        self.hint = QLabel(self.tr("回车  标注或取消　Esc  返回"), objectName="caption")
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.field, self.list, self.hint):
            column.addWidget(widget)
        self.hide()

    def open(self, categories: Sequence[Category]) -> None:
        """Ask for one of these."""
        self._categories = categories
        self.field.clear()
        self._fill()
        self.show()
        self.raise_()
        self.field.setFocus()

    def _fill(self) -> None:
        self.list.clear()
        for category in matching(self._categories, self.field.text()):
            item = QListWidgetItem(f"{category.key}　{category.name}" if category.key else "")
            item.setText(item.text() or category.name)
            item.setToolTip(category.definition.strip())
            item.setData(UID, category.uid)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        uid = item.data(UID)
        self._close()
        self.chosen.emit(uid)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the field: arrows move in the list, Enter chooses, Esc leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + steps[key]) % self.list.count())
        elif key in _ENTER:
            if (item := self.list.currentItem()) is not None:
                self._choose(item)
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return super().eventFilter(watched, event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """No key reaches the page from here."""
        event.accept()
