"""What a collection of reports lacks or has twice: blank regions, blank years, doubles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotation.reports import ReportRow


@dataclass(frozen=True, slots=True)
class Gaps:
    """Ids of reports. ``doubles``: id -> the others of the same body and year."""

    no_region: frozenset[int]
    no_year: frozenset[int]
    doubles: Mapping[int, tuple[int, ...]]


def corpus_gaps(reports: Sequence[ReportRow]) -> Gaps:
    """Look over the metadata of all reports; reads no file and no project.

    One body: the same region (see ``region_keys``) and the same body type; offices and party
    bodies, of which a region has many, must have the same issuing body too.
    """
    return Gaps(
        no_region=frozenset(r.id for r in reports if not value_of(r, "region")),
        no_year=frozenset(r.id for r in reports if not value_of(r, "year")),
        doubles=_doubles(reports),
    )


def value_of(report: ReportRow, field: str) -> str:
    """The value of a field, "" where there is none."""
    return report.metadata.get(field, ("", ""))[0]


def region_keys(reports: Sequence[ReportRow]) -> dict[int, str]:
    """Report id -> the code of its region, or its name; a report without a region is absent.

    A name without a code means the one region of that name that has a code in another report.
    Where several have, or none, the name stands for itself.
    """
    codes: dict[str, set[str]] = {}
    for report in reports:
        codes.setdefault(value_of(report, "region"), set()).add(value_of(report, "region_code"))
    keys = dict[int, str]()
    for report in reports:
        if name := value_of(report, "region"):
            known = codes[name] - {""}
            only = next(iter(known)) if len(known) == 1 else name
            keys[report.id] = value_of(report, "region_code") or only
    return keys


def _doubles(reports: Sequence[ReportRow]) -> dict[int, tuple[int, ...]]:
    keys = region_keys(reports)
    groups: dict[tuple[str, ...], list[int]] = {}
    for report in reports:
        year, kind = value_of(report, "year"), value_of(report, "body_type")
        if year and report.id in keys:
            body = "" if kind == "政府" else value_of(report, "issuing_body")
            groups.setdefault((keys[report.id], year, kind, body), []).append(report.id)
    return {
        number: tuple(other for other in group if other != number)
        for group in groups.values()
        if len(group) > 1
        for number in group
    }
