"""Who said what of one sentence in one category, and what stands beside the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from annotation.annotations import Provenance
from annotation.project import Project
from annotation.units import UnitRow


@dataclass(frozen=True, slots=True)
class Saying:
    """One opinion; ``at``: ISO 8601 in UTC. Without ``provenance`` it was settled in a conflict."""

    analyst: str
    value: bool
    at: str
    provenance: Provenance | None


def sayings(project: Project, unit_id: int, category: str) -> list[Saying]:
    """Every opinion on the unit in the category with this uid, the oldest first.

    What was adjudicated is the last one: it is what counts.
    """
    rows = project.db.execute(
        "SELECT analyst, value, at, provenance, version, probability, 0 AS last FROM annotation"
        " WHERE unit_id = :unit AND category = :uid UNION ALL"
        " SELECT analyst, value, at, NULL, NULL, NULL, 1 FROM adjudication"
        " WHERE unit_id = :unit AND category = :uid ORDER BY last, at",
        {"unit": unit_id, "uid": category},
    )
    return [
        Saying(analyst, bool(value), at, Provenance(kind, *rest) if kind else None)
        for analyst, value, at, kind, *rest, _last in rows
    ]


def neighbours(project: Project, unit: UnitRow) -> tuple[str, str]:
    """The texts before and after a unit in its report; "" at either end."""
    rows = project.db.execute(
        "SELECT position, text FROM unit WHERE report_id = ? AND NOT retired"
        " AND position IN (?, ?)",
        (unit.report_id, unit.position - 1, unit.position + 1),
    )
    found = dict(rows.fetchall())
    return found.get(unit.position - 1, ""), found.get(unit.position + 1, "")
