"""加入本项目: files come into the project, in order, so that it can rest and go on at any file.

They are looked at first, and asked about where something is in doubt, as in any other import.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.background import Background
from gui.language import spoken
from gui.session import Session
from messages import Message, say

if TYPE_CHECKING:
    from annotation.project import Project
    from gui.exchange.importing import Importer
    from operations.import_choices import Choices
    from operations.import_reports import ImportResult
    from operations.progress import Progress


class Joining(QObject):
    """``settled``: looked at; has it begun? ``dropped``: looked at, and not wanted. ``stepped``:
    files done, all files. ``rested``: stopped, and can go on; ``ended``: an ImportResult."""

    settled = Signal(bool)
    dropped = Signal()
    stepped = Signal(int, int)
    rested = Signal()
    ended = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, background: Background, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._background, self._page = session, background, page
        self.sources: list[Path] = []
        self._choices: Choices | None = None
        self._behind: list[Path] = []
        self._result: ImportResult | None = None
        self.busy = False
        background.advanced.connect(self._advance)

    @cached_property
    def looking(self) -> Importer:
        """The look and its question; made when first asked for."""
        from gui.exchange.importing import Importer

        made = Importer(
            self._background,
            lambda message: say(message.key, spoken(), **message.values),
            self._page,
            run=lambda choices: self.settled.emit(self.start(self._wanted, choices)),
        )
        made.dropped.connect(self.dropped)
        made.refused.connect(self.refused)
        made.came_in.connect(lambda _path, nothing, _cancelled: self.ended.emit(nothing))
        return made

    def look(self, sources: Sequence[Path]) -> bool:
        """Look at the files, then begin; False where other work is under way."""
        self._wanted = list(sources)
        return self.looking.start(self._session.project.path, sources)

    def resume(self) -> bool:
        """Begin as it was begun on another day."""
        from operations.known_runs import import_choices, unfinished_import

        path = self._session.project.path
        return self.start(unfinished_import(path), import_choices(path))

    def start(self, sources: Sequence[Path], choices: Choices) -> bool:
        """Begin; False where other work is under way."""
        from operations.import_reports import ImportResult

        self.sources, self._behind, self._result = list(sources), [], ImportResult()
        self._choices = choices
        return self.go_on()

    def drop_look(self) -> None:
        """What is looked at is not wanted."""
        if "looking" in self.__dict__:
            self.looking.cancel()

    def stop(self) -> None:
        """Nothing is looked at after this."""
        if "looking" in self.__dict__:
            self.looking.stop()

    def go_on(self) -> bool:
        """Go on where it rests."""
        from operations.known_runs import note_import

        if self._result is None or self._choices is None:
            return False
        note_import(self._session.project.path, self.sources, self._choices)
        self.busy = self._background.start(
            self._session.project.path,
            partial(_join, self.sources, self._behind, self._result, self._choices),
            title=self.tr("正在导入"),
            done=lambda _: self._end(),
            failed=self._refuse,
            cancelled=self._rest,
        )
        return self.busy

    def pause(self) -> None:
        """Rest after the file that is being read."""
        if self.busy:
            self._background.cancel()

    def give_up(self) -> None:
        """What came in stays; nothing is gone on with."""
        from operations.known_runs import note_import

        note_import(self._session.project.path, [])
        self.sources, self._result = [], None

    @property
    def came_in(self) -> int:
        """Reports that are new in the project."""
        return self._result.came_in if self._result else 0

    def _advance(self, told: tuple[int, int] | None) -> None:
        if self.busy and told is not None and told[1]:
            self.stepped.emit(*told)

    def _end(self) -> None:
        result, self.busy = self._result, False
        self.give_up()
        self.ended.emit(result)

    def _rest(self) -> None:
        self.busy = False
        self.rested.emit()

    def _refuse(self, message: Message) -> None:
        self.busy = False
        self.refused.emit(message)


def _join(
    sources: Sequence[Path],
    behind: list[Path],
    result: ImportResult,
    choices: Choices,
    project: Project,
    progress: Progress,
) -> None:
    """Import what is not ``behind`` yet, and note what is."""
    from corpus.readers import find_reports
    from operations.analysts import analyst_of
    from operations.import_reports import import_reports
    from operations.metadata_table import read_metadata_table

    known = set(behind)
    out = known | choices.leave_out
    wanted = [path for path, _ in find_reports(sources).reports if path not in out]

    def told(done: int, total: int, what: str) -> None:
        behind.extend(wanted[len(behind) - len(known) : done])
        progress(done + len(known), total + len(known), what)

    if behind:
        result.failed = [item for item in result.failed if not Path(item.name).is_absolute()]
    analyst = analyst_of(project, None)[0]
    import_reports(
        project,
        sources,
        analyst=analyst,
        encodings=choices.encodings,
        leave_out=out,
        metadata=read_metadata_table(choices.table) if choices.table else None,
        progress=told,
        into=result,
    )


def counts_of(project: Project, names: set[str], uids: Sequence[str]) -> tuple[dict[str, int], int]:
    """Of these reports: sentences that are predicted to have each category, and all of them."""
    from annotation.sentence_table import Filter, find

    ids = _ids(project, names)
    whole = find(project, Filter(reports=ids), "").count
    return {uid: find(project, Filter(reports=ids, predicted=uid), "").count for uid in uids}, whole


def sentences_of(project: Project, names: set[str]) -> list[int]:
    """The ids of the sentences of these reports."""
    from annotation.sentence_table import Filter, matching_ids

    return list(matching_ids(project, Filter(reports=_ids(project, names)), ""))


def _ids(project: Project, names: set[str]) -> tuple[int, ...]:
    from annotation.report_list import reports

    return tuple(row.id for row in reports(project) if row.name in names)
