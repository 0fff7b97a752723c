"""A connection to a project file, set up the way every one must be; and what a file is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotation.errors import sqlite_errors
from annotation.versions import APPLICATION_ID, NEWEST
from messages import KnownError

BUSY_SECONDS = 5
_PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    # A row that an INSERT OR REPLACE pushes out is logged for undo, too.
    "recursive_triggers = ON",
)


_NUMBERS = ("application_id", "user_version")


@dataclass(frozen=True)
class Header:
    """What an SQLite file says of itself."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header | None:
    """The header of ``path``; None where no file, or an empty one, is.

    Makes no files beside it. Raises KnownError for a folder, an unreadable file and one that is
    not SQLite.
    """
    if path.is_dir():
        raise KnownError("annotation.is_folder", path=path)
    try:
        if not path.stat().st_size:
            return None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KnownError("annotation.cannot_open", path=path, why=error) from error
    return _header(path)


def _header(path: Path) -> Header:
    # Never by ``open``: to close a file takes back every lock that this process has on it
    # (POSIX), those of an open project too. Another program would then take itself for the last
    # one and remove the log, with what is written there afterwards. SQLite closes with care.
    with sqlite_errors(path):
        # A network share is named by four strokes: two would be taken for a host.
        uri = path.absolute().as_uri()
        target = uri if uri.startswith("file:///") else uri.replace("//", "////", 1)
        with closing(sqlite3.connect(f"{target}?mode=ro&immutable=1", uri=True)) as conn:
            # While the log is emptied into it, or was when a program was killed, the file is
            # shorter than its first page says: without this SQLite calls that damage.
            conn.execute("PRAGMA writable_schema = ON")
            numbers = (conn.execute(f"PRAGMA {name}").fetchone()[0] for name in _NUMBERS)
            return Header(*numbers)


def require_ours(path: Path) -> Header:
    """The header of a project file that this program can read; nothing is touched.

    Raises KnownError where there is none, it is another program's, or from a newer release.
    """
    header = read_header(path)
    if header is None:
        raise KnownError("annotation.no_project", path=path)
    if header.application_id != APPLICATION_ID:
        raise KnownError("annotation.not_a_project", path=path)
    if header.user_version > NEWEST:
        raise KnownError(
            "annotation.newer_file", path=path, theirs=header.user_version, ours=NEWEST
        )
    return header


def connect(path: Path) -> sqlite3.Connection:
    """Open ``path``: autocommit, synchronous FULL, foreign keys on, waits 5 s for a lock."""
    with sqlite_errors(path):
        # Autocommit: the only transactions are those that a step or a migration begins.
        conn = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        for pragma in _PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        return conn


def use_wal(db: sqlite3.Connection, path: Path) -> None:
    """Switch the file to write-ahead logging. Raises KnownError where the disk cannot."""
    with sqlite_errors(path):
        mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise KnownError("annotation.no_wal", path=path)


def close(db: sqlite3.Connection) -> None:
    """Close it so that the single file is complete, if nobody else is reading at the moment.

    One that only reads leaves the file as it is: to the window an emptied log looks as if another
    program had written.
    """
    if db.execute("PRAGMA query_only").fetchone()[0]:
        db.close()
        return
    db.execute("PRAGMA busy_timeout = 200")
    try:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:
        # A full disk, a lock, damage: what was committed is safe in the -wal file all the same.
        pass
    finally:
        db.close()
