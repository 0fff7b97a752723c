"""The undo log's ground: triggers that write down the inverse SQL of every row change.

The method is that of https://sqlite.org/undoredo.html, but for the values: they stand beside
the statement as SQL literals, so that thousands of rows need one prepared statement. Each
inverse also names, in its WHERE, the row as the step left it: a row that something else
changed since is not found, and the undo is refused (see ``annotation.undo``).

Every watched table has ``id INTEGER PRIMARY KEY``. ``undo_state`` holds one row: the step that
is open, or NULL, and whether rows are inserted in bulk, their one inverse written by hand.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from messages import Message

KEPT_STEPS = 1000

_AND = " || ',' || "
_LITERAL = re.compile(r"X?'[^']*(?:''[^']*)*'|[^,]+")

SCHEMA = (
    """CREATE TABLE undo_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        analyst TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE undo_entry (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL REFERENCES undo_step(id) ON DELETE CASCADE,
        sql TEXT NOT NULL,
        literals TEXT NOT NULL,
        rows INTEGER NOT NULL DEFAULT 1)""",
    "CREATE INDEX undo_entry_step ON undo_entry(step)",
    "CREATE TABLE undo_state (step INTEGER, bulk INTEGER NOT NULL DEFAULT 0)",
    "INSERT INTO undo_state (step) VALUES (NULL)",
)


def watch(conn: sqlite3.Connection, table: str) -> None:
    """(Re)make the triggers that log every change of ``table``; call after its columns change."""
    columns = [row[1] for row in conn.execute(f'PRAGMA table_info("{table}")')]
    for event, (inverse, literals) in _inverses(table, columns).items():
        name = f"undo_{table}_{event.lower()}"
        quiet = " AND NOT bulk" if event == "INSERT" else ""
        conn.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        conn.execute(
            f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}"'
            f" WHEN (SELECT step IS NOT NULL{quiet} FROM undo_state) BEGIN"
            " INSERT INTO undo_entry (step, sql, literals)"
            f" SELECT step, '{inverse}', {literals} FROM undo_state; END"
        )


def _inverses(table: str, columns: list[str]) -> dict[str, tuple[str, str]]:
    """By event: the statement that takes the change back, and what its blanks are filled with."""
    listed = ", ".join(f'"{c}"' for c in columns)
    blanks = ", ".join("?" * len(columns))
    was = ", ".join(f'"{c}" = ?' for c in columns)
    # IS also matches NULL, which = never does.
    found = " AND ".join(f'"{c}" IS ?' for c in columns)
    old, new = (_AND.join(f'quote({row}."{c}")' for c in columns) for row in ("old", "new"))
    return {
        "INSERT": (f'DELETE FROM "{table}" WHERE {found}', new),
        "UPDATE": (f'UPDATE "{table}" SET {was} WHERE {found}', f"{old}{_AND}{new}"),
        "DELETE": (f'INSERT INTO "{table}" ({listed}) VALUES ({blanks})', old),
    }


def values_of(literals: str) -> list[str | int | float | bytes | None]:
    """The values that SQLite's ``quote`` wrote down, separated by commas."""
    return [_value_of(literal) for literal in _LITERAL.findall(literals)]


def _value_of(literal: str) -> str | int | float | bytes | None:
    if literal == "NULL":
        return None
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    if literal.startswith("X'"):
        return bytes.fromhex(literal[2:-1])
    return float(literal) if "." in literal else int(literal)


def open_step(conn: sqlite3.Connection, label: str, analyst: str, at: str) -> int:
    """Start a step inside the running transaction; its id."""
    insert = "INSERT INTO undo_step (label, analyst, at) VALUES (?, ?, ?)"
    step = conn.execute(insert, (label, analyst, at)).lastrowid
    if step is None:
        raise AssertionError("an inserted row has an id")
    log_to(conn, step)
    return step


def close_step(conn: sqlite3.Connection, step: int) -> None:
    """End it: nothing can be redone any more, unless nothing was changed."""
    log_to(conn, None)
    if not conn.execute("SELECT 1 FROM undo_entry WHERE step = ? LIMIT 1", (step,)).fetchone():
        conn.execute("DELETE FROM undo_step WHERE id = ?", (step,))
        return
    conn.execute("DELETE FROM undo_step WHERE undone OR id <= ?", (step - KEPT_STEPS,))


def log_to(conn: sqlite3.Connection, step: int | None) -> None:
    """Make the triggers write to ``step``; None: they rest."""
    conn.execute("UPDATE undo_state SET step = ?", (step,))


@contextmanager
def bulk(conn: sqlite3.Connection) -> Iterator[None]:
    """Inserts in here are not logged row by row; say their inverse with ``log_inverse``."""
    conn.execute("UPDATE undo_state SET bulk = 1")
    yield
    conn.execute("UPDATE undo_state SET bulk = 0")


def log_inverse(conn: sqlite3.Connection, sql: str, rows: int) -> None:
    """Write down an inverse statement by hand; ``rows`` is how many rows it must touch."""
    insert = (
        "INSERT INTO undo_entry (step, sql, literals, rows) SELECT step, ?, '', ? FROM undo_state"
    )
    conn.execute(insert + " WHERE step IS NOT NULL", (sql, rows))


def label_to_json(label: Message) -> str:
    """A step's label as stored."""
    values = {key: str(value) for key, value in label.values.items()}
    return json.dumps({"key": label.key, "values": values}, ensure_ascii=False)


def label_from_json(stored: str) -> Message:
    """The inverse of ``label_to_json``; values are strings.

    What this program cannot say, as a newer one or a stranger wrote it, is just "a step".
    """
    try:
        loaded = json.loads(stored)
        label = Message(str(loaded["key"]), loaded["values"])
        str(label)
    except (ValueError, TypeError, LookupError, OSError):
        return Message("annotation.step_other")
    return label
