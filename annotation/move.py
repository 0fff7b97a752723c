"""Take what was said of some units over to others, row by row; how is in ``annotation.carry``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotation.carry import Opinion, carried
from annotation.project import Project

Pairs = Sequence[tuple[int, int]]

# Page furniture that stood between two halves is no third opinion, unless it was judged.
_SILENT = (
    "SELECT 1 FROM unit WHERE id = ? AND kind = 'boilerplate'"
    " AND NOT EXISTS (SELECT 1 FROM annotation WHERE unit_id = unit.id)"
)


def move(project: Project, pairs: Pairs, *, doubtful: Collection[int] = ()) -> list[Opinion]:
    """Link (old id, new id) and copy annotations, decisions and flags; the annotations written.

    What was once said of the new units, where they come back, is forgotten. Annotations on
    units in ``doubtful`` are for review.
    """
    forget(project, {new for _, new in pairs})
    project.db.executemany("INSERT INTO link (old_id, new_id) VALUES (?, ?)", pairs)
    moved = _moved(project, _speaking(project, pairs), doubtful)
    project.db.executemany(
        "INSERT INTO annotation (unit_id, category, analyst, value, provenance, version,"
        " probability, needs_review, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*key, *opinion) for key, opinion in moved.items()],
    )
    for old, new in pairs:
        _move_rest(project, old, new)
    return list(moved.values())


def forget(project: Project, unit_ids: Collection[int]) -> None:
    """Clear what was once said of units that come back; what was said since then follows."""
    for table in ("annotation", "adjudication", "flag"):
        project.db.executemany(
            f"DELETE FROM {table} WHERE unit_id = ?", [(unit_id,) for unit_id in unit_ids]
        )


def _speaking(project: Project, pairs: Pairs) -> Pairs:
    olds = dict.fromkeys(old for old, _ in pairs)
    silent = {old for old in olds if project.db.execute(_SILENT, (old,)).fetchone()}
    return [pair for pair in pairs if pair[0] not in silent]


def _moved(
    project: Project, pairs: Pairs, doubtful: Collection[int]
) -> dict[tuple[int, str, str], Opinion]:
    opinions = {}
    for old in dict.fromkeys(old for old, _ in pairs):
        opinions.update(_opinions(project, old))
    return {
        key: opinion._replace(needs_review=1) if key[0] in doubtful else opinion
        for key, opinion in carried(opinions, pairs).items()
    }


def _opinions(project: Project, unit_id: int) -> dict[tuple[int, str, str], Opinion]:
    rows = project.db.execute(
        "SELECT category, analyst, value, provenance, version, probability, needs_review, at"
        " FROM annotation WHERE unit_id = ?",
        (unit_id,),
    )
    return {(unit_id, category, who): Opinion(*rest) for category, who, *rest in rows}


def _move_rest(project: Project, old: int, new: int) -> None:
    """Decisions: one yes is enough. Flags: the first note stays."""
    project.db.execute(
        "INSERT INTO adjudication (unit_id, category, value, analyst, note, at)"
        " SELECT ?, category, value, analyst, note, at FROM adjudication WHERE unit_id = ?"
        " ON CONFLICT (unit_id, category) DO UPDATE SET value = max(value, excluded.value)",
        (new, old),
    )
    project.db.execute(
        "INSERT INTO flag (unit_id, analyst, note, at)"
        " SELECT ?, analyst, note, at FROM flag WHERE unit_id = ?"
        " ON CONFLICT (unit_id, analyst) DO NOTHING",
        (new, old),
    )
