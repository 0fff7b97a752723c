"""The menus, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu. ``name`` finds its action again; "" is a line between."""

    name: str = ""
    text: str = ""
    shortcut: QKeySequence.StandardKey | str | None = None
    run: Callable[[], object] | None = None


def build(window: QMainWindow, menus: dict[str, list[Item]]) -> dict[str, QAction]:
    """Put the menus on the window; their actions by name."""
    actions = dict[str, QAction]()
    for title, items in menus.items():
        menu = window.menuBar().addMenu(title)
        menu.setToolTipsVisible(True)
        for item in items:
            if not item.name or item.run is None:
                menu.addSeparator()
                continue
            action = actions[item.name] = menu.addAction(item.text)
            action.triggered.connect(lambda _=False, run=item.run: run())
            if item.shortcut is not None:
                action.setShortcut(QKeySequence(item.shortcut))
    return actions
