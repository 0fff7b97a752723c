"""Files and folders dropped on the window: reports come in, a project is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.look import font

PROJECT = ".db"
_CARD = (480, 160)


class DropTarget(QObject):
    """Watches ``window`` for what is dropped on it; takes nothing while ``enabled`` is False.

    A lone project file is ``project_dropped``; everything else that lies on this computer is
    ``dropped``: what a file is, its content decides later, and the result says why not.
    """

    dropped = Signal(object)  # a list of Paths: reports and folders
    project_dropped = Signal(object)  # a Path

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self.enabled = window, True
        self.veil = QLabel(self.tr("松开即导入"), window, objectName="veil")
        self.veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.veil.setFont(font(24))
        self.veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.veil.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take drags that hold files, leave everything else to the window."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if kind == QEvent.Type.DragLeave:
            self.veil.hide()
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        paths = paths_of(event.mimeData())
        if not self.enabled or not any(map(can_be_taken, paths)):
            return False
        # Never "move": the file manager would take the file away afterwards.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        opens = _project_of(paths) is not None
        self.veil.setText(self.tr("松开即打开项目") if opens else self.tr("松开即导入"))
        card = QRect(0, 0, *_CARD)
        card.moveCenter(self._window.rect().center())
        self.veil.setGeometry(card)
        self.veil.raise_()
        self.veil.show()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.veil.hide()
        paths = paths_of(event.mimeData())
        if not paths or not self.enabled:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        project = _project_of(paths)
        if project is not None:
            self.project_dropped.emit(project)
        else:
            self.dropped.emit(paths)
        return True


def paths_of(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer in a drag."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def can_be_taken(path: Path) -> bool:
    """Whether it is a folder, a project, or named like a report."""
    from corpus.readers.find import SUFFIXES

    return path.is_dir() or path.suffix.lower() in SUFFIXES | {PROJECT}


def _project_of(paths: list[Path]) -> Path | None:
    one = len(paths) == 1 and paths[0].suffix.lower() == PROJECT
    return paths[0] if one else None
