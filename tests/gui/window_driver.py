"""Drives a window as hands would: key presses and clicks, and eyes on what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, QThread
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotation.annotations import annotations
from annotation.cache import store_predictions
from annotation.project import open_project
from annotation.reports import NewUnit, add_report, units
from annotation.undo import undo
from gui.look import Look
from gui.tagging.reading import Piece
from gui.window import Window
from operations.annotate import annotate

ZHIFA, PUFA, YINGSHANG, MAODUN = "cat-zhifa", "cat-pufa", "cat-yingshang", "cat-maodun"
LINES = (
    ("title", "其他", "云溪县2021年法治政府建设情况报告"),
    ("meta", "其他", "发布日期：2022-03-15"),
    ("heading", "成效", "一、主要工作成效"),
    ("sentence", "成效", "全年抽查行政执法案卷四百件，通报问题三十个，已整改二十八个。"),
    ("sentence", "成效", "开展宪法宣传周活动二十场，发放普法资料五千份。"),
    ("sentence", "成效", "企业开办时间压缩至半个工作日。"),
    ("sentence", "成效", "全县人民调解组织调处矛盾纠纷一千二百件。"),
    ("heading", "计划", "二、下一步工作"),
    ("sentence", "计划", "继续完善规范性文件备案审查制度。"),
)
FIRST, SECOND, THIRD, LAST = 3, 4, 5, 8  # places of sentences


def make_project(
    path: Path, *, analyst: str | None = "甲", lines: tuple[tuple[str, str, str], ...] = LINES
) -> Path:
    """A project with one report."""
    source, new = "", []
    for kind, section, text in lines:
        new.append(NewUnit(len(source), len(source) + len(text), kind, section, text))
        source += text + "\n"
    with open_project(path, create=True) as project:
        add_report(
            project,
            name="云溪县2021.txt",
            source=source,
            encoding="utf-8",
            extractor="",
            units=new,
            metadata={},
            cleaner_version="1",
            splitter_version="1",
            analyst="甲",
        )
        if analyst is not None:
            project.set_setting("analyst", analyst)
    return path


def predict(path: Path, scores: dict[int, dict[str, float]], version: str = "v3") -> None:
    """Keep predictions: place of a sentence -> category -> probability (else 0.02)."""
    nothing = dict.fromkeys((ZHIFA, PUFA, YINGSHANG, MAODUN), 0.02)
    with open_project(path) as project:
        rows = list(units(project))
        given = [(rows[place].id, nothing | said) for place, said in scores.items()]
        store_predictions(project, version, given)


def stored(path: Path, place: int) -> dict[str, tuple[bool, str, float | None]]:
    """What is on disk for a sentence: category -> value, provenance, probability."""
    with open_project(path) as project:
        uid = list(units(project))[place].uid
        rows = [row for row in annotations(project) if row.uid == uid]
    return {r.category: (r.value, r.provenance.kind, r.provenance.probability) for r in rows}


def by_command_line(path: Path, place: int, name: str, analyst: str = "甲") -> None:
    """Another program tags a sentence."""
    with open_project(path) as project:
        uid = list(units(project))[place].uid
        annotate(project, uid=uid, names=[name], analyst=analyst)


def undo_elsewhere(path: Path) -> None:
    """Another program undoes."""
    with open_project(path) as project:
        undo(project, analyst="甲")


class Driver:
    """One window and the hands on it."""

    def __init__(self, qtbot, settings: QSettings, look: Look, *, learns: bool = False) -> None:
        self.qtbot, self.path = qtbot, Path()
        look.apply()
        self.window = Window(settings, look, lang="zh", learns=learns)
        self.window.resize(1366, 768)
        self.window.show()

    def open(self, path: Path) -> bool:
        self.path = path
        self.window.show()
        self.window.activateWindow()
        opened = self.window.open_project(path)
        QApplication.processEvents()
        return opened

    def close(self) -> None:
        self.window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def leave(self) -> None:
        """Close for good; nothing may be left at work."""
        self.close()
        assert self.window.findChildren(QThread) == []
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def page(self):
        return self.window.view.workspace.page

    @property
    def current(self) -> int:
        return self.page.current

    @property
    def piece(self) -> Piece:
        return self.window.view.workspace.current

    @property
    def says(self) -> str:
        return self.window.status.message

    @property
    def enter_says(self) -> str:
        return self.window.view.workspace.categories.confirm_button.text()

    def press(self, *keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.page, key, modifier)
            QApplication.processEvents()  # what follows right after the paint

    def press_control(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def send(self, text: str, key: int, *, held: bool = False, modifier=None) -> None:
        """A key event as an input method or another keyboard makes it."""
        modifier = modifier or Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifier, text, held)
        QApplication.sendEvent(self.page, event)

    def stored(self, place: int) -> dict[str, tuple[bool, str, float | None]]:
        return stored(self.path, place)
