"""The project that is open: what is read from it, what is written to it, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.annotations import Change
from annotation.cache import predicted_by, predictions
from annotation.lock import hold
from annotation.project import open_project
from annotation.reports import ReportRow, reports
from annotation.scheme import categories
from annotation.texts import UNNAMED
from annotation.undo import Step, last_step, next_redo, redo, undo
from gui.tagging.reading import Piece, Scores, progress, read_pieces, refresh
from gui.tagging.writing import confirm, none_applies, toggle
from messages import KnownError
from operations.analysts import analyst_of

POLL_MS = 1000


class Session(QObject):
    """One open project. Holds the window's lock; ``close`` lets both go.

    Raises KnownError where another window has the project, or it cannot be opened.
    """

    changed = Signal(object)  # a Change: one sentence was written
    reloaded = Signal()  # anything may be different: undo, redo, import, another program
    failed = Signal(object)  # a Message: a write was refused, nothing was stored

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = ExitStack()
        self._open.enter_context(hold(path))
        try:
            self.project = self._open.enter_context(open_project(path))
            self._read_all()
        except BaseException:
            self._open.close()
            raise
        self._seen = self._data_version()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look_for_others)
        self._poll.start()

    def close(self) -> None:
        """Stop looking, close the file, let the lock go."""
        self._poll.stop()
        self._open.close()

    def _read_all(self) -> None:
        self.reports: list[ReportRow] = reports(self.project)
        self.categories = categories(self.project)
        self.scores: dict[int, dict[str, float]] = predictions(self.project)
        self.version = predicted_by(self.project)
        self.progress = progress(self.project, self.category_uids)

    @property
    def category_uids(self) -> list[str]:
        """The uids of the live categories, in order."""
        return [category.uid for category in self.categories]

    @property
    def analyst(self) -> str | None:
        """The project's analyst; None until the first tag asks for a name."""
        return self.project.setting("analyst")

    def sign(self, name: str) -> None:
        """Keep the name of the one who tags; an empty one signs as unnamed."""
        analyst_of(self.project, name or UNNAMED)

    def pieces(self, report_id: int) -> list[Piece]:
        """The report, read anew."""
        scores: dict[int, Scores] = dict(self.scores)
        return read_pieces(self.project, report_id, self.analyst or UNNAMED, scores)

    def toggle(self, piece: Piece, key: str) -> bool:
        """Turn the category of ``key`` on or off; False where no category has that key."""
        category = next((c for c in self.categories if c.key == key), None)
        if category is None:
            return False
        return self._write(piece, lambda who: toggle(self.project, piece, category, analyst=who))

    def confirm(self, piece: Piece) -> bool:
        """Store what is shown; False where there is nothing to confirm."""
        if not piece.has_ground():
            return False
        return self._write(
            piece,
            lambda who: confirm(
                self.project, piece, self.categories, analyst=who, version=self.version
            ),
        )

    def none_applies(self, piece: Piece) -> bool:
        """Say that no category applies."""
        return self._write(piece, lambda who: none_applies(self.project, piece, analyst=who))

    def _write(self, piece: Piece, write: Callable[[str], Change]) -> bool:
        who = self.analyst or UNNAMED
        before = piece.is_judged(self.category_uids)
        try:
            change = write(who)
        except KnownError as error:
            self.failed.emit(error.message)
            return False
        refresh(self.project, piece, who)
        self._count(piece, int(piece.is_judged(self.category_uids)) - int(before))
        self.changed.emit(change)
        return True

    def _count(self, piece: Piece, more: int) -> None:
        done, total = self.progress[piece.unit.report_id]
        self.progress[piece.unit.report_id] = (done + more, total)

    def last_step(self) -> Step | None:
        """What undo would take back."""
        return last_step(self.project)

    def next_redo(self) -> Step | None:
        """What redo would bring back."""
        return next_redo(self.project)

    def undo(self) -> Step | None:
        """Take the last step back, whoever made it."""
        return self._turn(undo)

    def redo(self) -> Step | None:
        """Bring back what was undone last."""
        return self._turn(redo)

    def _turn(self, turn: Callable[..., Step | None]) -> Step | None:
        try:
            step = turn(self.project, analyst=self.analyst or UNNAMED)
        except KnownError as error:
            self.failed.emit(error.message)
            return None
        if step is not None:
            self.reload()
        return step

    def reload(self) -> None:
        """Read everything again and say so."""
        self._read_all()
        self.reloaded.emit()

    def look_for_others(self) -> None:
        """Reload where another program has written since the last look."""
        now = self._data_version()
        if now != self._seen:
            self._seen = now
            self.reload()

    def _data_version(self) -> int:
        # Our own writes do not change it, only those of other connections.
        return int(self.project.db.execute("PRAGMA data_version").fetchone()[0])
