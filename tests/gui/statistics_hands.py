"""What an analyst does on 统计, and what is seen there."""

from __future__ import annotations

from pathlib import Path

from window_driver import Driver

from gui.look import Look
from gui.statistics.table import FiguresView

PATIENCE = 60_000  # ms; a busy machine


class Hands:
    def __init__(self, qtbot, settings, path: Path) -> None:
        self.qtbot, self.path = qtbot, path
        self.driver = Driver(qtbot, settings, Look(settings))
        self.driver.open(path)
        self.view = self.driver.window.view
        self.shown: list[tuple[list[int], str]] = []
        self.turn()

    def turn(self) -> None:
        self.view.turn_to("statistics")
        self.page = self.view.pages["statistics"]
        self.page.show_units.connect(self.shown.append)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.asking.busy, timeout=PATIENCE)

    def choose(self, box, value: str) -> None:
        """As with the arrow keys in the list."""
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        self.wait()

    def texts(self, table: FiguresView) -> list[list[str]]:
        return [[f"{c.text} {c.end}".strip() for c in line] for line in table.model_.lines]

    def heads(self, table: FiguresView) -> list[str]:
        return [head.text for head in table.model_.heads]

    def cell(self, table: FiguresView, row: int, head: str):
        return self.texts(table)[row][self.heads(table).index(head)]

    def index(self, table: FiguresView, row: int, head: str):
        return table.model_.index(row, self.heads(table).index(head))
