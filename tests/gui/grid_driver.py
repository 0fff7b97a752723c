"""Drives the grid of reports as hands would, on a project of five reports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report
from gui.background import Background
from gui.look import Look
from gui.reports.page import GridPage
from gui.session import Session

FIELDS = ("region", "year", "level")
REPORTS = (
    ("云溪县2020.txt", "云溪县", "2020", "县"),
    ("云溪县2022.txt", "云溪县", "2022", "县"),
    ("又一篇2022.txt", "云溪县", "2022", "县"),
    ("无地区.txt", "", "2021", ""),
    ("无年份.txt", "青岚区", "", ""),
)
"""The second and the third are of one body and year."""


def make_grid_project(path: Path) -> Path:
    with open_project(path, create=True) as project:
        project.set_setting("analyst", "甲")
        for name, *values in REPORTS:
            found = zip(FIELDS, values, strict=True)
            add_grid_report(project, name, {f: (v, "title") for f, v in found if v})
    return path


def add_grid_report(project: Project, name: str, metadata: dict[str, tuple[str, str]]) -> int:
    return add_report(
        project,
        name=name,
        source=f"{name}：第一句。",
        encoding="utf-8",
        extractor="",
        units=[NewUnit(0, len(name) + 5, "sentence", "成效", f"{name}：第一句。")],
        metadata=metadata,
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    ).report_id


class GridDriver:
    """The page in a window that has nothing but undo and redo."""

    def __init__(self, qtbot, look: Look, path: Path) -> None:
        self.qtbot, self.session, self.background = qtbot, Session(path), Background()
        self.session.ask_name = lambda: "乙"
        self.said, self.failed, self.opened = [], [], []
        self.page = GridPage(self.session, look, self.background)
        self.page.said.connect(self.said.append)
        self.page.open_sentence.connect(lambda *ids: self.opened.append(ids))
        self.session.failed.connect(lambda message: self.failed.append(str(message)))
        self.window = QMainWindow()
        for keys, run in (("Ctrl+Z", self.session.undo), ("Ctrl+Y", self.session.redo)):
            action = QAction(self.window, shortcut=QKeySequence(keys))
            action.triggered.connect(lambda _=False, run=run: run())
            self.window.addAction(action)
        self.window.setCentralWidget(self.page)
        self.window.resize(1366, 680)
        self.window.show()
        self.window.activateWindow()
        self.page.show_page()
        QApplication.processEvents()

    def leave(self) -> None:
        self.background.stop()
        self.window.close()
        self.session.close()
        self.window.deleteLater()
        QApplication.processEvents()

    @property
    def grid(self):
        return self.page.grid

    @property
    def names(self) -> list[str]:
        """The reports in view."""
        return [report.name for report in self.grid.model_.reports]

    @property
    def here(self) -> tuple[str, int]:
        index = self.grid.currentIndex()
        return self.grid.model_.columns[index.column()].field, index.row()

    def column(self, field: str) -> int:
        return next(p for p, c in enumerate(self.grid.model_.columns) if c.field == field)

    def go(self, field: str, row: int, to: tuple[str, int] | None = None) -> None:
        """Make a cell the current one; with ``to``, select the rectangle to that cell."""
        model, flags = self.grid.model_, QItemSelectionModel.SelectionFlag
        first = model.index(row, self.column(field))
        last = model.index(to[1], self.column(to[0])) if to else first
        self.grid.setFocus()
        self.grid.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.grid.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)

    def press(self, key: Qt.Key, *, control: bool = False, shift: bool = False) -> None:
        """A key where the focus is: the grid or the line that is typed into."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        self.qtbot.keyClick(QApplication.focusWidget() or self.grid, key, modifiers)
        # Twice: the end of typing is an event of its own, and what it stores is the next.
        QApplication.processEvents()
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for sign in text:
            self.qtbot.keyClicks(QApplication.focusWidget() or self.grid, sign)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, control=True)

    @property
    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    def shown(self, field: str) -> list[str]:
        """What a column shows."""
        rows = range(self.grid.model_.rowCount())
        return [self.grid.model_.text(row, self.column(field)) for row in rows]

    def source(self, field: str, row: int) -> str:
        return self.grid.model_.reports[row].metadata[field][1]

    def choose(self, kind: str) -> None:
        self.qtbot.mouseClick(self.page.filters.buttons[kind], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
