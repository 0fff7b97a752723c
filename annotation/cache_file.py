"""The file of what can be computed again: ``annotations.cache.db`` beside the project.

It may vanish or break at any moment: it is then made anew, empty, and whoever looks finds
nothing rather than something wrong. It has a connection of its own, so that a key press never
waits for it; the project is attached to that connection for reading, as ``project``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from annotation.connection import BUSY_SECONDS
from annotation.errors import sqlite_errors

CACHE_VERSION = 6
T = TypeVar("T")

_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
_TABLES = (
    # One token per character (see annotation.search); contentless: only the index is kept.
    "CREATE VIRTUAL TABLE found USING fts5(body, content = '', columnsize = 0, tokenize = 'ascii')",
    # place: the rowid in ``found``. Rows of an older text lose their place, not their entry.
    "CREATE TABLE place (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " unit_id INTEGER NOT NULL UNIQUE, report_id INTEGER NOT NULL)",
    "CREATE INDEX place_report ON place(report_id)",
    # first: the first of the places of this report's units, which follow each other in the order
    # of ``runs`` (see annotation.unit_masks).
    "CREATE TABLE indexed (report_id INTEGER PRIMARY KEY, stamp TEXT NOT NULL,"
    " first INTEGER NOT NULL, runs BLOB NOT NULL)",
    # JSON lists in the order of the columns p0, p1, ... of ``prediction``: uids, probabilities
    # from which on to say yes, true or false.
    "CREATE TABLE predicted (version TEXT NOT NULL, categories TEXT NOT NULL,"
    " thresholds TEXT NOT NULL, calibrated TEXT NOT NULL, at TEXT NOT NULL)",
    # The same, whole columns at once: see annotation.score_planes.
    "CREATE TABLE plane (name TEXT PRIMARY KEY, body BLOB NOT NULL)",
    # See annotation.sentence_facts.
    "CREATE TABLE fact (report_id INTEGER PRIMARY KEY, stamp TEXT NOT NULL, runs BLOB NOT NULL,"
    " words TEXT NOT NULL, codes BLOB NOT NULL, hashes BLOB NOT NULL,"
    " seed TEXT NOT NULL, lots BLOB NOT NULL)",
    # See annotation.near_groups.
    "CREATE TABLE near (report_id INTEGER PRIMARY KEY, stamp TEXT NOT NULL,"
    " units BLOB NOT NULL, bands BLOB NOT NULL)",
    "CREATE TABLE near_group (unit_id INTEGER PRIMARY KEY, first INTEGER NOT NULL)",
    "CREATE INDEX near_group_first ON near_group(first)",
    "CREATE TABLE near_state (digest TEXT NOT NULL)",
)


def cache_path(path: Path) -> Path:
    """The cache of the project at ``path``: ``annotations.db`` -> ``annotations.cache.db``."""
    return path.with_name(f"{path.stem}.cache.db")


def cache_folder(path: Path) -> Path:
    """Where arrays that can be computed again are: ``annotations.cache/`` beside the project."""
    return path.with_name(f"{path.stem}.cache")


class Cache:
    """The cache of one project. Belongs to the thread that opened it."""

    def __init__(self, project_path: Path) -> None:
        self.path = cache_path(project_path)
        self._project_path = project_path
        self._conn: sqlite3.Connection | None = None
        self._file = self._wal = (0, 0)

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """``work`` on the connection; where the file proves broken, again on a new, empty one.

        Raises KnownError where the disk is full, or another program writes to it for long.
        """
        with sqlite_errors(self.path, source=self._project_path):
            try:
                return work(self._connection())
            except sqlite3.DatabaseError as error:
                if not _is_broken(error):
                    raise
            self._remove()
            return work(self._connection())

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """``run`` on one state of the cache and the project, whoever writes meanwhile."""

        def whole(conn: sqlite3.Connection) -> T:
            conn.execute("BEGIN")
            with conn:
                return work(conn)

        return self.run(whole)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """``run`` inside one transaction."""

        def whole(conn: sqlite3.Connection) -> T:
            # The attached project is read-only, so this locks the cache alone.
            conn.execute("BEGIN IMMEDIATE")
            with conn:
                return work(conn)

        return self.run(whole)

    def close(self) -> None:
        """Close the connection; the next use opens it again."""
        if self._conn is not None:
            self._conn.close()
        self._conn = None

    def _connection(self) -> sqlite3.Connection:
        if self._conn is not None and self._file != _identity(self.path):
            self._leave_lost_file()
        if self._conn is None:
            self._conn = self._open()
            self._file, self._wal = _identity(self.path), _identity(self._beside("-wal"))
        return self._conn

    def _leave_lost_file(self) -> None:
        """Close a file that is no longer at its path, with its log, which belongs to no other."""
        ours = self._wal == _identity(self._beside("-wal"))
        self.close()
        if ours:
            # SQLite would replay it into whatever file lies at the path now.
            self._unlink("-wal", "-shm")

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect(str(self.path))
        except sqlite3.DatabaseError as error:
            if not _is_broken(error):
                raise
        self._remove()
        try:
            return self._connect(str(self.path))
        except sqlite3.DatabaseError as error:
            if not _is_broken(error):
                raise
        # A folder that cannot be written: the cache then lives as long as the program.
        return self._connect(":memory:")

    def _connect(self, target: str) -> sqlite3.Connection:
        conn = sqlite3.connect(target, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
        try:
            self._prepare(conn)
        except BaseException:
            conn.close()
            raise
        return conn

    def _prepare(self, conn: sqlite3.Connection) -> None:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("ATTACH ? AS project", (f"{self._project_path.absolute().as_uri()}?mode=ro",))
        query = "SELECT value FROM project.setting WHERE key = 'project_id'"
        owner = f"{CACHE_VERSION} {conn.execute(query).fetchone()[0]}"
        if _owner(conn) == owner:
            return  # without the lock: to open it waits for nobody who writes
        conn.execute("BEGIN IMMEDIATE")
        with conn:
            if _owner(conn) != owner:
                _drop_everything(conn)
                for statement in (*_TABLES, "CREATE TABLE owner (name TEXT NOT NULL)"):
                    conn.execute(statement)
                conn.execute("INSERT INTO owner VALUES (?)", (owner,))

    def _remove(self) -> None:
        self.close()
        self._unlink("", "-wal", "-shm", "-journal")

    def _unlink(self, *endings: str) -> None:
        for ending in endings:
            # On Windows another program may have it open: that one keeps it, we go without.
            with suppress(OSError):
                self._beside(ending).unlink(missing_ok=True)

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)


def _owner(conn: sqlite3.Connection) -> str | None:
    """Which project, and which shape of tables, the file was made for."""
    query = "SELECT 1 FROM main.sqlite_master WHERE name = 'owner'"
    if not conn.execute(query).fetchone():
        return None
    row = conn.execute("SELECT name FROM main.owner").fetchone()
    return row and str(row[0])


def _drop_everything(conn: sqlite3.Connection) -> None:
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table'"
    names = [str(row[0]) for row in conn.execute(query)]
    # Virtual tables take their shadow tables with them.
    for name in sorted(names, key=lambda n: n != "found"):
        if not name.startswith(("sqlite_", "found_")):
            conn.execute(f'DROP TABLE main."{name}"')


def _is_broken(error: sqlite3.DatabaseError) -> bool:
    name: str = getattr(error, "sqlite_errorname", "")
    # Tables that are missing: some other program's file, or one cut short.
    return name.startswith(_BROKEN) or str(error).startswith(("no such table", "no such column"))


def _identity(path: Path) -> tuple[int, int]:
    """Which file it is, whatever its name; (0, 0): none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_dev, found.st_ino
