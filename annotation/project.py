"""A project: one open ``annotations.db``, its settings and its steps."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from annotation import connection, journal
from annotation.errors import sqlite_errors
from annotation.texts import now, storable
from annotation.versions import APPLICATION_ID, NEWEST
from messages import KnownError, Message

if TYPE_CHECKING:
    from annotation.cache_file import Cache


class Project:
    """An open project file; a context manager. Belongs to the thread that opened it.

    ``path``: the file. ``db``: its connection, autocommit; reading needs no more, every write
    to a user table happens inside ``step``. ``committed``: called after every commit.
    """

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db
        self.committed: Callable[[], None] | None = None
        self._step: int | None = None

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and its cache; afterwards the single file is complete."""
        if "cache" in self.__dict__:
            self.cache.close()
        connection.close(self.db)

    @cached_property
    def cache(self) -> Cache:
        """What can be computed again, in its own file beside this one; opened when first used."""
        from annotation.cache_file import Cache

        return Cache(self.path)

    @property
    def files(self) -> tuple[Path, ...]:
        """The file and what is beside it, there or not: its log, its window's lock, its cache.

        The last one is a folder.
        """
        from annotation.cache_file import cache_folder, cache_path
        from annotation.lock import lock_path

        cache = cache_path(self.path)
        logs = [p.with_name(p.name + end) for p in (self.path, cache) for end in ("-wal", "-shm")]
        return (self.path, cache, *logs, lock_path(self.path), cache_folder(self.path))

    def setting(self, key: str) -> str | None:
        """The value of a setting; None where it was never set."""
        query = "SELECT value FROM setting WHERE key = ?"
        row = self.db.execute(query, (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, key: str, value: str) -> None:
        """Set a setting. Undo takes it back only where a step is open."""
        with self.transaction():
            self.db.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, storable(value)),
            )

    @property
    def open_step(self) -> int | None:
        """The id of the step that is open, or None."""
        return self._step

    def step_has_changes(self) -> bool:
        """Whether the open step has changed any user table so far."""
        query = "SELECT 1 FROM undo_entry WHERE step = ? LIMIT 1"
        return self.db.execute(query, (self._step,)).fetchone() is not None

    @contextmanager
    def step(self, label: Message, *, analyst: str) -> Iterator[int]:
        """One user action: a transaction that is undone as one; gives its id.

        Any exception rolls all of it back. Inside an open step it joins that one. A step that
        changes no user table leaves no step behind.
        """
        if self._step is not None:
            yield self._step
            return
        with self.transaction():
            text = journal.label_to_json(label)
            self._step = journal.open_step(self.db, text, storable(analyst), now())
            try:
                yield self._step
                journal.close_step(self.db, self._step)
            finally:
                self._step = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction that holds the write lock from its start, or the one that runs."""
        if self.db.in_transaction:
            yield
            return
        with sqlite_errors(self.path):
            # IMMEDIATE: what is read in here is still so when it is written.
            self.db.execute("BEGIN IMMEDIATE")
            with self.db:
                yield
        if self.committed is not None:
            self.committed()


def open_project(path: Path, *, create: bool = False, allow_remote: bool = False) -> Project:
    """Open the project at ``path``, upgrading a file of an older release.

    ``create``: make it, with the shipped scheme, where there is none. ``allow_remote``: do not
    refuse a network or synced folder. Raises KnownError for a missing file or folder, one that
    is not a project, one from a newer release (left untouched), a remote or read-only place.
    """
    from annotation.places import refuse_remote

    if not path.parent.is_dir():
        raise KnownError("annotation.no_folder", path=path, folder=path.parent)
    if not allow_remote:
        refuse_remote(path)
    if create and connection.read_header(path) is None:
        _create(path)
    version = connection.require_ours(path).user_version
    db = connection.connect(path)
    try:
        connection.use_wal(db, path)
        if version < NEWEST:
            _upgrade(db, path)
    except BaseException:
        db.close()
        raise
    return Project(path, db)


def is_project_file(path: Path) -> bool:
    """Whether a project is at ``path``, of any release; only its first bytes are read.

    False for all else: nothing there, a folder, an unreadable file, another program's.
    """
    try:
        header = connection.read_header(path)
    except (KnownError, OSError, ValueError):  # ValueError: no name for a file at all (NUL)
        return False
    return header is not None and header.application_id == APPLICATION_ID


def _upgrade(db: sqlite3.Connection, path: Path) -> None:
    from annotation.lock import need_closed
    from annotation.migrations import migrate

    with need_closed(path), sqlite_errors(path):
        migrate(db)
        # The version must stand in the file itself, where older releases look for it.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _create(path: Path) -> None:
    """Build the file aside, then give it its name: a killed first run leaves no half project."""
    from annotation.aside import require_whole, written_aside

    with written_aside(path) as aside:
        try:
            _build(aside)
            require_whole(aside)
            _give_name(aside, path)
        except OSError as error:
            raise KnownError("annotation.cannot_create", path=path, why=error) from error


def _build(path: Path) -> None:
    import uuid

    from annotation.migrations import migrate
    from annotation.scheme import insert_scheme, shipped_scheme

    with Project(path, connection.connect(path)) as project, sqlite_errors(path):
        connection.use_wal(project.db, path)
        migrate(project.db)
        with project.transaction():
            project.set_setting("project_id", uuid.uuid4().hex)
            insert_scheme(project, shipped_scheme())


def _give_name(aside: Path, path: Path) -> None:
    """Rename without replacing: of two programs that create at once, the first one wins."""
    from annotation.aside import keep_lost_log

    if path.exists() and path.stat().st_size == 0:
        path.unlink()
    keep_lost_log(path)
    try:
        os.link(aside, path)
    except FileExistsError:
        return
    except OSError:
        # A disk without hard links (FAT): a rename is the next best.
        if not path.exists():
            aside.rename(path)
