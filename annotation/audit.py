"""随机抽检: one sentence in ten, drawn by chance, answered before the program says what it thinks.

Which sentences are drawn follows from their uids and the seed of the draw alone: no label, no
score and no order has a part in it. The first answer given blind stays in the table ``audit`` and
is never changed; as long as its draw lasts, the sentence teaches no classifier.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotation.project import Project
from annotation.texts import now, storable

EVERY = 10
BEGINS = 50  # sentences judged, from which on a classifier says something worth hiding
_SEED = "audit_seed"
# As ``audit_seed``, where SQL needs it.
NOW = (
    "coalesce((SELECT value FROM setting WHERE key = 'audit_seed'),"
    " (SELECT value FROM setting WHERE key = 'project_id'), '')"
)
_COUNTS = "SELECT value FROM counting WHERE unit_id = ? AND category = ?"
HELD_OUT = f"SELECT unit_id FROM audit WHERE seed = {NOW}"
"""SQL: the ids of the units that must not teach."""
# Nobody looked at what was tagged in bulk or because a copy was: it can be answered blind yet.
SEEN = (
    "SELECT unit_id AS id FROM annotation WHERE provenance NOT IN ('bulk', 'propagated')"
    f" AND NOT EXISTS (SELECT 1 FROM audit WHERE seed = {NOW} AND unit_id = annotation.unit_id)"
)
"""SQL: the ids of the units that somebody judged in sight of a prediction, some more than once."""
ANSWERED = f"SELECT unit_id, category FROM audit WHERE seed = {NOW} AND final"
"""SQL: the cells that were answered blind."""
_UIDS = (
    "SELECT u.id, u.uid FROM json_each(?) AS j CROSS JOIN unit AS u ON u.id = j.value"
    " WHERE u.kind = 'sentence'"
)
_LOTS = 255


def rank(seed: str, uid: str) -> int:
    """The place of a unit in the draw, 0 to 2 ** 64 - 1: as good as chance, always the same."""
    import hashlib  # not before there is something to hide: a window is painted first

    told = f"{seed}\0{uid}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")


def is_drawn(seed: str, uid: str) -> bool:
    """Is it one of the ten?"""
    return rank(seed, uid) < 2**64 // EVERY


def lot(seed: str, uid: str) -> int:
    """``rank`` in a byte: 1 to 255 for a unit that is drawn, never lower for a higher rank; 0."""
    place, end = rank(seed, uid), 2**64 // EVERY
    return 1 + place * _LOTS // end if place < end else 0


@dataclass(frozen=True)
class AuditSlice:
    """The sentences of one draw.

    ``answered``: unit id -> the categories in which it was answered blind. ``seen``: units that
    somebody judged by hand without that; they teach like any other and are in no slice.
    """

    seed: str
    answered: Mapping[int, frozenset[str]]
    seen: frozenset[int]

    def holds(self, unit_id: int, uid: str) -> bool:
        """Is the sentence in the slice?"""
        return unit_id in self.answered or self.waits(unit_id, uid)

    def waits(self, unit_id: int, uid: str) -> bool:
        """Is it in the slice, and nobody has answered yet?"""
        known = unit_id in self.answered or unit_id in self.seen
        return not known and is_drawn(self.seed, uid)

    def hides(self, unit_id: int, uid: str, category: str) -> bool:
        """Must nothing be shown of what the classifier says of it in this category?"""
        return self.holds(unit_id, uid) and category not in self.answered.get(unit_id, ())


def audit_seed(project: Project) -> str:
    """The seed of the draw that holds now; every project starts with one of its own."""
    return project.setting(_SEED) or project.setting("project_id") or ""


def audit_slice(
    project: Project, *, report_id: int | None = None, unit_ids: Collection[int] | None = None
) -> AuditSlice:
    """The slice as it is now; of one report, or of some units, which is all it then knows of."""
    if report_id is not None:
        where = " AND unit_id IN (SELECT id FROM unit WHERE report_id = ?)"
        return _slice(project.db, where, (report_id,))
    return _slice(project.db) if unit_ids is None else slice_of(project.db, unit_ids)


def slice_of(conn: sqlite3.Connection, unit_ids: Collection[int]) -> AuditSlice:
    """The slice of some units, on a connection to the project or to its cache."""
    where = " AND unit_id IN (SELECT value FROM json_each(?))"
    return _slice(conn, where, (json.dumps(list(unit_ids)),))


def _slice(conn: sqlite3.Connection, where: str = "", values: Sequence[object] = ()) -> AuditSlice:
    answered: dict[int, set[str]] = {}
    for unit, category in conn.execute(f"{ANSWERED}{where}", values):
        answered.setdefault(unit, set()).add(category)
    kept = {unit: frozenset(categories) for unit, categories in answered.items()}
    seen = frozenset(row[0] for row in conn.execute(f"{SEEN}{where}", values))
    return AuditSlice(conn.execute(f"SELECT {NOW}").fetchone()[0], kept, seen)


def has_begun(conn: sqlite3.Connection) -> bool:
    """Is there a classifier worth being kept from view: one that was kept, or enough to learn?

    Nothing of this ever becomes less but by undo: what is hidden must not show itself in between.
    """
    if conn.execute("SELECT 1 FROM classifier LIMIT 1").fetchone():
        return True
    query = f"SELECT count(*) FROM (SELECT 1 FROM annotation GROUP BY unit_id LIMIT {BEGINS})"
    return bool(conn.execute(query).fetchone()[0] == BEGINS)


def live_uids(conn: sqlite3.Connection) -> list[str]:
    """The uids of the live categories."""
    return [row[0] for row in conn.execute("SELECT uid FROM category WHERE NOT retired")]


def blind_among(conn: sqlite3.Connection, unit_ids: Collection[int]) -> frozenset[int]:
    """Those of these units of which nothing that a classifier says is to be shown anywhere yet.

    They are the sentences of the slice that were not answered blind in every live category; none
    as long as it has not begun.
    """
    if not unit_ids or not has_begun(conn):
        return frozenset()
    asked = (json.dumps(list(unit_ids)),)
    uids = dict(conn.execute(_UIDS, asked).fetchall())
    found, live = slice_of(conn, unit_ids), live_uids(conn)
    return frozenset(
        unit
        for unit, uid in uids.items()
        if found.holds(unit, uid) and not found.answered.get(unit, frozenset()).issuperset(live)
    )


def blind_units(project: Project, unit_ids: Collection[int]) -> frozenset[int]:
    """``blind_among`` of a project."""
    return blind_among(project.db, unit_ids)


def held_out(project: Project) -> frozenset[int]:
    """The units that teach no classifier: those answered blind in this draw."""
    return frozenset(row[0] for row in project.db.execute(HELD_OUT))


def record_blind(
    project: Project,
    unit_id: int,
    values: Mapping[str, bool | None],
    *,
    analyst: str,
    final: bool = True,
) -> None:
    """Keep what was answered blind, by category uid; inside a step. A final answer stays.

    Not ``final``: more is to come before anything is shown; till then nothing counts as answered,
    and any of it may still be said otherwise, or (None) taken back.
    """
    project.db.executemany(
        f"DELETE FROM audit WHERE seed = {NOW} AND unit_id = ? AND category = ?"
        " AND analyst = ? AND NOT final",
        [(unit_id, category, storable(analyst)) for category in values],
    )
    project.db.executemany(
        "INSERT INTO audit (seed, unit_id, category, analyst, value, at, final)"
        f" VALUES ({NOW}, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [
            (unit_id, c, storable(analyst), int(value), now(), int(final))
            for c, value in values.items()
            if value is not None
        ],
    )


@dataclass(frozen=True, slots=True)
class BlindAnswer:
    """What counts as the truth of one cell of the slice.

    ``value``: what all said blind; where they differ, what counts in the project. ``changed``:
    something else counts there by now.
    """

    unit_id: int
    uid: str
    category: str
    value: bool
    changed: bool


def blind_answers(project: Project) -> list[BlindAnswer]:
    """Every cell answered blind, of live units, that still has an answer.

    Left out: what was taken back, and what people say differently and nobody has settled.
    """
    rows = project.db.execute(
        "SELECT a.unit_id, u.uid, a.category, min(a.value), max(a.value) FROM audit AS a"
        " JOIN unit AS u ON u.id = a.unit_id AND NOT u.retired"
        f" WHERE a.seed = {NOW} AND a.final GROUP BY a.unit_id, a.category"
        " ORDER BY u.report_id, u.position, a.category"
    ).fetchall()
    found = []
    for unit_id, uid, category, least, most in rows:
        for (counts,) in project.db.execute(_COUNTS, (unit_id, category)):
            value = least if least == most else counts
            if value is not None:
                found.append(BlindAnswer(unit_id, uid, category, bool(value), counts != value))
    return found


def new_draw(project: Project) -> None:
    """End the draw and begin another: what was answered blind teaches from now on.

    Inside a step; undo brings the old draw back.
    """
    import uuid

    project.set_setting(_SEED, uuid.uuid4().hex)
