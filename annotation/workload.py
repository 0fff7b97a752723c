"""How far people are, who said how much, and what more than one of them said; counted in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotation.project import Project

_LIVE = "NOT u.retired AND u.kind = 'sentence'"


@dataclass(frozen=True, slots=True)
class Part:
    """``sentences`` of one section of a report, and how many of them somebody spoke on."""

    report_id: int
    section: str
    sentences: int
    spoken: int


@dataclass(frozen=True, slots=True)
class AnalystWork:
    """``sentences`` an analyst spoke on; ``yes`` and ``no`` count categories."""

    analyst: str
    sentences: int
    yes: int
    no: int


def parts(project: Project, categories: Sequence[str]) -> list[Part]:
    """All sections of all reports; who spoke on any of ``categories`` (uids) spoke."""
    marks = _marks(categories)
    spoken = (
        f"SELECT unit_id FROM annotation WHERE category IN ({marks})"
        f" UNION SELECT unit_id FROM adjudication WHERE category IN ({marks})"
    )
    rows = project.db.execute(
        "SELECT u.report_id, u.section, count(*), count(s.unit_id) FROM unit AS u"
        f" LEFT JOIN ({spoken}) AS s ON s.unit_id = u.id WHERE {_LIVE} GROUP BY 1, 2",
        [*categories, *categories],
    )
    return [Part(*row) for row in rows]


def work_of_analysts(project: Project, categories: Sequence[str]) -> list[AnalystWork]:
    """Everybody who spoke on any of ``categories``, who did most first."""
    rows = project.db.execute(
        "SELECT a.analyst, count(DISTINCT a.unit_id), sum(a.value), sum(NOT a.value)"
        " FROM annotation AS a JOIN unit AS u ON u.id = a.unit_id"
        f" WHERE {_LIVE} AND a.category IN ({_marks(categories)})"
        " GROUP BY a.analyst ORDER BY 2 DESC, 1",
        list(categories),
    )
    return [AnalystWork(*row) for row in rows]


def shared_opinions(
    project: Project, categories: Sequence[str]
) -> list[tuple[int, str, str, bool]]:
    """(unit id, category uid, analyst, yes or no) wherever two or more judged a sentence."""
    rows = project.db.execute(
        "SELECT a.unit_id, a.category, a.analyst, a.value FROM (SELECT unit_id, category"
        " FROM annotation GROUP BY unit_id, category HAVING count(*) > 1) AS both"
        " JOIN annotation AS a ON a.unit_id = both.unit_id AND a.category = both.category"
        " JOIN unit AS u ON u.id = a.unit_id"
        f" WHERE {_LIVE} AND a.category IN ({_marks(categories)})"
        " ORDER BY u.report_id, u.position, a.id",
        list(categories),
    )
    return [(unit, category, analyst, bool(value)) for unit, category, analyst, value in rows]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
