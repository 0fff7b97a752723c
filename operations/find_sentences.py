"""Which sentences a row of a file speaks of: by uid, by report and span, or by text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from annotation.project import Project
from annotation.reports import UnitRow, find_report, unit_by_uid, units
from corpus.normalize import normalize
from interchange.rows import LabelRow
from messages import KnownError
from operations.label_matrix import TAGGED_KINDS


class SentenceFinder:
    """Finds sentences and headings of one project; reads the project once, when first asked."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def find(self, row: LabelRow) -> list[int]:
        """Unit ids the row speaks of; empty when it speaks of a unit that is never tagged.

        A span goes to the units it overlaps by more than half of either; a text to every sentence
        that reads the same, in the report named or in all. Raises KnownError when nothing fits,
        or when a row that says yes fits only units that are never tagged.
        """
        found = self._units(row)
        if not found:
            raise KnownError("operations.label_no_match", line=_line(row), what=_named(row))
        tagged = [unit.id for unit in found if unit.kind in TAGGED_KINDS]
        if not tagged and row.labels:
            raise KnownError("operations.label_no_match", line=_line(row), what=_named(row))
        return tagged

    @staticmethod
    def by_span(row: LabelRow) -> bool:
        """Whether the row names its sentence by report and span."""
        return row.uid is None and None not in (row.report, row.start, row.end)

    def _units(self, row: LabelRow) -> Sequence[UnitRow]:
        if row.uid is not None:
            return self._by_uid(row.uid)
        if row.start is not None and row.end is not None and row.report is not None:
            return self._by_span(self._report(row), row.start, row.end)
        return self._by_words(row)

    def _report(self, row: LabelRow) -> int:
        try:
            return find_report(self._project, row.report or "").id
        except KnownError as error:
            why = error.message
            raise KnownError("operations.label_problem", line=_line(row), why=why) from error

    def _by_uid(self, uid: str) -> Sequence[UnitRow]:
        unit = self._live.get(uid)
        if unit is not None:
            return [unit]
        try:
            return unit_by_uid(self._project, uid)  # retired: its successors
        except KnownError:
            return []

    def _by_span(self, report_id: int, start: int, end: int) -> list[UnitRow]:
        rows = self._reports[report_id]
        first = max(bisect_right(rows, start, key=lambda unit: unit.start) - 1, 0)
        found = []
        for unit in rows[first:]:
            if unit.start >= end:
                break
            shared = min(end, unit.end) - max(start, unit.start)
            if 2 * shared > min(end - start, unit.end - unit.start):
                found.append(unit)
        return found

    def _by_words(self, row: LabelRow) -> list[UnitRow]:
        found = self._texts.get(normalize((row.text or "").strip()), [])
        if row.report is None:
            return found
        report_id = self._report(row)
        return [unit for unit in found if unit.report_id == report_id]

    @cached_property
    def _live(self) -> dict[str, UnitRow]:
        return {unit.uid: unit for unit in units(self._project)}

    @cached_property
    def _reports(self) -> dict[int, list[UnitRow]]:
        reports = defaultdict(list)
        for unit in self._live.values():
            reports[unit.report_id].append(unit)
        return reports

    @cached_property
    def _texts(self) -> dict[str, list[UnitRow]]:
        texts = defaultdict(list)
        for unit in self._live.values():
            texts[normalize(unit.text.strip())].append(unit)
        return texts


def _line(row: LabelRow) -> str:
    return f"{row.sheet} {row.line}".strip()


def _named(row: LabelRow) -> str:
    if row.uid is not None:
        return row.uid
    if row.start is not None:
        return f"{row.report} [{row.start}, {row.end})"
    return f"{row.report or ''} {(row.text or '')[:40]}".strip()
