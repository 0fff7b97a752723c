"""The button that says in which order sentences are tagged, and how far one is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotation.categories import Category
from gui.tagging.order_list import DOCUMENT, Choice, OrderList


class OrderButton(QToolButton):
    """Opens a menu of the orders: three, and the rest under 更多. ``chosen`` tells a Choice."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="bar")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("回车、0、空格之后打开哪一句；↑ ↓ 总在本篇里移动"))
        self.orders = QMenu(self)
        self.setMenu(self.orders)
        self._names = dict[str, str]()
        self._choices: QActionGroup | None = None
        self._under = list[QMenu]()  # the menus in the menu
        self.show_list(OrderList())

    def words(self) -> dict[str, str]:
        """The names of the orders."""
        return {
            "document": self.tr("文档顺序"),
            "uncertain": self.tr("先看拿不准的"),
            "new": self.tr("新类别待判"),
            "likely": self.tr("某类别最可能的"),
            "disagreement": self.tr("有分歧的"),
        }

    def show_scheme(self, categories: Sequence[Category], now: Choice) -> None:
        """The menu, under this scheme; ``now`` is marked."""
        self._names = {c.uid: c.name for c in categories}
        self.orders.clear()
        for menu in self._under:
            menu.deleteLater()
        self._under = []
        self._choices = QActionGroup(self.orders)
        self._add(self.orders, "document", now)
        self._add(self.orders, "uncertain", now)
        self._add_each(self.orders, "new", now)
        self.orders.addSeparator()
        more = self._menu(self.orders, self.tr("更多"))
        self._add_each(more, "likely", now)
        self._add(more, "disagreement", now)

    def _add_each(self, menu: QMenu, order: str, now: Choice) -> None:
        """One line per category."""
        under = self._menu(menu, self.words()[order])
        under.setEnabled(bool(self._names))
        for uid, name in self._names.items():
            self._put(under, name, Choice(order, uid), now)

    def _menu(self, parent: QMenu, title: str) -> QMenu:
        made = QMenu(title, self)
        self._under.append(made)
        parent.addMenu(made)
        return made

    def _add(self, menu: QMenu, order: str, now: Choice) -> None:
        self._put(menu, self.words()[order], Choice(order), now)

    def _put(self, menu: QMenu, text: str, choice: Choice, now: Choice) -> None:
        action = QAction(text.replace("&", "&&"), menu, checkable=True)
        action.setChecked(choice == now)
        action.triggered.connect(lambda: self.chosen.emit(choice))
        if self._choices is not None:
            self._choices.addAction(action)
        menu.addAction(action)

    def show_list(self, listed: OrderList) -> None:
        """Say which order it is and how far one is."""
        text = self._said(listed)
        self.setText(f"{text} ▾".replace("&", "&&"))
        self.setAccessibleName(text)

    def _said(self, listed: OrderList) -> str:
        name = self.words()[listed.choice.order]
        if listed.choice.order == DOCUMENT:
            return self.tr("标注顺序：{order}").format(order=name)
        if listed.choice.category:
            category = self._names.get(listed.choice.category, "")
            name = self.tr("{order}（{category}）").format(order=name, category=category)
        if listed.left is None:
            return self.tr("{order} · 正在排…").format(order=name)
        if not listed.step:
            return self.tr("{order} · 剩 {left} 句").format(order=name, left=f"{listed.left:,}")
        place = self.tr("{order} · 第 {n} 句 / 剩 {left}")
        return place.format(order=name, n=listed.step, left=f"{listed.left:,}")
