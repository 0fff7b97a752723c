"""Hands on the page 批量标注."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from interchange.xlsx_reading import read_sheets


class Hands:
    def __init__(self, driver: Any) -> None:
        self.driver, self.qtbot = driver, driver.qtbot
        driver.window.view.turn_to("batch")
        self.page = driver.window.view.pages["batch"]
        self.settle()

    def wait(self, what: Any, timeout: int = 120_000) -> None:
        self.qtbot.waitUntil(what, timeout=timeout)

    def settle(self) -> None:
        self.wait(lambda: not self.page.looker.busy)

    def click(self, button: Any) -> None:
        assert button.isEnabled() and button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def tag(self, folder: Path) -> Path:
        """Tag into a table, and wait for it."""
        page = self.page
        page.start.table.setChecked(True)
        page.take([folder])
        out: Path = page.start.out
        self.click(page.start.begin_button)
        self.wait(lambda: page.shown is page.run)
        return out

    def key(self, widget: Any, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(widget, key)


def rows_of(path: Path, sheet: str) -> list[list[str]]:
    return next([cells for _, cells in rows] for name, rows in read_sheets(path) if name == sheet)
