"""Counts of a project."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from annotation.annotations import CONFLICT, NOT_JUDGED, counting
from annotation.annotations import annotations as all_annotations
from annotation.project import Project
from annotation.reports import reports, units
from annotation.scheme import categories
from operations.near_duplicates import once_per_report


@dataclass(frozen=True)
class CategoryCount:
    """How many sentences are yes, no, in conflict and not judged in one category.

    ``yes_once``: the yes again, but near-duplicates in one report count as one.
    """

    name: str
    yes: int
    no: int
    conflict: int
    not_judged: int
    yes_once: int


@dataclass(frozen=True)
class ReportCount:
    """How many sentences one report has, and how many of them are judged."""

    report: str
    sentences: int
    judged: int


@dataclass(frozen=True)
class Stats:
    """Counts over units of kind sentence; what counts is the rule of ``annotation.counting``.

    ``judged`` sentences have an annotation in at least one live category. ``repeats``: sentences
    that say again, or nearly, what their report has said above.
    """

    reports: int
    sentences: int
    judged: int
    analysts: tuple[str, ...]
    sections: dict[str, int]
    categories: tuple[CategoryCount, ...]
    by_report: tuple[ReportCount, ...]
    repeats: int

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON."""
        return asdict(self)


def project_stats(project: Project) -> Stats:
    """Count the project."""
    sentences = list(units(project, kinds=("sentence",)))
    inside = {unit.id for unit in sentences}
    live = categories(project)
    counted = counting(project)
    values = {c.uid: Counter(counted.value(unit_id, c.uid) for unit_id in inside) for c in live}
    yes = {c.uid: [u for u in sentences if counted.value(u.id, c.uid) == 1] for c in live}
    said = [a for a in all_annotations(project) if a.unit_id in inside and a.category in values]
    judged = {a.unit_id for a in said}
    total = Counter(unit.report for unit in sentences)
    done = Counter(unit.report for unit in sentences if unit.id in judged)
    return Stats(
        reports=len(reports(project)),
        sentences=len(sentences),
        judged=len(judged),
        analysts=tuple(sorted({a.analyst for a in said})),
        sections=dict(Counter(unit.section for unit in sentences)),
        categories=tuple(
            CategoryCount(
                c.name,
                values[c.uid][1],
                values[c.uid][0],
                values[c.uid][CONFLICT],
                values[c.uid][NOT_JUDGED],
                len(once_per_report(project, yes[c.uid])),
            )
            for c in live
        ),
        by_report=tuple(ReportCount(r.name, total[r.name], done[r.name]) for r in reports(project)),
        repeats=len(sentences) - len(once_per_report(project, sentences)),
    )
