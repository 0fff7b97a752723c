"""One category into another: what was said in the first holds in the second. All inside a step.

Per sentence and analyst yes wins, then no; what was not judged in either stays so. Decisions
(adjudications) follow the same rule over what counts: where either counts as yes the decision
is yes; where people still differ in one of them there is none. What was said in the first stays
as it is: it is retired, not emptied.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotation.history import record_many
from annotation.project import Project
from annotation.texts import now, storable

_KEPT = "value, provenance, version, probability, needs_review, at"
_SAME = "theirs.unit_id = ours.unit_id AND theirs.analyst = ours.analyst"
_THEIRS = "SELECT 1 FROM annotation AS theirs WHERE theirs.category = :source AND"
_OURS = "SELECT 1 FROM annotation AS ours WHERE ours.category = :target AND"
_TURNED = f"ours.category = :target AND ours.value = 0 AND EXISTS ({_THEIRS} {_SAME} AND value = 1)"
_NEW = f"theirs.category = :source AND NOT EXISTS ({_OURS} {_SAME})"
_LIVE = "unit_id IN (SELECT id FROM unit WHERE NOT retired)"


@dataclass(frozen=True, slots=True)
class CategoryMerge:
    """What merging changes in the second category, in opinions on live units.

    ``yes`` and ``no``: those that are new there; ``turned``: those that were no and become yes.
    """

    yes: int
    no: int
    turned: int


def preview_category_merge(project: Project, source: str, target: str) -> CategoryMerge:
    """What ``merge_opinions`` would change."""
    uids = {"source": source, "target": target}
    query = (
        "SELECT coalesce(sum(theirs.value), 0), count(*) FROM annotation AS theirs"
        f" WHERE {_NEW} AND theirs.{_LIVE}"
    )
    yes, new = project.db.execute(query, uids).fetchone()
    query = f"SELECT count(*) FROM annotation AS ours WHERE {_TURNED} AND ours.{_LIVE}"
    turned = project.db.execute(query, uids).fetchone()[0]
    return CategoryMerge(yes, new - yes, turned)


def merge_opinions(project: Project, source: str, target: str, *, analyst: str) -> None:
    """Say in ``target`` what was said in ``source``, both uids; inside the open step."""
    decisions = _decisions(project, source, target)
    _note(project, source, target, analyst)
    uids = {"source": source, "target": target}
    project.db.execute(
        f"UPDATE annotation AS ours SET ({_KEPT}) = (SELECT {_KEPT} FROM annotation AS theirs"
        f" WHERE theirs.category = :source AND {_SAME}) WHERE {_TURNED}",
        uids,
    )
    project.db.execute(
        f"INSERT INTO annotation (unit_id, category, analyst, {_KEPT})"
        f" SELECT unit_id, :target, analyst, {_KEPT} FROM annotation AS theirs WHERE {_NEW}",
        uids,
    )
    for unit_id, value in decisions.items():
        _decide(project, unit_id, value, uids | {"analyst": storable(analyst)})


def _note(project: Project, source: str, target: str, analyst: str) -> None:
    """One history line per opinion that changes, before it does."""
    rows = project.db.execute(
        "SELECT u.uid, theirs.analyst, theirs.value FROM annotation AS theirs"
        " JOIN unit AS u ON u.id = theirs.unit_id"
        f" WHERE ({_NEW}) OR (theirs.category = :source AND theirs.value = 1"
        f"  AND EXISTS ({_OURS} {_SAME} AND ours.value = 0)) ORDER BY theirs.id",
        {"source": source, "target": target},
    )
    details = [
        (uid, {"category": target, "from": source, "value": bool(value), "whose": who})
        for uid, who, value in rows
    ]
    record_many(project, action="scheme", details=details, analyst=analyst)


def _decisions(project: Project, source: str, target: str) -> dict[int, int | None]:
    """Unit id -> the decision it has after the merge, for every unit decided in either."""
    rows = project.db.execute(
        "SELECT unit_id, max(value), count(*) - count(value) FROM counting"
        " WHERE category IN (:source, :target) AND unit_id IN"
        "  (SELECT unit_id FROM adjudication WHERE category IN (:source, :target))"
        " GROUP BY unit_id",
        {"source": source, "target": target},
    )
    return {unit: 1 if yes else None if differing else 0 for unit, yes, differing in rows}


def _decide(project: Project, unit_id: int, value: int | None, said_by: dict[str, str]) -> None:
    """Give the second category this decision, in the words of one who decided so, if any did."""
    values: dict[str, str | int | None] = {**said_by, "unit": unit_id, "value": value}
    said = project.db.execute(
        "SELECT analyst, note, at FROM adjudication WHERE unit_id = :unit AND value = :value"
        " AND category IN (:source, :target) ORDER BY category = :target DESC",
        values,
    ).fetchone()
    who, note, at = said or (said_by["analyst"], "", now())
    project.db.execute(
        "DELETE FROM adjudication WHERE unit_id = :unit AND category = :target", values
    )
    if value is not None:
        project.db.execute(
            "INSERT INTO adjudication (unit_id, category, value, analyst, note, at)"
            " VALUES (:unit, :target, :value, :who, :note, :at)",
            values | {"who": who, "note": note, "at": at},
        )
