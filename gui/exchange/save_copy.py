"""另存副本: the whole project, tags included, as one file, wherever it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QWidget

from gui.background import Background
from gui.target import ask_target


def copy_name(path: Path) -> str:
    """What a copy of this project made today is called."""
    day = QDate.currentDate().toString("yyyy-MM-dd")
    return QCoreApplication.translate("SaveCopy", "{name} 副本 {day}.db").format(
        name=path.stem, day=day
    )


def ask_copy(parent: QWidget, path: Path) -> Path | None:
    """Where the copy shall be; None: nowhere. A stick or a network folder will do."""
    title = QCoreApplication.translate("SaveCopy", "另存副本")
    kinds = QCoreApplication.translate("SaveCopy", "标句项目 (*.db)")
    return ask_target(parent, title, path.with_name(copy_name(path)), kinds)


def save_copy(
    path: Path, target: Path, background: Background, *, said: Callable[[str], None]
) -> bool:
    """Copy beside the window; ``said`` gets the sentence that says where it is.

    The window goes on with the project it has. False where something runs already.
    """
    from operations.beside_project import READ, call

    words = QCoreApplication.translate("SaveCopy", "副本已存为 {path}").format(path=target)
    return background.begin(
        call("annotation.backup.backup", path, target, access=READ, tells=False),
        title=QCoreApplication.translate("SaveCopy", "正在写 {name}").format(name=target.name),
        done=lambda _: said(words),
        writes=False,
    )
