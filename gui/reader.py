"""Reads beside the window: the newest question only, in a thread with its own connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from annotation.project import Project
from annotation.read_only import open_to_read
from messages import KnownError

LOOK_UP = 20_000  # steps of SQLite between two looks whether anybody still wants the answer

Work = Callable[[Project], Iterator[Any]]


class _Job(QThread):
    part = Signal(object)
    failed = Signal(object)  # a Message

    def __init__(self, path: Path, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._work = path, work
        # Of our own: Qt forgets the interruption of a thread that has just finished.
        self.dropped = False

    def run(self) -> None:
        """Tell part after part, until there are no more or nobody wants them."""
        try:
            with open_to_read(self._path) as project:
                self._read(project)
        except KnownError as error:
            self.failed.emit(error.message)
        except OperationalError:
            # A statement that was cut short; any other is a bug.
            if not self.dropped:
                raise

    def _read(self, project: Project) -> None:
        for connection in (project.db, project.cache.run(lambda conn: conn)):
            connection.set_progress_handler(lambda: self.dropped, LOOK_UP)
        for part in self._work(project):
            if self.dropped:
                return
            self.part.emit(part)


class Reader(QObject):
    """Answers one question at a time; a newer one takes the place of those before it.

    ``told`` brings each part of the answer, ``failed`` a Message, in the window's thread.
    """

    told = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._next: tuple[Path, Work] | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, path: Path, work: Work) -> None:
        """Run ``work`` on the project at ``path`` and tell every part that it yields.

        Never waits: where an older question is being answered, this one comes next.
        """
        self._next = (path, work)
        if self._job is None:
            self._start()
        else:
            self._job.dropped = True

    def forget(self) -> None:
        """Forget every question: nothing more is told. Never waits."""
        self._next = None
        if self._job is not None:
            self._job.dropped = True

    def stop(self) -> None:
        """Forget every question, and wait until nothing runs any more."""
        self.forget()
        if self._job is not None:
            self._job.wait()
            self._end(self._job)

    def _start(self) -> None:
        if self._next is None:
            return
        self._job = job = _Job(*self._next, self)
        self._next = None
        job.part.connect(lambda part: self._tell(job, self.told, part))
        job.failed.connect(lambda message: self._tell(job, self.failed, message))
        job.finished.connect(lambda: self._end(job))
        job.start()

    def _tell(self, job: _Job, signal: Any, part: object) -> None:
        # What was on its way when a newer question came is not told.
        if job is self._job and not job.dropped:
            signal.emit(part)

    def _end(self, job: _Job) -> None:
        if job is self._job:
            self._job = None
            job.deleteLater()
            self._start()
