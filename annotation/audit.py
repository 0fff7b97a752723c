"""随机抽检: one sentence in ten, drawn by chance, answered before the program says what it thinks.

Which sentences are drawn follows from their uids and the seed of the draw alone: no label, no
score and no order has a part in it. The first answer given blind stays in the table ``audit`` and
is never changed; as long as its draw lasts, the sentence teaches no classifier.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from annotation.project import Project
from annotation.texts import now, storable

EVERY = 10
_SEED = "audit_seed"
# As ``audit_seed``, where SQL needs it.
_NOW = (
    "coalesce((SELECT value FROM setting WHERE key = 'audit_seed'),"
    " (SELECT value FROM setting WHERE key = 'project_id'), '')"
)
_COUNTS = "SELECT value FROM counting WHERE unit_id = ? AND category = ?"
HELD_OUT = f"SELECT unit_id FROM audit WHERE seed = {_NOW}"
"""SQL: the ids of the units that must not teach."""


def rank(seed: str, uid: str) -> int:
    """The place of a unit in the draw, 0 to 2 ** 64 - 1: as good as chance, always the same."""
    told = f"{seed}\0{uid}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")


def is_drawn(seed: str, uid: str) -> bool:
    """Is it one of the ten?"""
    return rank(seed, uid) < 2**64 // EVERY


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


def audit_slice(project: Project) -> AuditSlice:
    """The slice as it is now."""
    answered: dict[int, set[str]] = {}
    rows = project.db.execute(f"SELECT unit_id, category FROM audit WHERE seed = {_NOW}")
    for unit, category in rows:
        answered.setdefault(unit, set()).add(category)
    # Nobody looked at what was tagged in bulk or because a copy was: it can be answered blind yet.
    seen = project.db.execute(
        "SELECT DISTINCT unit_id FROM annotation WHERE provenance NOT IN ('bulk', 'propagated')"
        f" AND unit_id NOT IN ({HELD_OUT})"
    )
    kept = {unit: frozenset(categories) for unit, categories in answered.items()}
    return AuditSlice(audit_seed(project), kept, frozenset(row[0] for row in seen))


def held_out(project: Project) -> frozenset[int]:
    """The units that teach no classifier: those answered blind in this draw."""
    return frozenset(row[0] for row in project.db.execute(HELD_OUT))


def record_blind(
    project: Project, unit_id: int, values: Mapping[str, bool], *, analyst: str
) -> None:
    """Keep what was answered blind, by category uid; inside a step. Earlier answers stay."""
    project.db.executemany(
        "INSERT OR IGNORE INTO audit (seed, unit_id, category, analyst, value, at)"
        f" VALUES ({_NOW}, ?, ?, ?, ?, ?)",
        [(unit_id, c, storable(analyst), int(value), now()) for c, value in values.items()],
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
        f" WHERE a.seed = {_NOW} GROUP BY a.unit_id, a.category"
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
    project.set_setting(_SEED, uuid.uuid4().hex)
