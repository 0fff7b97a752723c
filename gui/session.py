"""The project that is open: what is read from it, what is written to it, and who is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.audit import has_begun
from annotation.categories import Category, categories
from annotation.checkpoint import leave_the_log
from annotation.late_sync import LateSync
from annotation.lock import hold
from annotation.predictions import Predicted, predicted, predictions_stamp
from annotation.project import open_project
from annotation.report_list import ReportRow, report_ids, reports
from annotation.said import progress
from annotation.texts import UNNAMED
from gui.log_keeper import LogKeeper
from gui.tagging.reading import Piece, read_pieces, refresh, refresh_all
from messages import KnownError, Message

if TYPE_CHECKING:
    # What writes is not needed before somebody writes.
    from annotation.annotations import Change
    from annotation.touched import Touched
    from annotation.undo import Step
    from gui.reader import Reader

POLL_MS = 1000
SAID = frozenset({"annotation", "adjudication", "flag", "kept"})
NOTED = frozenset({"kept"})  # of these nothing is shown beside a sentence
T = TypeVar("T")


class Session(QObject):
    """One open project. Holds the window's lock; ``close`` lets both go.

    ``categories``: the live ones, in order. ``reports``: all, in the order they came.
    ``progress``: report id -> (sentences judged, sentences), of a report that was never open
    once it was counted. ``ask_name``: asks for the
    analyst's name, None where it was refused. Raises KnownError where another window has the
    project, or it cannot be opened.
    """

    changed = Signal(object)  # a Change: one sentence was judged in this window
    judged = Signal(int, int)  # report id, unit id of that sentence
    said_anew = Signal(object)  # ids of the units of which something was said or taken back
    counted_anew = Signal()  # how far all reports are was counted again
    predicted_anew = Signal()  # the classifier has spoken again
    reloaded = Signal()  # anything may be different: import, another program, a new scheme
    written = Signal(object)  # a Step that was just made, for the status line
    told = Signal(str)  # a better sentence on the last step than its name
    failed = Signal(object)  # a Message: a write was refused, nothing was stored

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask_name: Callable[[], str | None] = lambda: None
        self.is_held: Callable[[], bool] = lambda: False  # by a long write beside the window
        self.progress: dict[int, tuple[int, int]] = {}
        self._lately = set[int]()  # reports of which something was said since the last count
        self._open = ExitStack()
        self._open.enter_context(hold(path))
        try:
            self.project = self._open.enter_context(open_project(path))
            leave_the_log(self.project)
            self._read()
            self._begun = has_begun(self.project.db)
            self._open.enter_context(closing(LateSync(self.project)))
        except BaseException:
            self._open.close()
            raise
        self._seen, self._stamp = self._data_version(), predictions_stamp(self.project)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look_for_others)
        self._poll.start()
        self._log = LogKeeper(path, self)
        for told in (self.changed, self.said_anew, self.written, self.reloaded):
            told.connect(self._log.note)

    def close(self) -> None:
        """Stop looking, close the file, let the lock go."""
        self._poll.stop()
        if "_counter" in self.__dict__:
            self._counter.stop()
        self._log.stop()
        self._open.close()

    # What is read.

    def _read(self) -> None:
        self.categories: list[Category] = categories(self.project)
        self.report_ids: list[int] = report_ids(self.project)
        for read_when_asked in ("predicted", "analyst"):
            self.__dict__.pop(read_when_asked, None)

    @cached_property
    def reports(self) -> list[ReportRow]:
        """All reports, in the order they came; read when first asked for."""
        return reports(self.project)

    @cached_property
    def _counter(self) -> Reader:
        from gui.reader import Reader

        made = Reader(self)
        made.told.connect(self._counted)
        return made

    def count_all(self) -> None:
        """Count again, beside the window, how far every report is."""
        uids = self.category_uids
        self._counter.ask(self.project.path, lambda project: iter([progress(project, uids)]))

    def _counted(self, found: dict[int, tuple[int, int]]) -> None:
        # What was judged since then in an open report is known better here.
        self.progress = found | {r: n for r, n in self.progress.items() if r in self._lately}
        self._lately.clear()
        self.counted_anew.emit()

    @cached_property
    def predicted(self) -> Predicted | None:
        """Whose predictions are kept; read when first asked for."""
        return predicted(self.project)

    @property
    def category_uids(self) -> list[str]:
        """The uids of the live categories, in order."""
        return [category.uid for category in self.categories]

    @cached_property
    def analyst(self) -> str | None:
        """The project's analyst; None until the first tag asks for a name."""
        return self.project.setting("analyst")

    @property
    def _who(self) -> str:
        return self.analyst or UNNAMED

    def sign(self, name: str) -> None:
        """Keep the name of the one who tags; an empty one signs as unnamed."""
        from operations.analysts import analyst_of

        analyst_of(self.project, name or UNNAMED)
        self.__dict__.pop("analyst", None)

    def signed(self) -> bool:
        """Whether there is a name to sign with, asked for where there is none."""
        if self.analyst is None:
            name = self.ask_name()
            if name is None:
                return False
            self.sign(name)
        return True

    def pieces(self, report_id: int) -> list[Piece]:
        """The report, read anew."""
        self.count([report_id])
        return read_pieces(self.project, report_id, self._who)

    def refresh(self, piece: Piece) -> None:
        """Read again what is said of a piece that is shown, and how far its report is by that."""
        before = piece.is_judged(self.category_uids)
        refresh(self.project, piece, self._who)
        report_id = piece.unit.report_id
        if piece.is_sentence and report_id in self.progress:
            done, total = self.progress[report_id]
            more = int(piece.is_judged(self.category_uids)) - int(before)
            self.progress[report_id] = (done + more, total)
        self._lately.add(report_id)

    def refresh_all(self, pieces: list[Piece], report_id: int) -> None:
        """Read again what is said of a report."""
        refresh_all(self.project, pieces, report_id, self._who)

    def count(self, report_ids: Iterable[int]) -> None:
        """Count again how far these reports are."""
        asked = list(report_ids)
        if not asked:
            return
        self._lately.update(asked)
        self.progress |= progress(self.project, self.category_uids, reports=asked)

    # What is written.

    def may_write(self) -> bool:
        """Whether a write would not have to wait for long work beside the window."""
        if self.is_held():
            self.failed.emit(Message("operations.busy_writing", {}))
            return False
        return True

    def toggle(self, piece: Piece, key: str) -> bool:
        """Turn the category of ``key`` on or off; False where no category has that key."""
        found = next((c for c in self.categories if c.key == key), None)
        return found is not None and self.toggle_category(piece, found.uid)

    def toggle_category(self, piece: Piece, uid: str) -> bool:
        """Turn a category on or off."""
        from gui.tagging.writing import toggle

        return self._judge(piece, lambda who: toggle(self.project, piece, uid, analyst=who))

    def confirm(self, piece: Piece) -> bool:
        """Store what is shown; False where there is nothing to confirm."""
        from gui.tagging.writing import confirm

        version = piece.spoken.version
        return piece.has_ground() and self._judge(
            piece,
            lambda who: confirm(self.project, piece, self.categories, analyst=who, version=version),
        )

    def none_applies(self, piece: Piece) -> bool:
        """Say that no category applies."""
        from gui.tagging.writing import none_applies

        return self._judge(
            piece, lambda who: none_applies(self.project, piece, self.categories, analyst=who)
        )

    def _judge(self, piece: Piece, write: Callable[[str], Change]) -> bool:
        try:
            change = write(self._who)
        except KnownError as error:
            self.failed.emit(error.message)
            return False
        self.refresh(piece)
        self.changed.emit(change)
        self.judged.emit(piece.unit.report_id, piece.unit.id)
        if not self._begun and has_begun(self.project.db):
            # The random check begins with this tag: what it hides is hidden now.
            self._begun = True
            self.reloaded.emit()
        return True

    def write(self, work: Callable[[str], T]) -> T | None:
        """Do one short operation, ``work(analyst)``, as the analyst; None: it was refused.

        Asks for the name first where there is none. What it changed is read again, and the
        status line says the step with its way back.
        """
        if not self.may_write() or not self.signed():
            return None
        before = self.last_step()
        try:
            result = work(self._who)
        except KnownError as error:
            self.failed.emit(error.message)
            return None
        step = self.last_step()
        if step is not None and step != before:
            self._reread(step)
            self.written.emit(step)
        return result

    # The way back.

    def last_step(self) -> Step | None:
        """What undo would take back."""
        from annotation.undo import last_step

        return last_step(self.project)

    def next_redo(self) -> Step | None:
        """What redo would bring back."""
        from annotation.undo import next_redo

        return next_redo(self.project)

    def undo(self) -> Step | None:
        """Take the last step back, whoever made it."""
        from annotation.undo import undo

        return self._turn(undo)

    def redo(self) -> Step | None:
        """Bring back what was undone last."""
        from annotation.undo import redo

        return self._turn(redo)

    def _turn(self, turn: Callable[..., Step | None]) -> Step | None:
        try:
            step = turn(self.project, analyst=self._who)
        except KnownError as error:
            self.failed.emit(error.message)
            return None
        if step is not None:
            self._reread(step)
        return step

    def _reread(self, step: Step) -> None:
        """Read again what a step has changed, just made, undone or redone."""
        from annotation.touched import touched

        what = touched(self.project, step.id)
        if what is not None and what.tables <= SAID and (what.units or what.tables == NOTED):
            self.said_anew.emit(what.units)
            return
        self._read()
        self._read_reports(what)
        self.count_all()
        self.reloaded.emit()

    def _read_reports(self, what: Touched | None) -> None:
        """Of the reports only those that a step has changed."""
        known = {row.id: row for row in self.__dict__.pop("reports", ())}
        if what is not None and known:
            changed = what.reports or ()
            known |= {row.id: row for row in reports(self.project, only=changed)}
            if all(report_id in known for report_id in self.report_ids):
                self.reports = [known[report_id] for report_id in self.report_ids]

    # What others do.

    def reload(self) -> None:
        """Read everything again and say so."""
        self._seen = self._data_version()
        self._read()
        self.__dict__.pop("reports", None)
        self.count_all()
        self.reloaded.emit()

    def look_for_others(self) -> None:
        """Reload where another program has written since the last look."""
        if self._data_version() != self._seen:
            self.reload()
        self.look_for_predictions()

    def look_for_predictions(self) -> None:
        """Say so where the classifier has spoken since the last look."""
        stamp = predictions_stamp(self.project)
        if stamp != self._stamp:
            self._stamp = stamp
            self.__dict__.pop("predicted", None)
            self.predicted_anew.emit()

    def _data_version(self) -> int:
        # Our own writes do not change it, only those of other connections.
        return int(self.project.db.execute("PRAGMA data_version").fetchone()[0])
