"""Thousands of annotations changed as one: their undo entry holds the rows before and after.

Logged by the triggers, a row at a time, they would take ten times as long to undo as to write.
Such an entry is turned by putting the one in the place of the other, and logs its own way back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from annotation import journal

ROWS = "UPDATE annotation ROWS"
"""What stands in the entry where others have a statement."""

COLUMNS = (
    *("id", "unit_id", "category", "analyst", "value"),
    *("provenance", "version", "probability", "needs_review", "at"),
)
Row = tuple[object, ...]
"""An annotation, in the order of ``COLUMNS``."""

_NAMES = ", ".join(COLUMNS)
_INSERT = f"INSERT INTO annotation ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"


def next_id(conn: sqlite3.Connection) -> int:
    """The first id that no annotation has, nor any above it."""
    return int(conn.execute("SELECT coalesce(max(id), 0) + 1 FROM annotation").fetchone()[0])


def replace_rows(conn: sqlite3.Connection, before: Sequence[Row], after: Sequence[Row]) -> None:
    """Put ``after`` in the place of ``before``, as one entry of the open step.

    Raises sqlite3.IntegrityError where other rows are in the way.
    """
    with _unlogged(conn):
        conn.executemany("DELETE FROM annotation WHERE id = ?", [row[:1] for row in before])
        conn.executemany(_INSERT, after)
    log = "INSERT INTO undo_entry (step, sql, literals, rows) SELECT step, ?, ?, ? FROM undo_state"
    held = json.dumps([before, after], ensure_ascii=False)
    conn.execute(log, (ROWS, held, max(len(before), len(after))))


def turn_rows(conn: sqlite3.Connection, literals: str) -> int | None:
    """Take an entry back: of how many rows; None where one of them is not as it left it.

    Raises ValueError where it is no such entry.
    """
    before, after = map(_rows, _listed(json.loads(literals)))
    if _stored(conn, after) != sorted(after):
        return None
    replace_rows(conn, after, before)
    return max(len(before), len(after))


def _rows(side: object) -> list[Row]:
    rows = [tuple(_listed(row)) for row in _listed(side)]
    if any(len(row) != len(COLUMNS) for row in rows):
        raise ValueError(COLUMNS)
    return rows


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(value)
    return value


def _stored(conn: sqlite3.Connection, rows: Sequence[Row]) -> list[Row]:
    query = (
        f"SELECT {', '.join(f'a.{column}' for column in COLUMNS)} FROM json_each(?) AS j"
        " CROSS JOIN annotation AS a ON a.id = j.value ORDER BY a.id"
    )
    return conn.execute(query, (json.dumps([row[0] for row in rows]),)).fetchall()


@contextmanager
def _unlogged(conn: sqlite3.Connection) -> Iterator[None]:
    """The triggers rest. An error on the way undoes the whole transaction, and this with it."""
    step = conn.execute("SELECT step FROM undo_state").fetchone()[0]
    journal.log_to(conn, None)
    yield
    journal.log_to(conn, step)
