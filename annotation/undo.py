"""Undo and redo: run the inverse statements of a step, newest first.

While they run, the triggers write down their inverses in turn: those are the way back. The
stack is one for the whole project, whoever made a step and through whichever program.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from annotation import journal
from annotation.history import record_many
from annotation.project import Project
from annotation.undo_rows import ROWS, turn_rows
from messages import KnownError, Message

_INVERSES = ("INSERT INTO ", "UPDATE ", "DELETE FROM ")


@dataclass(frozen=True, slots=True)
class Step:
    """One user action: what it did, who did it and when (ISO 8601, UTC)."""

    id: int
    label: Message
    analyst: str
    at: str


def last_step(project: Project) -> Step | None:
    """The step that ``undo`` would take back."""
    return _step(project, "WHERE NOT undone ORDER BY id DESC")


def next_redo(project: Project) -> Step | None:
    """The step that ``redo`` would bring back."""
    return _step(project, "WHERE undone ORDER BY id")


def rows_of_step(project: Project, step: int) -> int:
    """How many rows it would take to undo or redo a step: thousands of them take their time."""
    query = "SELECT coalesce(sum(rows), 0) FROM undo_entry WHERE step = ?"
    return int(project.db.execute(query, (step,)).fetchone()[0])


def undo(project: Project, *, analyst: str, expected: int | None = None) -> Step | None:
    """Take the last step back; it, or None where there is nothing to undo.

    ``expected``: the id of the step the caller showed. Raises KnownError, with nothing done,
    where that is no longer the last one, or where something else changed a row it touched.
    """
    with project.transaction():
        step = last_step(project)
        return _turn(project, step, "undo", analyst, expected)


def redo(project: Project, *, analyst: str, expected: int | None = None) -> Step | None:
    """Bring back what was undone last; as ``undo``. A new step leaves nothing to redo."""
    with project.transaction():
        step = next_redo(project)
        return _turn(project, step, "redo", analyst, expected)


def _turn(
    project: Project, step: Step | None, action: str, analyst: str, expected: int | None
) -> Step | None:
    if expected is not None and (step is None or step.id != expected):
        raise KnownError("annotation.undo_moved")
    if step is None:
        return None
    _run_inverses(project, step)
    undone = int(action == "undo")
    project.db.execute("UPDATE undo_step SET undone = ? WHERE id = ?", (undone, step.id))
    detail = {"label": journal.label_to_json(step.label), "whose": step.analyst}
    record_many(project, action=action, details=[("", detail)], analyst=analyst, step=step.id)
    return step


def _run_inverses(project: Project, step: Step) -> None:
    conn = project.db
    query = "SELECT sql, literals, rows FROM undo_entry WHERE step = ? ORDER BY id DESC"
    inverses = conn.execute(query, (step.id,)).fetchall()
    conn.execute("DELETE FROM undo_entry WHERE step = ?", (step.id,))
    journal.log_to(conn, step.id)
    for sql, literals, rows in inverses:
        if _run(conn, sql, literals) != rows:
            raise KnownError("annotation.undo_changed", what=step.label, analyst=step.analyst)
    journal.log_to(conn, None)


def _run(conn: sqlite3.Connection, sql: str, literals: str) -> int | None:
    """Run one inverse; the number of rows it touched, None where it no longer fits."""
    # A file may come from a stranger: nothing but row changes is ever run from its log.
    if not sql.startswith(_INVERSES):
        return None
    try:
        if sql == ROWS:
            return turn_rows(conn, literals)
        return conn.execute(sql, journal.values_of(literals)).rowcount
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, ValueError):
        return None
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise  # a full disk, a lock; not what the log says
        return None


def _step(project: Project, which: str) -> Step | None:
    query = f"SELECT id, label, analyst, at FROM undo_step {which} LIMIT 1"
    row = project.db.execute(query).fetchone()
    return row and Step(row[0], journal.label_from_json(row[1]), row[2], row[3])
