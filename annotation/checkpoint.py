"""Emptying the write-ahead log beside the one who writes.

SQLite does it in the commit that fills the log: some thousand random pages and a sync of the whole
file, 20 to 50 ms that a key press would have to wait for.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from annotation import connection
from annotation.project import Project
from messages import KnownError


def leave_the_log(project: Project) -> None:
    """From now on no commit of this connection empties the log; somebody else has to.

    ``Project.close`` does, too.
    """
    project.db.execute("PRAGMA wal_autocheckpoint = 0")


def empty_the_log(path: Path) -> None:
    """Write what the log of the project at ``path`` holds into its file.

    Never waits for a writer or a reader, and no writer waits: what is still read stays in the
    log until the next time. What fails is tried again then; nothing is lost by it.
    """
    if not path.is_file():
        return  # SQLite would make an empty one
    with (
        suppress(KnownError, sqlite3.DatabaseError),
        closing(connection.connect(path)) as db,
    ):
        db.execute("PRAGMA wal_checkpoint(PASSIVE)")
