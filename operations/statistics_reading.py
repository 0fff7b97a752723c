"""What the statistics of a project are made of: read once, then looked at from any side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotation.categories import Category, categories
from annotation.counted_cells import Cell, counted_cells, counted_units
from annotation.near_groups import are_grouped
from annotation.predictions import predictions_stamp
from annotation.project import Project
from annotation.report_list import ReportRow, reports
from annotation.workload import Part, parts
from operations.corpus_gaps import region_keys, value_of
from operations.region_years import region_years


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to count. ``machine``: what the classifier says, too, where no person spoke.

    ``year``, ``level``, ``region`` (its key, see ``region_keys``): None for all, "" for reports
    without one. ``section``: "" for all.
    """

    machine: bool = False
    year: str | None = None
    level: str | None = None
    region: str | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reports offer to choose from, a blank "" last.

    ``regions``: key, name, and what it lies in ("" where unknown), in the order of the codes. A
    name that several regions have stands behind what each lies in: 浙江省宁波市江北区.
    """

    years: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    regions: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Reading:
    """``foretold``: is there anything that the machine says? ``once``: are near-duplicates known,
    so that each counts once in its report? ``regions``: report id -> key.
    """

    machine: bool
    categories: tuple[Category, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    cells: tuple[Cell, ...] = ()
    parts: tuple[Part, ...] = ()
    regions: Mapping[int, str] = field(default_factory=dict)
    choices: Choices = Choices()
    foretold: bool = False
    once: bool = True

    def reports_of(self, wanted: Wanted) -> list[ReportRow]:
        """The reports that ``wanted`` names, in the order they came."""

        def fits(report: ReportRow) -> bool:
            given = {
                "year": value_of(report, "year"),
                "level": value_of(report, "level"),
                "region": self.regions.get(report.id, ""),
            }
            asked = ((getattr(wanted, name), value) for name, value in given.items())
            return all(want is None or want == value for want, value in asked)

        return [report for report in self.reports if fits(report)]

    def region_name(self, key: str) -> str:
        """What the reports call the region of this key; "" where none lies in it."""
        return next((name for known, name, _ in self.choices.regions if known == key), "")


def read_statistics(project: Project, *, machine: bool) -> Reading:
    """Read all that ``statistics`` needs; nothing is written but the cache."""
    live = categories(project)
    uids = [category.uid for category in live]
    found, once = reports(project), are_grouped(project)
    keys = region_keys(found)
    return Reading(
        machine=machine,
        categories=tuple(live),
        reports=tuple(found),
        cells=tuple(counted_cells(project, uids, machine=machine, once=once)),
        parts=tuple(parts(project, uids)),
        regions=keys,
        choices=_choices(found, keys),
        foretold=predictions_stamp(project) != "",
        once=once,
    )


def _choices(found: Sequence[ReportRow], keys: Mapping[int, str]) -> Choices:
    rows = region_years(found).rows
    often = Counter(row.name for row in rows)
    regions = [
        (row.key, row.outer + row.name if often[row.name] > 1 else row.name, row.outer)
        for row in rows
    ]
    blank = [("", "", "")] if len(keys) < len(found) else []
    return Choices(
        _blank_last(value_of(report, "year") for report in found),
        _blank_last(value_of(report, "level") for report in found),
        (*regions, *blank),
    )


def _blank_last(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values), key=lambda value: (not value, value)))


@dataclass(frozen=True, slots=True)
class Pick:
    """Sentences behind a number: of one category (a uid), in some states, where ``wanted`` says."""

    category: str
    states: tuple[int, ...]
    wanted: Wanted


def picked_units(project: Project, reading: Reading, pick: Pick) -> list[int]:
    """The ids of the sentences that a number counts, in document order."""
    wanted = pick.wanted
    return counted_units(
        project,
        pick.category,
        pick.states,
        reports=[report.id for report in reading.reports_of(wanted)],
        sections=(wanted.section,) if wanted.section else (),
        machine=wanted.machine,
        once=reading.once,
    )
