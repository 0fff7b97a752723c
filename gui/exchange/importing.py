"""Import beside the window: a thread with its own connection to the project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from annotation.project import open_project
from messages import KnownError, Message
from operations.analysts import analyst_of

if TYPE_CHECKING:
    from operations.import_reports import ImportResult


class _Cancelled(Exception):  # noqa: N818 - not an error
    pass


class ImportJob(QThread):
    """Imports ``sources`` into the project at ``path``, which is made where there is none.

    Ends with ``came_in`` (an ImportResult; None: cancelled, what came in stays) or ``failed``.
    """

    advanced = Signal(int, int, str)  # done, total, name of the file
    came_in = Signal(object)
    failed = Signal(object)  # a Message

    def __init__(self, path: Path, sources: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self._sources = path, list(sources)

    def run(self) -> None:
        """The thread: read, cut and store, one report after the other."""
        from operations.import_reports import import_reports

        try:
            with open_project(self.path, create=True) as project:
                who = analyst_of(project, None)[0]
                result = import_reports(
                    project, self._sources, analyst=who, progress=self._progress
                )
        except _Cancelled:
            self.came_in.emit(None)
        except KnownError as error:
            self.failed.emit(error.message)
        except OSError as error:
            values = {"path": error.filename or self.path, "why": error.strerror or error}
            self.failed.emit(Message("annotation.cannot_write", values))
        else:
            self.came_in.emit(result)

    def _progress(self, done: int, total: int, what: str) -> None:
        if self.isInterruptionRequested():
            raise _Cancelled
        self.advanced.emit(done, total, what)


class Importer(QObject):
    """Runs one import at a time and says how it goes."""

    busy = Signal(bool)
    said = Signal(str)
    advanced = Signal(object)  # (done, total); None: no work is under way
    refused = Signal(object)  # a Message
    came_in = Signal(object, object)  # the project's path; an ImportResult, None: cancelled

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: ImportJob | None = None

    def start(self, path: Path, sources: Sequence[Path]) -> None:
        """Import into the project at ``path``; nothing happens while another import runs."""
        if self.job is not None:
            return
        self.job = job = ImportJob(path, sources, self)
        job.advanced.connect(self._advance)
        job.came_in.connect(lambda result: self.came_in.emit(path, result))
        job.failed.connect(self._fail)
        job.finished.connect(self._end)
        self.busy.emit(True)
        self.said.emit(self.tr("正在导入…"))
        self.advanced.emit((0, 0))
        job.start()

    def cancel(self) -> None:
        """Stop after the report that is being read."""
        if self.job is not None:
            self.job.requestInterruption()

    def stop(self) -> None:
        """Stop, and wait until it has."""
        if self.job is not None:
            self.job.requestInterruption()
            self.job.wait()
            self._end()

    def told(self, result: ImportResult | None) -> str:
        """What came in, in one sentence."""
        if result is None:
            return self.tr("导入已取消，已读完的报告都在")
        came, same = len(result.added + result.renamed), len(result.unchanged + result.aliases)
        words = self.tr("导入了 {n} 篇报告，{s} 句").format(n=came, s=result.sentences)
        return words + (self.tr("；{n} 篇原来就有").format(n=same) if same else "")

    def _advance(self, done: int, total: int, what: str) -> None:
        if what:
            self.said.emit(self.tr("正在导入 {name}").format(name=what))
        self.advanced.emit((done, total))

    def _fail(self, message: Message) -> None:
        self.said.emit("")
        self.refused.emit(message)

    def _end(self) -> None:
        if self.job is None:
            return
        self.job.deleteLater()
        self.job = None
        self.advanced.emit(None)
        self.busy.emit(False)
