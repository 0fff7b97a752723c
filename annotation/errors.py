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
    "SQLITE_PROTOCOL": "annotation.busy",
    "SQLITE_FULL": "annotation.disk_full",
    "SQLITE_READONLY": "annotation.read_only",
    "SQLITE_CANTOPEN": "annotation.cannot_open",
    "SQLITE_PERM": "annotation.cannot_open",
    "SQLITE_CORRUPT": "annotation.damaged",
    "SQLITE_NOTADB": "annotation.not_a_project",
    # What readers share with each other, 32 KB beside the file, has no room to be made.
    "SQLITE_IOERR_SHMSIZE": "annotation.disk_full",
    "SQLITE_IOERR": "annotation.disk_error",
}


# Said by Python, without a code of SQLite's: bytes in a damaged page that are no text.
_NO_TEXT = "Could not decode to UTF-8"
_OF_SOURCE = ("annotation.damaged", "annotation.not_a_project", "annotation.busy")


@contextmanager
def sqlite_errors(path: Path, *, source: Path | None = None) -> Iterator[None]:
    """Raise KnownError where SQLite says busy, full, read-only, damaged; bugs pass through.

    Goes around one statement or a whole command that reads and writes the project at ``path``.
    ``source``: the file that is being copied to ``path``, whose damage is meant.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        key = _key(error)
        if key is None:
            raise
        meant = source if source is not None and key in _OF_SOURCE else path
        raise KnownError(key, path=meant, why=error) from error


def _key(error: sqlite3.DatabaseError) -> str | None:
    name: str = getattr(error, "sqlite_errorname", "")
    if str(error).startswith(_NO_TEXT):
        return "annotation.damaged"
    # Extended names start with the plain one: SQLITE_BUSY_SNAPSHOT, SQLITE_IOERR_WRITE.
    return next((key for start, key in _KNOWN.items() if name.startswith(start)), None)
