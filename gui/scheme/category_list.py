"""The left side: the categories in two levels, in the order of the scheme; the retired folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from annotation.scheme import Category
from annotation.scheme_order import tree
from gui.look import Look
from gui.scheme.category_cell import COLOUR, COUNT, KEY, UID, Row

_On = QAbstractItemView.DropIndicatorPosition


class SchemeList(QTreeWidget):
    """One row a category.

    ``moved``: its uid, the parent's uid or "", the uid of what it will stand before or "".
    """

    chosen = Signal(str)
    moved = Signal(str, str, str)
    step_asked = Signal(int)  # -1 up, 1 down

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("类别"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(24)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setItemDelegate(Row(look, self))
        self.fold: QTreeWidgetItem | None = None
        self._shape: list[tuple[str, str, bool]] = []
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._turn_fold)
        look.changed.connect(self.viewport().update)

    def show_scheme(
        self, categories: Sequence[Category], counts: Mapping[str, int], chosen: str
    ) -> None:
        """List them all, ``chosen`` marked; nothing is told."""
        self.blockSignals(True)
        # Rows are made anew only where the order changed: this may happen during a click.
        shape = [(c.uid, c.parent, c.retired) for c in categories]
        if shape != self._shape:
            self._shape = shape
            self._list(categories)
        known = {c.uid: c for c in categories}
        for item in self._items():
            _tell(item, known[item.data(0, UID)], counts.get(item.data(0, UID)))
        self.mark(chosen)
        self.blockSignals(False)
        self.viewport().update()

    def _list(self, categories: Sequence[Category]) -> None:
        opened = self.fold is not None and self.fold.isExpanded()
        scrolled = self.verticalScrollBar().value()
        self.clear()
        for top, below in tree(categories):
            item = _item(top)
            item.addChildren([_item(c) for c in below])
            self.addTopLevelItem(item)
            item.setExpanded(True)
        self._list_retired([c for c in categories if c.retired], opened)
        self.verticalScrollBar().setValue(scrolled)

    def _list_retired(self, retired: Sequence[Category], opened: bool) -> None:
        self.fold = None
        if not retired:
            return
        self.fold = fold = QTreeWidgetItem([self.tr("已停用 {n} 个").format(n=len(retired))])
        fold.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        for category in retired:
            item = _item(category)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            fold.addChild(item)
        self.addTopLevelItem(fold)
        fold.setExpanded(opened)

    def mark(self, uid: str) -> None:
        """Mark a category; a retired one is unfolded."""
        for item in self._items():
            if item.data(0, UID) == uid:
                if item.parent() is self.fold and self.fold is not None:
                    self.fold.setExpanded(True)
                self.setCurrentItem(item)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many sentences are yes in each."""
        for item in self._items():
            item.setData(0, COUNT, counts.get(item.data(0, UID), 0))

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        known = [top for top in tops if top is not None]
        below = [top.child(row) for top in known for row in range(top.childCount())]
        return [item for item in (*known, *below) if item.data(0, UID)]

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, UID):
            self.chosen.emit(item.data(0, UID))

    def _turn_fold(self, item: QTreeWidgetItem) -> None:
        if item is self.fold:
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Alt with an arrow moves the category; Enter turns the fold."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step_asked.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._turn_fold(self.currentItem())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Say where it was dropped; the list changes when the scheme has."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        item = self.currentItem()
        if item is not None and item.data(0, UID):
            target = self.itemAt(event.position().toPoint())
            self.drop_at(item, target, self.dropIndicatorPosition())

    def drop_at(self, item: QTreeWidgetItem, target: QTreeWidgetItem | None, where: _On) -> None:
        """``item`` was let go on, above or below ``target``; None: under everything."""
        uid = item.data(0, UID)
        if target is None or not target.data(0, UID):
            self.moved.emit(uid, "", "")
            return
        above = target.parent()
        parent = above.data(0, UID) if above is not None else ""
        if where == _On.OnItem:
            self.moved.emit(uid, target.data(0, UID), "")
        elif where == _On.AboveItem:
            self.moved.emit(uid, parent, target.data(0, UID))
        else:
            self.moved.emit(uid, parent, self._after(target))

    def _after(self, item: QTreeWidgetItem) -> str:
        above = item.parent() or self.invisibleRootItem()
        following = above.child(above.indexOfChild(item) + 1)
        return (following.data(0, UID) or "") if following is not None else ""


def _item(category: Category) -> QTreeWidgetItem:
    item = QTreeWidgetItem([category.name])
    item.setData(0, UID, category.uid)
    return item


def _tell(item: QTreeWidgetItem, category: Category, count: int | None) -> None:
    item.setText(0, category.name)
    item.setToolTip(0, category.definition)
    item.setData(0, KEY, category.key)
    item.setData(0, COLOUR, category.colour)
    item.setData(0, COUNT, count)
