"""One category into several: its yes-sentences wait for the new choice. All inside a step.

A sentence that counts as no in the category is no in each of its parts as well. On every other
sentence nobody has spoken in the new parts, and whoever said yes is asked to look once more.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotation.history import record_many
from annotation.project import Project
from annotation.texts import now

_NO = "unit_id IN (SELECT unit_id FROM counting WHERE category = :source AND value = 0)"
_YES = "unit_id IN (SELECT unit_id FROM counting WHERE category = :source AND value IS NOT 0)"


@dataclass(frozen=True, slots=True)
class CategorySplit:
    """Live units that wait for the new choice, and live units that stay no, in every part."""

    queued: int
    no: int


def preview_category_split(project: Project, source: str) -> CategorySplit:
    """What a split of ``source`` would do."""
    row = project.db.execute(
        "SELECT count(*) - coalesce(sum(c.value IS 0), 0), coalesce(sum(c.value IS 0), 0)"
        " FROM counting AS c JOIN unit AS u ON u.id = c.unit_id"
        " WHERE c.category = ? AND NOT u.retired",
        (source,),
    ).fetchone()
    return CategorySplit(*row)


def queue_for_parts(project: Project, source: str, parts: list[str], *, analyst: str) -> None:
    """Carry the no of ``source`` to its new ``parts``, and mark its yes for review."""
    for part in parts:
        _carry_no(project, {"source": source, "part": part, "now": now()})
    marked = project.db.execute(
        "SELECT u.uid, a.analyst FROM annotation AS a JOIN unit AS u ON u.id = a.unit_id"
        f" WHERE a.category = :source AND a.value = 1 AND NOT a.needs_review AND a.{_YES}",
        {"source": source},
    )
    details = [(uid, {"category": source, "for_review": who}) for uid, who in marked]
    record_many(project, action="scheme", details=details, analyst=analyst)
    project.db.execute(
        "UPDATE annotation SET needs_review = 1"
        f" WHERE category = :source AND value = 1 AND NOT needs_review AND {_YES}",
        {"source": source},
    )


def _carry_no(project: Project, values: dict[str, str]) -> None:
    project.db.execute(
        "INSERT INTO annotation (unit_id, category, analyst, value, provenance, at)"
        " SELECT unit_id, :part, analyst, 0, 'propagated', :now FROM annotation"
        f" WHERE category = :source AND value = 0 AND {_NO}",
        values,
    )
    project.db.execute(
        "INSERT INTO adjudication (unit_id, category, value, analyst, note, at)"
        " SELECT unit_id, :part, 0, analyst, note, :now FROM adjudication"
        " WHERE category = :source AND value = 0",
        values,
    )
