"""Give a report other units: what goes is retired, what comes is stored or lives again.

A unit is never deleted; one whose span comes back is live again under its old uid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotation.carry import Span, follow
from annotation.move import move
from annotation.project import Project
from annotation.texts import storable, text_hash, unit_uid
from annotation.units import NewUnit


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


def recut(project: Project, report_id: int, units: Sequence[NewUnit]) -> Resplit:
    """Make ``units`` the live ones of a report; annotations follow by overlap.

    Inside a step. The units are in order and disjoint.
    """
    digest, old = _hash(project, report_id), _live(project, report_id)
    new = {unit_uid(digest, u.start, u.end): u for u in units}
    retired = [stored for uid, stored in old.items() if uid not in new]
    retire(project, [stored.id for stored in retired])
    fresh = store(project, report_id, new, live=old)
    came = [span for uid, span in zip(new, fresh, strict=True) if uid not in old]
    moved = move(project, follow([stored.span for stored in retired], came))
    for_review = sum(opinion.needs_review for opinion in moved)
    return Resplit(len(new) - len(came), len(moved), len(retired), len(came), for_review)


def retire(project: Project, unit_ids: Sequence[int]) -> None:
    """Take units out of the report; they stay in the store."""
    project.db.executemany(
        "UPDATE unit SET retired = 1 WHERE id = ?", [(unit_id,) for unit_id in unit_ids]
    )


_Content = tuple[int, str, str, str, str]  # position, kind, section, text, its hash


class Stored(NamedTuple):
    """A live unit as it is stored."""

    id: int
    start: int
    end: int
    content: _Content

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.id, self.start, self.end)


def store(
    project: Project,
    report_id: int,
    units: Mapping[str, NewUnit],
    *,
    live: Mapping[str, Stored] | None = None,
) -> list[Span]:
    """Make these units, by uid and in order, the live ones; their places.

    ``live``: those that were so before; of them only what differs is written.
    """
    known, spans, differ = live or {}, list[Span](), list[tuple[object, ...]]()
    for place, (uid, unit) in enumerate(units.items()):
        text = storable(unit.text)
        content = (place, unit.kind, unit.section, text, text_hash(text))
        if uid not in known:
            spans.append(_bring(project, report_id, uid, unit, content))
            continue
        spans.append(known[uid].span)
        if known[uid].content != content:
            differ.append((*content, known[uid].id))
    project.db.executemany(_UPDATE, differ)
    return spans


_UPDATE = (
    "UPDATE unit SET position = ?, kind = ?, section = ?, text = ?, text_hash = ?, retired = 0"
    " WHERE id = ?"
)


def _hash(project: Project, report_id: int) -> str:
    query = "SELECT hash FROM report WHERE id = ?"
    return str(project.db.execute(query, (report_id,)).fetchone()[0])


def _live(project: Project, report_id: int) -> dict[str, Stored]:
    rows = project.db.execute(
        'SELECT uid, id, "start", "end", position, kind, section, text, text_hash FROM unit'
        " WHERE report_id = ? AND NOT retired ORDER BY position",
        (report_id,),
    )
    return {uid: Stored(unit, start, end, tuple(rest)) for uid, unit, start, end, *rest in rows}


def _bring(project: Project, report_id: int, uid: str, unit: NewUnit, content: _Content) -> Span:
    """Insert a unit, or bring the retired one with this uid back."""
    query = "SELECT id FROM unit WHERE uid = ?"
    known = project.db.execute(query, (uid,)).fetchone()
    if known is None:
        row = (uid, report_id, unit.start, unit.end, *content)
        return Span(_insert(project, row), unit.start, unit.end)
    project.db.execute(_UPDATE, (*content, known[0]))
    project.db.execute("DELETE FROM link WHERE old_id = ?", (known[0],))
    return Span(known[0], unit.start, unit.end)


def _insert(project: Project, row: tuple[object, ...]) -> int:
    unit_id = project.db.execute(
        'INSERT INTO unit (uid, report_id, "start", "end", position, kind, section, text,'
        " text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    if unit_id is None:
        raise AssertionError("an inserted row has an id")
    return unit_id
