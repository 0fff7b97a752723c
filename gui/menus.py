"""The menus, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu. ``name`` finds its action again; "" is a line between."""

    name: str = ""
    text: str = ""
    shortcut: QKeySequence.StandardKey | str | None = None
    run: Callable[[], object] | None = None


def titles(window: QMainWindow, names: Iterable[str]) -> list[QMenu]:
    """Put empty menus of these names on the window."""
    return [window.menuBar().addMenu(name) for name in names]


def fill(menus: Iterable[QMenu], items: Iterable[list[Item]]) -> dict[str, QAction]:
    """Put the items into the menus, in their order; their actions by name."""
    actions: dict[str, QAction] = {}
    for menu, listed in zip(menus, items, strict=True):
        menu.setToolTipsVisible(True)
        for item in listed:
            if item.name and item.run is not None:
                actions[item.name] = _action(menu, item, item.run)
            else:
                menu.addSeparator()
    return actions


def _action(menu: QMenu, item: Item, run: Callable[[], object]) -> QAction:
    action = menu.addAction(item.text)
    action.triggered.connect(lambda _=False: run())
    if item.shortcut is not None:
        from PySide6.QtGui import QKeySequence

        action.setShortcut(QKeySequence(item.shortcut))
    return action
