"""保存为一版: a process learns from all that counts now; the window keeps what it left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.asking import Asking
from gui.session import Session
from messages import KnownError, Message


class Keeping(QObject):
    """One at a time. ``kept``: the version's name. ``failed``: a Message."""

    kept = Signal(str)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, models: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._models = session, models
        self._staged: Path | None = None
        self._note = ""
        self._asking = Asking(self)
        self._asking.answered.connect(self._keep)
        self._asking.failed.connect(self._fail)

    @property
    def busy(self) -> bool:
        """Whether something is being learnt."""
        return self._staged is not None

    def start(self, note: str) -> None:
        """Learn, then keep it with this note."""
        from operations.keep_version import fit_beside, new_staging

        if self.busy:
            return
        try:
            self._staged = new_staging(self._models)
        except OSError as error:
            self.failed.emit(_cannot_write(self._models, error))
            return
        self._note = note
        self._asking.ask(fit_beside, self._session.project.path, self._staged)

    def stop(self) -> None:
        """Learn no more; nothing of it is left."""
        self._asking.stop()
        self._clear()

    def _keep(self, fitted: object) -> None:
        from operations.keep_version import Fitted, keep

        assert isinstance(fitted, Fitted)
        staged, note = self._staged, self._note
        if staged is not None:
            project = self._session.project
            self._try(lambda: keep(project, self._models, staged, fitted, note=note))

    def _try(self, work: Callable[[], str]) -> None:
        """``work`` gives the name of what was kept."""
        try:
            version = work()
        except KnownError as error:
            self._fail(error.message)
        except OSError as error:
            self._fail(_cannot_write(self._models, error))
        else:
            self._clear()
            self.kept.emit(version)

    def _fail(self, message: Message) -> None:
        self._clear()
        self.failed.emit(message)

    def _clear(self) -> None:
        if self._staged is not None:
            shutil.rmtree(self._staged, ignore_errors=True)
            self._staged = None
            self.ended.emit()


def _cannot_write(path: Path, error: OSError) -> Message:
    return Message("annotation.cannot_write", {"path": path, "why": error.strerror or error})
