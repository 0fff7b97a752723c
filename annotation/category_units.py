"""Which sentences wait for a category: to be judged in it, or to be looked at once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotation.project import Project

_SENTENCE = "NOT u.retired AND u.kind = 'sentence'"
_IN_ORDER = "ORDER BY u.report_id, u.position"
_SPOKEN = (
    "(SELECT unit_id FROM annotation WHERE category {is_it} :uid"
    " UNION SELECT unit_id FROM adjudication WHERE category {is_it} :uid)"
)
_JUDGED, _ELSEWHERE = _SPOKEN.format(is_it="="), _SPOKEN.format(is_it="<>")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many live units wait for one category, and why.

    ``older``: every opinion is older than the definition as it is now. ``marked``: somebody's
    opinion needs review, after a split or a re-split. ``not_judged``: sentences on which nobody
    spoke in this category; ``judged_elsewhere``: those of them judged in another live one.
    """

    older: int = 0
    marked: int = 0
    not_judged: int = 0
    judged_elsewhere: int = 0


def waiting(project: Project, uid: str) -> Waiting:
    """What waits for a category. Reads every annotation: not for the window's own thread."""
    sentences = _count(project, f"SELECT count(*) FROM unit AS u WHERE {_SENTENCE}", uid)
    judged = _count(project, _counting_of(f"u.id IN {_JUDGED}"), uid)
    partly = _counting_of(f"u.id IN {_elsewhere()} AND u.id NOT IN {_JUDGED}")
    return Waiting(
        older=len(units_to_recheck(project, uid)),
        marked=len(units_for_review(project, uid)),
        not_judged=sentences - judged,
        judged_elsewhere=_count(project, partly, uid),
    )


def _counting_of(where: str) -> str:
    return f"SELECT count(*) FROM unit AS u WHERE {where} AND {_SENTENCE}"


def _elsewhere() -> str:
    return f"(SELECT unit_id FROM {_live(_ELSEWHERE)})"


def _live(spoken: str) -> str:
    live = "AND category IN (SELECT uid FROM category WHERE NOT retired)"
    return spoken.replace(":uid", f":uid {live}")


def _count(project: Project, query: str, uid: str) -> int:
    return int(project.db.execute(query, {"uid": uid}).fetchone()[0])


def units_to_recheck(project: Project, uid: str) -> list[int]:
    """The live units that nobody has judged in this category since its definition changed.

    In the order of the reports. Saying the same again by hand takes a unit off the list.
    """
    return _ids(
        project,
        uid,
        f"SELECT u.id FROM unit AS u WHERE NOT u.retired AND u.id IN {_JUDGED}"
        " AND (SELECT max(at) FROM (SELECT at FROM annotation AS a"
        "  WHERE a.unit_id = u.id AND a.category = :uid UNION ALL SELECT at FROM adjudication AS j"
        "  WHERE j.unit_id = u.id AND j.category = :uid))"
        f" < (SELECT defined_at FROM category WHERE uid = :uid) {_IN_ORDER}",
    )


def units_for_review(project: Project, uid: str) -> list[int]:
    """The live units on which an opinion in this category needs review, in order."""
    return _ids(
        project,
        uid,
        "SELECT u.id FROM unit AS u WHERE NOT u.retired AND u.id IN"
        f" (SELECT unit_id FROM annotation WHERE category = :uid AND needs_review) {_IN_ORDER}",
    )


def units_not_judged(project: Project, uid: str) -> list[int]:
    """The live sentences on which nobody spoke in this category.

    First those judged in another live category, then the others, each in order.
    """
    return _ids(
        project,
        uid,
        f"SELECT u.id FROM unit AS u WHERE {_SENTENCE} AND u.id NOT IN {_JUDGED}"
        f" ORDER BY u.id NOT IN {_elsewhere()}, u.report_id, u.position",
    )


def _ids(project: Project, uid: str, query: str) -> list[int]:
    return [row[0] for row in project.db.execute(query, {"uid": uid})]


def yes_counts(project: Project) -> dict[str, int]:
    """Category uid -> live units that count as yes; absent: none."""
    rows = project.db.execute(
        "SELECT c.category, count(*) FROM counting AS c JOIN unit AS u ON u.id = c.unit_id"
        " WHERE c.value = 1 AND NOT u.retired GROUP BY c.category"
    )
    return dict(rows.fetchall())


def values_of(project: Project, uid: str, unit_ids: Sequence[int]) -> dict[int, int]:
    """What counts in one category, 1 or 0, for those of the units where anything does."""
    found: dict[int, int] = {}
    query = (
        "SELECT unit_id, value FROM counting WHERE category = ? AND value IS NOT NULL"
        " AND unit_id IN ({})"
    )
    for at in range(0, len(unit_ids), 500):
        some = unit_ids[at : at + 500]
        marks = ", ".join("?" * len(some))
        found.update(project.db.execute(query.format(marks), [uid, *some]).fetchall())
    return found


def keep_as_checked(project: Project, uid: str) -> None:
    """What was said before the definition changed holds under the new one; inside a step."""
    query = "UPDATE category SET defined_at = '' WHERE uid = ? AND defined_at != ''"
    project.db.execute(query, (uid,))
