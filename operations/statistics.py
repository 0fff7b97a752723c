"""What the reports say: how much of it, where and when; every number with what it is of.

Needs a ``Reading`` only, no project: another filter costs no new reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotation.categories import Category
from annotation.counted_cells import (
    CONFLICT,
    LIKELY,
    MAYBE,
    MAYBE_NOT,
    NO,
    OPEN,
    UNLIKELY,
    YES,
    Cell,
)
from annotation.report_list import ReportRow
from annotation.workload import Part
from operations.corpus_gaps import value_of
from operations.statistics_reading import Reading, Wanted

PEOPLE, MACHINE, UNSURE = (YES,), (LIKELY, MAYBE), (MAYBE, MAYBE_NOT)
BY_PEOPLE, BY_MACHINE = (YES, NO), (LIKELY, MAYBE, MAYBE_NOT, UNLIKELY)
APPLIES, DECIDED = PEOPLE + MACHINE, BY_PEOPLE + BY_MACHINE
"""States (``annotation.counted_cells``): of a yes, and of all that a share is of."""
_NOTHING = (0,) * (OPEN + 1)


class Count:
    """One category, somewhere. A sentence that is not judged, or in conflict, is in no share."""

    def __init__(self) -> None:
        self._sentences, self._characters = [0] * (OPEN + 1), [0] * (OPEN + 1)
        self._sections = dict[str, list[int]]()
        self._mentioning, self._deciding = set[int](), set[int]()

    def add(self, cell: Cell) -> None:
        """Count a cell of this category."""
        self._sentences[cell.state] += cell.sentences
        self._characters[cell.state] += cell.characters
        section = self._sections.setdefault(cell.section, [0] * (OPEN + 1))
        section[cell.state] += cell.sentences
        if cell.state in DECIDED:
            self._deciding.add(cell.report_id)
        if cell.state in APPLIES:
            self._mentioning.add(cell.report_id)

    def sentences(self, states: Iterable[int], *, section: str = "") -> int:
        """How many sentences are in one of these states; ``section`` "": in all sections."""
        of = self._sections.get(section, _NOTHING) if section else self._sentences
        return sum(map(of.__getitem__, states))

    @property
    def reports(self) -> tuple[int, int]:
        """Reports that mention it, of those in which it was decided on at all."""
        return len(self._mentioning), len(self._deciding)

    @property
    def yes(self) -> tuple[int, int]:
        """Sentences of it, of those decided on."""
        return self.sentences(APPLIES), self.sentences(DECIDED)

    @property
    def characters(self) -> tuple[int, int]:
        """Its characters, of those of all sentences decided on."""
        long = self._characters
        return sum(map(long.__getitem__, APPLIES)), sum(map(long.__getitem__, DECIDED))

    def in_section(self, section: str) -> tuple[int, int]:
        """Sentences of it in a section, of those decided on there."""
        return self.sentences(APPLIES, section=section), self.sentences(DECIDED, section=section)

    @property
    def conflicts(self) -> int:
        """Sentences on which people differ and nobody has decided: neither yes nor no."""
        return self.sentences((CONFLICT,))

    @property
    def open(self) -> int:
        """Sentences on which nobody has said anything that counts here."""
        return self.sentences((OPEN,))


@dataclass(frozen=True)
class Row:
    """A year or a region. ``key`` and ``name`` are "" for reports without one.

    ``outer``: what a region lies in, "" where unknown. ``counts``: by uid.
    """

    key: str
    name: str
    outer: str
    reports: int
    sentences: int
    counts: Mapping[str, Count]


@dataclass(frozen=True)
class Statistics:
    """``reports`` with ``sentences``, those somebody spoke on (``spoken``); ``without``: reports
    that have none. Counts of sentences as they stand; in ``counts`` and in the rows of ``years``
    and ``regions`` a near-duplicate counts once a report.
    """

    wanted: Wanted
    categories: Sequence[Category] = ()
    reports: int = 0
    without: int = 0
    sentences: int = 0
    spoken: int = 0
    counts: Mapping[str, Count] = field(default_factory=dict)
    years: tuple[Row, ...] = ()
    regions: tuple[Row, ...] = ()

    @property
    def conflicts(self) -> int:
        """Cells of sentence and category that count nowhere, since people differ."""
        return sum(count.conflicts for count in self.counts.values())


def share(of: tuple[int, int]) -> float | None:
    """A part of its whole, 0 to 1; None where there is nothing to be part of."""
    part, whole = of
    return part / whole if whole else None


def near_edge(share: float) -> str:
    """``<0.1%`` or ``>99.9%`` for what rounds to none or all though it is neither; else ""."""
    if 0 < share < 0.001:
        return "<0.1%"
    return ">99.9%" if 0.999 < share < 1 else ""


def statistics(reading: Reading, wanted: Wanted) -> Statistics:
    """Count what ``wanted`` names; years ascend, regions follow their codes, blank ones last."""
    inside = reading.reports_of(wanted)
    ids = {report.id for report in inside}
    parts = [p for p in reading.parts if p.report_id in ids and _in_section(p, wanted)]
    having = {part.report_id for part in parts}
    # Cells and parts are read one after the other: a report may have lost its sentences between.
    cells = [c for c in reading.cells if c.report_id in having and _in_section(c, wanted)]
    told = [report for report in inside if report.id in having]
    rows = _Rows(reading, parts, cells)
    return Statistics(
        wanted=wanted,
        categories=reading.categories,
        reports=len(having),
        without=len(ids - having),
        sentences=sum(part.sentences for part in parts),
        spoken=sum(part.spoken for part in parts),
        counts=_counts(reading.categories, cells),
        years=rows.by_year(told),
        regions=rows.by_region(told),
    )


def _in_section(row: Part | Cell, wanted: Wanted) -> bool:
    return not wanted.section or row.section == wanted.section


def _counts(live: Sequence[Category], cells: Iterable[Cell]) -> dict[str, Count]:
    counts = {category.uid: Count() for category in live}
    for cell in cells:
        counts[cell.category].add(cell)
    return counts


class _Rows:
    """The same cells, apart by what their reports say of themselves."""

    def __init__(self, reading: Reading, parts: Sequence[Part], cells: Sequence[Cell]) -> None:
        self._reading, self._parts, self._cells = reading, parts, cells

    def by_year(self, told: Sequence[ReportRow]) -> tuple[Row, ...]:
        """A row per year."""
        keys = {report.id: value_of(report, "year") for report in told}
        order = sorted(set(keys.values()), key=lambda year: (not year, year))
        return self._rows(keys, order, lambda key: (key, ""))

    def by_region(self, told: Sequence[ReportRow]) -> tuple[Row, ...]:
        """A row per region."""
        keys = {report.id: self._reading.regions.get(report.id, "") for report in told}
        here, known = set(keys.values()), self._reading.choices.regions
        named = {key: (name, outer) for key, name, outer in known if key in here}
        return self._rows(keys, list(named), named.__getitem__)

    def _rows(
        self,
        keys: Mapping[int, str],
        order: Sequence[str],
        named: Callable[[str], tuple[str, str]],
    ) -> tuple[Row, ...]:
        reports, sentences = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
        cells: dict[str, list[Cell]] = {key: [] for key in order}
        for key in keys.values():
            reports[key] += 1
        for part in self._parts:
            sentences[keys[part.report_id]] += part.sentences
        for cell in self._cells:
            cells[keys[cell.report_id]].append(cell)
        live = self._reading.categories
        return tuple(
            Row(key, *named(key), reports[key], sentences[key], _counts(live, cells[key]))
            for key in order
        )
