"""Cut a report anew: units are retired and linked to their successors, annotations follow.

How they follow is in ``annotation.carry``. A unit is never deleted; one whose span comes back
is live again under its old uid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from annotation.carry import Opinion, Span, carried, follow
from annotation.history import record
from annotation.lock import need_closed
from annotation.project import Project
from annotation.texts import storable, text_hash, unit_uid
from annotation.units import NewUnit
from messages import Message


@dataclass(frozen=True, slots=True)
class Resplit:
    """Units that stayed, annotations carried over, units retired and come, and for review.

    ``moved`` and ``for_review`` count annotations on the new units, the others units.
    """

    kept: int
    moved: int
    retired: int
    new: int
    for_review: int


def resplit(
    project: Project,
    report_id: int,
    units: Sequence[NewUnit],
    *,
    cleaner_version: str,
    splitter_version: str,
    analyst: str,
) -> Resplit:
    """Give the report these units instead, as one undo step.

    Raises KnownError while the project's window is open. A report corrected by hand is the
    caller's to leave out.
    """
    name, digest = _report(project, report_id)
    label = Message("annotation.step_resplit", {"name": name})
    with need_closed(project.path), project.step(label, analyst=analyst):
        result = _apply(project, report_id, digest, units)
        _set_versions(project, report_id, cleaner_version, splitter_version)
        if project.step_has_changes():
            detail = asdict(result) | {"cleaner": cleaner_version, "splitter": splitter_version}
            record(project, action="resplit", subject=name, detail=detail, analyst=analyst)
    return result


def preview_resplit(project: Project, report_id: int, units: Sequence[NewUnit]) -> Resplit:
    """What ``resplit`` would do; nothing is written."""
    _, digest = _report(project, report_id)
    with project.transaction():
        project.db.execute("SAVEPOINT preview")
        try:
            return _apply(project, report_id, digest, units)
        finally:
            project.db.execute("ROLLBACK TO preview")
            project.db.execute("RELEASE preview")


def _report(project: Project, report_id: int) -> tuple[str, str]:
    query = "SELECT name, hash FROM report WHERE id = ?"
    name, digest = project.db.execute(query, (report_id,)).fetchone()
    return name, digest


def _apply(project: Project, report_id: int, digest: str, units: Sequence[NewUnit]) -> Resplit:
    old = _live(project, report_id)
    new = {unit_uid(digest, u.start, u.end): (place, u) for place, u in enumerate(units)}
    retired = [span for uid, span in old.items() if uid not in new]
    _retire(project, retired)
    fresh = [
        _store(project, report_id, uid, place, unit, live=uid in old)
        for uid, (place, unit) in new.items()
    ]
    came = [span for uid, span in zip(new, fresh, strict=True) if uid not in old]
    pairs = follow(retired, came)
    _forget(project, {new_id for _, new_id in pairs})
    _link(project, pairs)
    moved = _carry(project, pairs)
    for_review = sum(opinion.needs_review for opinion in moved)
    return Resplit(len(new) - len(came), len(moved), len(retired), len(came), for_review)


def _live(project: Project, report_id: int) -> dict[str, Span]:
    rows = project.db.execute(
        'SELECT uid, id, "start", "end" FROM unit WHERE report_id = ? AND NOT retired'
        " ORDER BY position",
        (report_id,),
    )
    return {uid: Span(unit_id, start, end) for uid, unit_id, start, end in rows}


def _retire(project: Project, spans: Sequence[Span]) -> None:
    project.db.conn.executemany(
        "UPDATE unit SET retired = 1 WHERE id = ?", [(span.id,) for span in spans]
    )


def _store(
    project: Project, report_id: int, uid: str, place: int, unit: NewUnit, *, live: bool
) -> Span:
    """Insert the unit, bring a retired one back, or update the one that stays where it differs."""
    text = storable(unit.text)
    content = (place, unit.kind, unit.section, text, text_hash(text))
    known = project.db.execute(
        "SELECT id, position, kind, section, text, text_hash FROM unit WHERE uid = ?", (uid,)
    ).fetchone()
    if known is None:
        return Span(_insert(project, (uid, report_id, unit.start, unit.end, *content)), *_at(unit))
    if not live or known[1:] != content:
        project.db.execute(
            "UPDATE unit SET position = ?, kind = ?, section = ?, text = ?, text_hash = ?,"
            " retired = 0 WHERE id = ?",
            (*content, known[0]),
        )
    if not live:
        project.db.execute("DELETE FROM link WHERE old_id = ?", (known[0],))
    return Span(known[0], *_at(unit))


def _at(unit: NewUnit) -> tuple[int, int]:
    return unit.start, unit.end


def _insert(project: Project, row: tuple[object, ...]) -> int:
    unit_id = project.db.execute(
        'INSERT INTO unit (uid, report_id, "start", "end", position, kind, section, text,'
        " text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    if unit_id is None:
        raise AssertionError("an inserted row has an id")
    return unit_id


def _forget(project: Project, unit_ids: set[int]) -> None:
    """Clear what was once said of units that come back; what was said since then follows."""
    for table in ("annotation", "adjudication", "flag"):
        project.db.conn.executemany(
            f"DELETE FROM {table} WHERE unit_id = ?", [(unit_id,) for unit_id in unit_ids]
        )


def _link(project: Project, pairs: Sequence[tuple[int, int]]) -> None:
    project.db.conn.executemany("INSERT INTO link (old_id, new_id) VALUES (?, ?)", pairs)


def _carry(project: Project, pairs: Sequence[tuple[int, int]]) -> list[Opinion]:
    """Copy annotations, decisions and flags along ``pairs``; the annotations written."""
    opinions = {}
    for old in dict.fromkeys(old for old, _ in pairs):
        opinions.update(_opinions(project, old))
    moved = carried(opinions, pairs)
    project.db.conn.executemany(
        "INSERT INTO annotation (unit_id, category, analyst, value, provenance, version,"
        " probability, needs_review, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*key, *opinion) for key, opinion in moved.items()],
    )
    for old, new in pairs:
        _carry_rest(project, old, new)
    return list(moved.values())


def _opinions(project: Project, unit_id: int) -> dict[tuple[int, str, str], Opinion]:
    rows = project.db.execute(
        "SELECT category, analyst, value, provenance, version, probability, needs_review, at"
        " FROM annotation WHERE unit_id = ?",
        (unit_id,),
    )
    return {(unit_id, category, who): Opinion(*rest) for category, who, *rest in rows}


def _carry_rest(project: Project, old: int, new: int) -> None:
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


def _set_versions(project: Project, report_id: int, cleaner: str, splitter: str) -> None:
    project.db.execute(
        "UPDATE report SET cleaner_version = ?, splitter_version = ?"
        " WHERE id = ? AND (cleaner_version, splitter_version) != (?, ?)",
        (cleaner, splitter, report_id, cleaner, splitter),
    )
