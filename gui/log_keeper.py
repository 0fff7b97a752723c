"""Empties the project's write-ahead log beside the window, when the hands rest."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer

from annotation.checkpoint import empty_the_log

REST_MS = 2000  # nothing was written for so long
MOST_WRITES = 1500  # then it is emptied whether they rest or not: some ten megabytes


class LogKeeper(QObject):
    """Of one open project, whose own connection leaves its log alone."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._writes = path, 0
        self._thread: QThread | None = None
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._empty)

    def note(self) -> None:
        """Something was written."""
        self._writes += 1
        if self._writes < MOST_WRITES or not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self._soon.stop()
        if self._thread is not None:
            self._thread.wait()

    def _empty(self) -> None:
        if self._thread is not None and self._thread.isRunning():
            self._soon.start()
            return
        self._writes = 0
        self._thread = _Emptying(self._path, self)
        self._thread.finished.connect(self._thread.deleteLater)
        self._thread.finished.connect(self._forget)
        self._thread.start()

    def _forget(self) -> None:
        self._thread = None


class _Emptying(QThread):
    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path

    def run(self) -> None:
        """SQLite lets go of the interpreter while it writes."""
        empty_the_log(self._path)
