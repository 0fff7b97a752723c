"""SQLite's errors that a user can do something about, as known errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from messages import KnownError

_KNOWN = {
    "SQLITE_BUSY": "annotation.busy",
    "SQLITE_LOCKED": "annotation.busy",
    "SQLITE_FULL": "annotation.disk_full",
    "SQLITE_READONLY": "annotation.read_only",
    "SQLITE_CANTOPEN": "annotation.cannot_open",
    "SQLITE_PERM": "annotation.cannot_open",
    "SQLITE_CORRUPT": "annotation.damaged",
    "SQLITE_NOTADB": "annotation.not_a_project",
    "SQLITE_IOERR": "annotation.disk_error",
}


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Raise KnownError where SQLite says busy, full, read-only, damaged; bugs pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        key = _key(error)
        if key is None:
            raise
        raise KnownError(key, path=path, why=error) from error


def _key(error: sqlite3.DatabaseError) -> str | None:
    name: str = getattr(error, "sqlite_errorname", "")
    # Extended names start with the plain one: SQLITE_BUSY_SNAPSHOT, SQLITE_IOERR_WRITE.
    return next((key for start, key in _KNOWN.items() if name.startswith(start)), None)
