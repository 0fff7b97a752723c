"""One long work beside the window: a process of its own, or a thread for what is soon done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from annotation.project import Project, open_project
from gui.beside_job import BesideJob
from messages import KnownError, Message
from operations.progress import Progress

if TYPE_CHECKING:
    from operations.beside_project import Call

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - not an error
    """Raised by ``progress`` inside the work when the analyst has pressed cancel."""


class _ThreadJob(QThread):
    advanced = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)  # a Message
    cancelled = Signal()

    def __init__(
        self,
        path: Path,
        work: Callable[[Project, Progress], Any],
        *,
        create: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._path, self._work, self._create = path, work, create

    def run(self) -> None:
        try:
            with open_project(self._path, create=self._create) as project:
                result = self._work(project, self._progress)
        except Cancelled:
            self.cancelled.emit()
        except KnownError as error:
            self.failed.emit(error.message)
        except OSError as error:
            values = {"path": error.filename or self._path, "why": error.strerror or error}
            self.failed.emit(Message("annotation.cannot_write", values))
        else:
            self.done.emit(result)

    def cancel(self) -> None:
        self.requestInterruption()

    def leave(self) -> None:
        self.requestInterruption()
        self.wait()

    def _progress(self, done: int, total: int, what: str) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        self.advanced.emit(done, total, what)


class Background(QObject):
    """Runs one long work at a time and says how it goes; the status line shows it."""

    busy_changed = Signal(bool)
    said = Signal(str)
    titled = Signal(str)  # what is under way
    advanced = Signal(object)  # (done, total); None: nothing is under way
    refused = Signal(object)  # a Message, where the caller has no use of its own for it
    ended = Signal(object)  # the project's path, where the work may have changed the project

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _ThreadJob | BesideJob | None = None
        self._path: Path | None = None
        self.writes = False

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def begin(
        self,
        call: Call,
        *,
        title: str,
        done: Callable[[Any], None],
        failed: Callable[[Message], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        writes: bool = True,
    ) -> bool:
        """Do ``call`` (``operations.beside_project``) in a process: the window never stutters.

        ``writes``: it changes annotations, so that no key may meanwhile. ``title`` stands in
        the status line. In the window's thread then one of: ``done(result)``;
        ``failed(message)``, else the window tells it; ``cancelled()``. False, with nothing
        started, where something is under way already.
        """
        if self._job is not None:
            return False
        from operations.beside_project import READ

        job, path = BesideJob(call, self), None if call.access == READ else call.path
        self._run(job, path, title, done, failed, cancelled, writes=writes)
        return True

    def start(
        self,
        path: Path,
        work: Callable[[Project, Progress], T],
        *,
        title: str,
        done: Callable[[T], None],
        failed: Callable[[Message], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        create: bool = False,
        writes: bool = True,
    ) -> bool:
        """``begin`` in a thread: ``work(project, progress)`` at ``path``, made if ``create``.

        For what is done before a process would have come: a thread shares the interpreter with
        the window.
        """
        if self._job is not None:
            return False
        job = _ThreadJob(path, work, create=create, parent=self)
        self._run(job, path, title, done, failed, cancelled, writes=writes)
        return True

    def _run(
        self,
        job: _ThreadJob | BesideJob,
        path: Path | None,
        title: str,
        done: Callable[[Any], None],
        failed: Callable[[Message], None] | None,
        cancelled: Callable[[], None] | None,
        *,
        writes: bool,
    ) -> None:
        self._job, self._path, self.writes = job, path, writes
        job.advanced.connect(lambda at, of, what: self._advance(title, at, of, what))
        job.finished.connect(lambda: self._end(job))
        job.done.connect(lambda result: self._after(job, lambda: done(result)))
        job.failed.connect(lambda message: self._after(job, lambda: self._fail(failed, message)))
        job.cancelled.connect(lambda: self._after(job, cancelled or self._say_cancelled))
        self.busy_changed.emit(True)
        self.titled.emit(title)
        self.advanced.emit((0, 0))
        job.start()

    def cancel(self) -> None:
        """Ask the work to stop at the next place where that is safe."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Ask it to stop, and wait until it has; what it would have told is not told."""
        if self._job is not None:
            job = self._job
            job.leave()
            self._end(job)

    def _after(self, job: _ThreadJob | BesideJob, tell: Callable[[], None]) -> None:
        """The end is known before it is told: what is told may start the next work."""
        if self._job is job:
            job.leave()
            self._end(job)
            tell()

    def _advance(self, title: str, done: int, total: int, what: str) -> None:
        self.titled.emit(f"{title} {what}" if what else title)
        self.advanced.emit((done, total))

    def _fail(self, failed: Callable[[Message], None] | None, message: Message) -> None:
        (failed or self.refused.emit)(message)

    def _say_cancelled(self) -> None:
        self.said.emit(self.tr("已取消，什么都没有改动"))

    def _end(self, job: _ThreadJob | BesideJob) -> None:
        if self._job is not job:
            return
        self._job = None
        job.deleteLater()
        self.advanced.emit(None)
        self.busy_changed.emit(False)
        if self._path is not None:
            self.ended.emit(self._path)
