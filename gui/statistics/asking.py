"""What the page has read, beside the window; read anew where anything has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from gui.reader import Reader
from gui.session import Session
from messages import Message

if TYPE_CHECKING:
    from annotation.project import Project
    from gui.asking import Asking
    from gui.statistics.cells import Cell
    from operations.statistics import Statistics
    from operations.statistics_reading import Reading, Wanted
    from operations.statistics_work import Work

    Lines = dict[str, list[list[Cell]]]

SOON_MS = 600  # after a tag: who keeps tagging is not counted after at every key


class StatisticsAsking(QObject):
    """``reading``, ``told`` and ``work``: the newest there are; None before any. ``cross``: the
    lines of the second table, by years and by regions; thousands, so not made in the window.

    ``asked_for`` says that what is shown should be read anew, a moment after the last change;
    whoever shows it then calls ``look``. ``changed``: one of these is another, or reading
    has ``failed``.
    """

    asked_for = Signal()
    changed = Signal()
    picked = Signal(object)  # (unit ids, title)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.told: Statistics | None = None
        self.cross: Lines = {}
        self.reading: Reading | None = None
        self.work: Work | None = None
        self._known: Reading | None = None  # not of before the last change, as ``reading`` may be
        self.stale, self.failed, self._linked = True, False, False
        self._linking: Asking | None = None
        self._reader, self._picker, self._counter = (Reader(self) for _ in range(3))
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.asked_for)
        self._reader.told.connect(self._take)
        self._counter.told.connect(self._take_work)
        self._picker.told.connect(self.picked)
        for reader in (self._reader, self._picker, self._counter):
            reader.failed.connect(self._fail)
        session.judged.connect(lambda _report, _unit: self._note())
        session.said_anew.connect(lambda _units: self._note())
        session.predicted_anew.connect(self._note)
        session.reloaded.connect(self._note_all)

    @property
    def busy(self) -> bool:
        """Whether anything is still to come."""
        linking = self._linking is not None and self._linking.busy
        readers = (self._reader, self._picker, self._counter)
        return linking or self._soon.isActive() or any(reader.busy for reader in readers)

    def look(self, wanted: Wanted) -> None:
        """Count what ``wanted`` names."""
        if self.stale:
            self._known = self.work = None
            if self._counter.busy:  # with what is no longer so
                self._count()
        self.stale = self.failed = False
        self._soon.stop()
        self._reader.ask(self._session.project.path, _look(wanted, self._known))

    def count_work(self) -> None:
        """How far the tagging is, where that is not known yet."""
        if self.work is None and not self._counter.busy:
            self._count()

    def pick(self, cell: Cell) -> None:
        """Find the sentences behind a number."""
        if self.reading is not None and cell.pick is not None:
            self._picker.ask(self._session.project.path, _pick(self.reading, cell))

    def stop(self) -> None:
        """Nothing is read any more."""
        self._soon.stop()
        self.stale = True
        for reader in (self._reader, self._picker, self._counter):
            reader.stop()
        if self._linking is not None:
            self._linking.stop()

    def _count(self) -> None:
        self._counter.ask(self._session.project.path, _count)

    def _note(self) -> None:
        self.stale = True
        self._soon.start()

    def _note_all(self) -> None:
        self._linked = False
        self._note()

    def _fail(self, message: Message) -> None:
        self.stale = self.failed = True
        self._session.failed.emit(message)
        self.changed.emit()

    def _take(self, found: tuple[Reading, Statistics, Lines]) -> None:
        self.reading, self.told, self.cross = found
        self._known = self.reading
        if self.reading.reports and not self.reading.once and not self._linked:
            self._link()
        self.changed.emit()

    def _link(self) -> None:
        """Work out near-duplicates where they are not known, and count again."""
        from gui.asking import Asking
        from operations.link_beside import link_beside

        if self._linking is None:
            self._linking = Asking(self)
            self._linking.answered.connect(lambda _: self._note())
            self._linking.failed.connect(self._session.failed)
        self._linked = True
        self._linking.ask(link_beside, self._session.project.path)

    def _take_work(self, work: Work | None) -> None:
        if work is not None:  # a category is done, nothing more
            self.work = work
            self.changed.emit()


def _look(wanted: Wanted, known: Reading | None) -> Callable[[Project], Iterator[Any]]:
    """Read where ``known`` does not say it already, then count and make the lines."""

    def work(project: Project) -> Iterator[tuple[Reading, Statistics, Lines]]:
        from gui.statistics.cross_lines import REGIONS, YEARS, lines
        from operations.statistics import statistics
        from operations.statistics_reading import read_statistics

        reading = known
        if reading is None or reading.machine != wanted.machine:
            reading = read_statistics(project, machine=wanted.machine)
        told = statistics(reading, wanted)
        yield reading, told, {by: lines(told, by) for by in (YEARS, REGIONS)}

    return work


def _pick(reading: Reading, cell: Cell) -> Callable[[Project], Iterator[Any]]:
    def work(project: Project) -> Iterator[tuple[list[int], str]]:
        from operations.statistics_reading import picked_units

        assert cell.pick is not None
        yield picked_units(project, reading, cell.pick), cell.title

    return work


def _count(project: Project) -> Iterator[Work | None]:
    from operations.statistics_work import work_steps

    yield from work_steps(project)
