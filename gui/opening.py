"""The ways to a project from an empty window: choose one, make one, look at the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui import places

if TYPE_CHECKING:
    from gui.window import Window

translate = QCoreApplication.translate  # so that the translators' tool finds it


def open_sample(window: Window) -> None:
    """Open the sample project; the first time, make it of the bundled reports."""
    path = places.sample_project()
    if path.exists():
        window.open_project(path)
    else:
        window.files.import_reports([places.SAMPLES], into=path)


def ask_open(window: Window) -> None:
    """Choose a project file and open it."""
    from PySide6.QtWidgets import QFileDialog

    folder, kinds = str(places.projects_folder()), translate("Window", "标句项目 (*.db)")
    title = translate("Window", "打开项目")
    chosen, _ = QFileDialog.getOpenFileName(window, title, folder, kinds)
    if chosen:
        window.open_project(Path(chosen))


def ask_new(window: Window) -> None:
    """Choose a name and a folder for a new project, and open it."""
    from annotation.project import open_project
    from gui.new_project import ask_new_project

    path = ask_new_project(window, places.projects_folder(), window.words)
    if path is not None:
        open_project(path, create=True).close()
        window.open_project(path)
