"""The report is on the screen first; the rest comes at once after it and moves nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu
from window_driver import FIRST, ZHIFA, Driver, by_command_line, stored

from gui.look import Look

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    # Who writes, who asks, who shows more than the report.
    *("annotation.annotations", "annotation.reports", "annotation.scheme", "annotation.undo"),
    *("annotation.cache", "annotation.search", "operations.why", "operations.judge_one"),
    *("gui.learning", "gui.files", "gui.reader", "gui.exchange.drop", "gui.dialogs"),
    *("gui.tagging.panels", "gui.tagging.around", "gui.tagging.reports_panel"),
    *("gui.tagging.categories_panel", "gui.tagging.correcting", "gui.tagging.find_bar"),
    *("tomllib", "difflib", "html", "subprocess", "socket", "uuid", "hashlib", "multiprocessing"),
    *("numpy", "scipy", "sklearn", "jieba", "rjieba"),
)
PROGRAM = f"""
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from gui.app import make_app
from gui.look import Look
from gui.window import Window
app = make_app("zh")
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
window = Window(settings, Look(settings), lang="zh")
window.open_project(Path(sys.argv[1]))
def tell():
    print(*(name for name in {LATER!r} if name in sys.modules), flush=True)
    os._exit(0)
window.view.workspace.page.painted.connect(tell)
window.show()
app.exec()
"""


@pytest.fixture
def fresh(qtbot, qapp, settings, project_path: Path) -> Iterator[Driver]:
    """A window in which nothing is open yet."""
    driver = Driver(qtbot, settings, Look(settings))
    driver.path = project_path
    yield driver
    driver.leave()


def is_finished(driver: Driver) -> bool:
    return driver.window.view.correcting is not None


def inks(picture: QImage, ground: str) -> int:
    """How many pixels of every third line are neither the ground nor nearly so."""
    paper = QColor(ground).lightness()
    return sum(
        abs(picture.pixelColor(x, y).lightness() - paper) > 60
        for y in range(0, picture.height(), 3)
        for x in range(picture.width())
    )


def test_the_first_paint_shows_the_report(fresh):
    fresh.window.open_project(fresh.path)
    seen = []

    def look() -> None:
        picture = fresh.page.viewport().grab().toImage()
        seen.append((inks(picture, fresh.window.look.theme.page), is_finished(fresh)))

    fresh.page.painted.connect(look)
    fresh.qtbot.waitUntil(lambda: bool(seen))
    (ink, finished), *_ = seen
    assert ink > 500
    assert not finished


def test_the_rest_follows_by_itself(fresh):
    fresh.window.open_project(fresh.path)
    fresh.qtbot.waitUntil(lambda: is_finished(fresh))
    assert fresh.window.view.workspace.reports.reports.model().rowCount() == 1
    assert fresh.window.view.text_menu.actions()
    assert fresh.window.actions_["find"].isEnabled()


def test_nothing_moves_when_the_rest_comes(fresh):
    fresh.window.open_project(fresh.path)

    def places() -> list[QRect]:
        workspace = fresh.window.view.workspace
        bar = fresh.window.menuBar()
        shown = [fresh.page, fresh.window.status, fresh.window.view.bar]
        at = [QRect(w.mapToGlobal(w.rect().topLeft()), w.size()) for w in shown]
        at += [bar.actionGeometry(action) for action in bar.actions()]
        return [*at, QRect(*workspace.splitter.sizes(), 0)]

    before = list[QRect]()
    fresh.page.painted.connect(lambda: before.extend(places()))
    fresh.qtbot.waitUntil(lambda: bool(before))
    lines = fresh.page.layout_.width, fresh.page.verticalScrollBar().value()
    fresh.window.finish()
    for _ in range(3):
        QApplication.processEvents()
    assert places() == before
    assert (fresh.page.layout_.width, fresh.page.verticalScrollBar().value()) == lines


def test_a_key_before_the_panels_are_there_tags(fresh):
    fresh.window.open_project(fresh.path)
    assert not is_finished(fresh)
    fresh.send("1", Qt.Key.Key_1)
    assert stored(fresh.path, FIRST)[ZHIFA][0] is True


def test_a_shortcut_before_the_menus_are_filled_works(fresh):
    by_command_line(fresh.path, FIRST, "执法监督")
    fresh.window.open_project(fresh.path)
    assert not is_finished(fresh)
    fresh.press_control(Qt.Key.Key_Z)
    assert stored(fresh.path, FIRST) == {}


def test_a_menu_that_is_opened_at_once_is_filled(fresh):
    fresh.window.open_project(fresh.path)
    menu = fresh.window.menuBar().findChildren(QMenu)[0]
    menu.popup(fresh.window.pos())
    assert menu.actions()
    menu.close()


def test_closing_before_the_panels_are_there_is_safe(fresh):
    fresh.window.open_project(fresh.path)
    assert not is_finished(fresh)
    fresh.close()
    assert fresh.window.session is None


def test_what_the_report_does_not_need_is_not_loaded_for_the_first_paint(project_path, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(project_path), str(tmp_path / "settings.ini")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
