"""What the last step changed, read from its undo entries: a reader need not read the rest again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from annotation.journal import values_of
from annotation.project import Project
from annotation.undo_rows import ROWS

MOST = 500  # entries of one step that are looked at

_TABLE = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')
_REPORT_AT = {"report": 0, "metadata": 1, "alias": 1}  # which of their columns names the report
_UNIT_AT = {"annotation": 1, "adjudication": 1, "flag": 1}


@dataclass(frozen=True, slots=True)
class Touched:
    """``tables``: those of which rows changed. ``reports``: the ids of the reports of which the
    row itself, its metadata or an alias did. ``units``: the ids of those of which something is
    said; none where one statement said it of many."""

    tables: frozenset[str]
    reports: frozenset[int]
    units: frozenset[int] = frozenset()


def touched(project: Project, step: int) -> Touched | None:
    """What a step changed, just done, undone or redone; None where that is too much to tell."""
    query = "SELECT sql, literals FROM undo_entry WHERE step = ? LIMIT ?"
    rows = project.db.execute(query, (step, MOST + 1)).fetchall()
    if len(rows) > MOST:
        return None
    found = [(match[1], literals) for sql, literals in rows if (match := _TABLE.match(sql))]
    told = [_id(literals, _REPORT_AT[t]) for t, literals in found if t in _REPORT_AT]
    reports = frozenset(report for report in told if report)
    # An inverse that was written by hand names no row.
    known = len(found) == len(rows) and all(told)
    return Touched(frozenset(t for t, _ in found), reports, _units(rows)) if known else None


def _units(rows: list[tuple[str, str]]) -> frozenset[int]:
    told = ((_TABLE.match(sql), literals) for sql, literals in rows if sql != ROWS)
    said = [(m[1], literals) for m, literals in told if m and m[1] in _UNIT_AT]
    many = any(sql == ROWS for sql, _ in rows)
    return frozenset() if many else frozenset(_id(literals, _UNIT_AT[t]) for t, literals in said)


def _id(literals: str, place: int) -> int:
    value = next(islice(values_of(literals), place, None), 0)
    return value if isinstance(value, int) else 0
