"""Everything people said of the sentences of one report, in a few quick queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotation.project import Project


@dataclass(slots=True)
class Said:
    """What was said of one unit.

    ``opinions``: analyst -> category uid -> yes or no, in the order they spoke. ``decided``:
    what was adjudicated, by category uid. ``flags``: analyst -> note (存疑).
    """

    opinions: dict[str, dict[str, bool]] = field(default_factory=dict)
    decided: dict[str, bool] = field(default_factory=dict)
    flags: dict[str, str] = field(default_factory=dict)


def said_of_report(project: Project, report_id: int) -> dict[int, Said]:
    """Unit id -> what was said, for the live units of a report; absent: nothing."""
    where = "unit_id IN (SELECT id FROM unit WHERE report_id = ? AND NOT retired)"
    return _said(project, where, report_id)


def said_of_unit(project: Project, unit_id: int) -> Said:
    """What was said of one unit."""
    return _said(project, "unit_id = ?", unit_id).get(unit_id, Said())


def _said(project: Project, where: str, value: int) -> dict[int, Said]:
    found: dict[int, Said] = {}
    query = f"SELECT unit_id, analyst, category, value FROM annotation WHERE {where} ORDER BY id"
    for unit, analyst, category, yes in project.db.execute(query, (value,)):
        found.setdefault(unit, Said()).opinions.setdefault(analyst, {})[category] = bool(yes)
    query = f"SELECT unit_id, category, value FROM adjudication WHERE {where}"
    for unit, category, yes in project.db.execute(query, (value,)):
        found.setdefault(unit, Said()).decided[category] = bool(yes)
    query = f"SELECT unit_id, analyst, note FROM flag WHERE {where} ORDER BY id"
    for unit, analyst, note in project.db.execute(query, (value,)):
        found.setdefault(unit, Said()).flags[analyst] = note
    return found


def progress(
    project: Project, categories: Sequence[str], *, reports: Sequence[int] | None = None
) -> dict[int, tuple[int, int]]:
    """Report id -> (sentences somebody judged in every one of ``categories``, sentences).

    ``reports``: only these. A conflict counts as judged: people have spoken.
    """
    marks = "" if reports is None else f" AND u.report_id IN ({', '.join('?' * len(reports))})"
    only = list(reports or ())
    total = project.db.execute(
        "SELECT u.report_id, count(*) FROM unit AS u"
        f" WHERE NOT u.retired AND u.kind = 'sentence'{marks} GROUP BY u.report_id",
        only,
    ).fetchall()
    done = Counter[int]()
    for full in (_JUDGED, _DECIDED) if categories else ():
        done.update(_in_all(project, full, categories, marks, only))
    return {report: (done[report], count) for report, count in total}


# The + keeps SQLite from the index by category: in the order of units nothing needs sorting.
_JUDGED = (
    "SELECT unit_id FROM annotation WHERE {inside} AND +category IN ({categories})"
    " GROUP BY unit_id HAVING count(DISTINCT category) = ?"
)
# Decided where nobody has an opinion: rare, and looked at apart.
_DECIDED = (
    "SELECT j.unit_id FROM adjudication AS j WHERE {inside} AND NOT EXISTS (SELECT 1 FROM"
    " annotation AS a WHERE a.unit_id = j.unit_id AND a.category = j.category)"
    " AND (SELECT count(*) FROM (SELECT category FROM annotation AS a WHERE a.unit_id = j.unit_id"
    " UNION SELECT category FROM adjudication AS o WHERE o.unit_id = j.unit_id)"
    " WHERE category IN ({categories})) = ? GROUP BY j.unit_id"
)


def _in_all(
    project: Project, full: str, categories: Sequence[str], marks: str, only: list[int]
) -> dict[int, int]:
    """Report id -> its sentences among the units that the query ``full`` gives."""
    inside = f"unit_id IN (SELECT u.id FROM unit AS u WHERE NOT u.retired{marks})" if only else "1"
    query = full.format(inside=inside, categories=", ".join("?" * len(categories)))
    rows = project.db.execute(
        f"SELECT u.report_id, count(*) FROM ({query}) AS whole"
        " JOIN unit AS u ON u.id = whole.unit_id"
        f" WHERE NOT u.retired AND u.kind = 'sentence'{marks} GROUP BY u.report_id",
        [*only, *categories, len(categories), *only],
    )
    return dict(rows.fetchall())
