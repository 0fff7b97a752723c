"""Units in the store: read them, find one by its uid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.project import Project
from messages import KnownError


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be stored; ``[start, end)`` are characters of the source text."""

    start: int
    end: int
    kind: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A stored unit; ``report`` is the report's name, ``position`` its place among the live."""

    id: int
    uid: str
    report_id: int
    report: str
    position: int
    start: int
    end: int
    kind: str
    section: str
    text: str


COLUMNS = (
    'u.id, u.uid, u.report_id, r.name, u.position, u."start", u."end", u.kind, u.section, u.text'
)
TABLES = "unit AS u JOIN report AS r ON r.id = u.report_id"


def units(
    project: Project, *, report_id: int | None = None, kinds: Sequence[str] | None = None
) -> Iterator[UnitRow]:
    """The live units in order: of one report or of all, of these kinds or of all."""
    where, values = ["NOT u.retired"], list[object]()
    if report_id is not None:
        where.append("u.report_id = ?")
        values.append(report_id)
    if kinds is not None:
        where.append(f"u.kind IN ({', '.join('?' * len(kinds))})")
        values.extend(kinds)
    rows = project.db.execute(
        f"SELECT {COLUMNS} FROM {TABLES} WHERE {' AND '.join(where)}"
        " ORDER BY u.report_id, u.position",
        values,
    )
    return (UnitRow(*row) for row in rows)


def unit_by_id(project: Project, unit_id: int) -> UnitRow:
    """The live unit with this id. Raises KnownError where it is retired or unknown."""
    query = f"SELECT {COLUMNS} FROM {TABLES} WHERE u.id = ? AND NOT u.retired"
    row = project.db.execute(query, (unit_id,)).fetchone()
    if row is None:
        raise KnownError("annotation.unknown_unit", uid=unit_id)
    return UnitRow(*row)


def unit_by_uid(project: Project, uid: str) -> list[UnitRow]:
    """The live unit of this uid; of a retired one, the live units it became, in order.

    Raises KnownError where the uid is unknown, or retired without successors.
    """
    rows = project.db.execute(
        # UNION, not UNION ALL: a unit that was retired and came back makes a circle of links.
        "WITH RECURSIVE now(id) AS ("
        " SELECT id FROM unit WHERE uid = ?"
        " UNION SELECT link.new_id FROM now JOIN unit ON unit.id = now.id AND unit.retired"
        " JOIN link ON link.old_id = now.id)"
        f" SELECT {COLUMNS} FROM {TABLES} WHERE u.id IN (SELECT id FROM now)"
        " AND NOT u.retired ORDER BY u.report_id, u.position",
        (uid,),
    )
    found = [UnitRow(*row) for row in rows]
    if not found:
        raise KnownError("annotation.unknown_unit", uid=uid)
    return found
