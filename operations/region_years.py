"""Regions by years: which reports there are of each, and where one is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotation.reports import ReportRow
from operations.corpus_gaps import region_keys, value_of

MOST_YEARS = 60
"""A mistyped 1921 must not make a table of a hundred columns."""

Cells = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region over the years.

    ``name``, and ``outer``, what it lies in ("" where unknown), are words; ``cells``: year ->
    ids of its reports, only years that have any; ``missing``: year -> "between" (it has reports
    before and after) or "others" (many of its neighbours have one, see ``region_years``).
    """

    key: str
    name: str
    outer: str
    cells: Cells
    missing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RegionYears:
    """``years``: from the first to the last; ``rows`` in the order of the codes, then names."""

    years: tuple[str, ...] = ()
    rows: tuple[RegionRow, ...] = ()


def region_years(reports: Sequence[ReportRow]) -> RegionYears:
    """The table of all regions that a report names; reads no project.

    A year is missing where the region has reports before and after it, or where at least two
    and at least half of the other regions with the same parent have one (the same province or
    prefecture by the code; all regions without a code together). It is not missing where the
    region of this code did not exist then.
    """
    years = _years(reports)
    names, cells = _cells(reports, years)
    parents = {key: _parent(key) for key in cells}
    sizes = Counter(parents.values())
    present = Counter((parents[key], year) for key, row in cells.items() for year in row)
    rows = []
    for key, row in cells.items():
        having = {year: present[parents[key], year] for year in years if year not in row}
        missing = _missing(row, having, others=sizes[parents[key]] - 1, lived=_lifetime(key))
        rows.append(RegionRow(key, names[key], _outer(key), row, missing))
    return RegionYears(years, tuple(sorted(rows, key=lambda r: (not r.key.isdecimal(), r.key))))


def _years(reports: Sequence[ReportRow]) -> tuple[str, ...]:
    """From the first to the last, those between included."""
    named = {value_of(report, "year") for report in reports}
    known = sorted(year for year in named if year.isdecimal() and len(year) == 4)
    if not known:
        return ()
    span = range(int(known[0]), int(known[-1]) + 1)
    return tuple(str(y) for y in span) if len(span) <= MOST_YEARS else tuple(known)


def _cells(
    reports: Sequence[ReportRow], years: Sequence[str]
) -> tuple[dict[str, str], dict[str, dict[str, tuple[int, ...]]]]:
    """The names of the regions, and their reports by year."""
    names, cells = dict[str, str](), dict[str, dict[str, tuple[int, ...]]]()
    keys, known = region_keys(reports), set(years)
    for report in reports:
        if key := keys.get(report.id, ""):
            names[key] = value_of(report, "region")
            row = cells.setdefault(key, {})
            if (year := value_of(report, "year")) in known:
                row[year] = (*row.get(year, ()), report.id)
    return names, cells


def _parent(key: str) -> str:
    """What a region lies in by its code: 420500 for 420505, 420000 for 420500; "" without one."""
    if not key.isdecimal():
        return ""
    if key.endswith("0000"):
        return "000000"
    return key[:2] + "0000" if key.endswith("00") else key[:4] + "00"


def _outer(key: str) -> str:
    from corpus.regions import by_code, path

    known = by_code(key) if key.isdecimal() else []
    return "".join(path(known[-1])[:-1]) if known else ""


def _lifetime(key: str) -> range:
    """The years in which a division of this code existed, give or take one."""
    from corpus.regions import by_code

    known = by_code(key) if key.isdecimal() else []
    first = min((region.first for region in known), default=0)
    return range(first - 1, max((region.last for region in known), default=9999) + 2)


def _missing(row: Cells, having: Mapping[str, int], *, others: int, lived: range) -> dict[str, str]:
    """``having``: each year without a report -> how many of the ``others`` have one."""
    own = sorted(row)
    missing = dict[str, str]()
    for year, count in having.items():
        if int(year) not in lived:
            continue
        if own and own[0] < year < own[-1]:
            missing[year] = "between"
        elif count >= 2 and 2 * count >= others:
            missing[year] = "others"
    return missing
