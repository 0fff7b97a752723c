"""只出结果表: a run in processes beside the window, and what is asked of it when it is done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.asking import Asking
from gui.session import Session
from messages import KnownError


class Tabling(QObject):
    """``stepped``: a RunStep. ``rested``: paused. ``viewed``: a RunView; ``sampled``: a RunSample;
    ``listed``: UnsureRows; ``refused``: a Message. ``folder``, ``out``: of the last run."""

    stepped = Signal(object)
    rested = Signal()
    viewed = Signal(object)
    sampled = Signal(object)
    listed = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.folder, self.out = Path(), Path()
        self.running, self.asking = Asking(self), Asking(self)
        self.running.progressed.connect(self._step)
        self.running.answered.connect(self._end)
        self.running.failed.connect(self.refused)
        self.asking.answered.connect(self._answer)
        self.asking.failed.connect(self.refused)

    def begin(self, paths: Sequence[Path], out: Path, *, lang: str, jobs: int) -> None:
        """Tag everything under ``paths`` into the table ``out``."""
        from operations.tag_beside import begin_run
        from operations.tag_kept import folder_of

        self.folder, self.out = folder_of(out), out
        format = out.suffix.removeprefix(".").lower()
        project = self._session.project.path
        self.running.ask(begin_run, project, list(paths), out, format, lang, jobs)

    def go_on(self, folder: Path, *, jobs: int) -> None:
        """Go on with a run that rests."""
        from operations.tag_beside import go_on

        self._name(folder)
        self.running.ask(go_on, folder, jobs)

    def pause(self) -> None:
        """Rest once what is under way is done."""
        from operations.tag_beside import pause

        pause(self.folder)

    def stop(self) -> None:
        """Stop now; what is done stays, and can be gone on with."""
        self.running.stop()
        self.asking.stop()

    def drop(self, folder: Path) -> None:
        """Throw away what a run has kept; its table stays."""
        from operations.known_runs import forget_run

        try:
            forget_run(self._session.project.path, folder, remove=True)
        except KnownError as error:
            self.refused.emit(error.message)

    def view(self, folder: Path) -> None:
        """Read what came of a run."""
        from operations.tag_view import view_run

        self._name(folder)
        self.asking.ask(view_run, folder)

    def draw(self) -> None:
        """Draw a random sample of the run."""
        from operations.tag_beside import draw_beside
        from training.run_sample import SIZE

        self.asking.ask(draw_beside, self.folder, SIZE)

    def list_unsure(self) -> None:
        """List what waits for review."""
        from operations.tag_beside import unsure_beside

        self.asking.ask(unsure_beside, self.folder)

    def rebuild(self) -> None:
        """Write the table again, with what people have said."""
        from operations.tag_beside import rebuild_beside

        self.running.ask(rebuild_beside, self.folder)

    def _name(self, folder: Path) -> None:
        from operations.tag_kept import PARTS

        self.folder = folder
        self.out = folder.with_name(folder.name.removesuffix(PARTS))

    def _step(self, step: object) -> None:
        if self.folder.is_dir():
            self._remember()
        self.stepped.emit(step)

    def _remember(self) -> None:
        from operations.known_runs import known_runs, remember_run

        path = self._session.project.path
        if self.folder.absolute() not in [run.folder for run in known_runs(path)][:1]:
            remember_run(path, self.folder)

    def _end(self, end: object) -> None:
        from operations.tag_beside import RunEnd

        self._remember()
        if isinstance(end, RunEnd) and end.finished:
            self.view(end.folder)
        else:
            self.rested.emit()

    def _answer(self, found: object) -> None:
        from operations.tag_review import UnsureRows
        from operations.tag_sample import RunSample
        from operations.tag_view import RunView

        signals = {RunView: self.viewed, RunSample: self.sampled, UnsureRows: self.listed}
        signals[type(found)].emit(found)


def cores_to_use() -> int:
    """All but one, which is the window's."""
    return max((os.cpu_count() or 2) - 1, 1)
