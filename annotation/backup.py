"""Backups: whole, checked copies, taken while others write; and back again."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from annotation import connection
from annotation.aside import is_there, log_of, take_place, written_aside
from annotation.check import check
from annotation.errors import sqlite_errors
from annotation.lock import need_closed
from annotation.project import Project
from messages import KnownError, Message

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
_DAMAGED = {f"annotation.{key}" for key in ("backup_failed", "damaged", "not_a_project")}
_STAMP = "%Y%m%dT%H%M%S"


def backup(project: Project, target: Path) -> None:
    """Write a copy of the project as it is at this moment to ``target``, replacing it.

    Written aside, checked, then renamed. Raises KnownError where it cannot be written, where
    it does not pass the check, where ``target`` is one of the project's own files, and where
    another program has it open.
    """
    with written_aside(target) as aside:
        try:
            if any(_is_same(target, own) for own in project.files):
                raise KnownError("annotation.backup_onto_itself", path=target)
            _copy(project, aside)
            _sync(aside)
            take_place(aside, target)
        except OSError as error:
            raise KnownError("annotation.cannot_write", path=target, why=error) from error


def _is_same(target: Path, own: Path) -> bool:
    """Whether both are one file, which may not be there yet."""
    if target.exists() and own.exists():
        return target.samefile(own)
    return os.path.normcase(target.resolve()) == os.path.normcase(own.resolve())


def _copy(project: Project, aside: Path) -> None:
    # An own connection: VACUUM INTO is refused inside a transaction, even a reading one.
    db = connection.connect(project.path)
    try:
        # A copy that is being written has no damage to be met: that is the project's.
        with sqlite_errors(aside, source=project.path):
            db.execute("VACUUM INTO ?", (str(aside),))
    finally:
        db.close()
    faults = faults_of(aside)
    if faults:
        raise KnownError("annotation.backup_failed", path=aside, why=faults[0])


def faults_of(path: Path) -> list[Message]:
    """What ``check`` finds in a project file that nobody has open."""
    db = connection.connect(path)
    try:
        return check(Project(path, db))
    finally:
        db.close()


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def rolling_backup(project: Project, folder: Path, *, now: datetime | None = None) -> Path:
    """Back up into ``folder`` and thin out what is there; the new file.

    Kept are the newest of each of the last 7 days, 4 weeks and 12 months that have one.
    ``now`` is the time it is named after.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("annotation.cannot_write", path=folder, why=error) from error
    stem = project.path.stem
    target = folder / f"{stem}-{(now or datetime.now(UTC)).strftime(_STAMP)}.db"
    backup(project, target)
    present = _dated(folder, stem)
    for moment in present.keys() - kept(present):
        present[moment].unlink(missing_ok=True)
    return target


def _dated(folder: Path, stem: str) -> dict[datetime, Path]:
    """Our backups in ``folder`` by the time in their names; nothing else is ever touched."""
    pattern = re.compile(re.escape(stem) + r"-(\d{8}T\d{6})\.db")
    found = ((pattern.fullmatch(path.name), path) for path in folder.iterdir())
    return {datetime.strptime(m[1], _STAMP).replace(tzinfo=UTC): p for m, p in found if m}


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Which of these backups to keep: the newest per day, week and month, as far back."""
    newest_first = sorted(moments, reverse=True)
    rules: list[tuple[Callable[[datetime], object], int]] = [
        (lambda moment: moment.date(), KEPT_DAYS),
        (lambda moment: moment.isocalendar()[:2], KEPT_WEEKS),
        (lambda moment: (moment.year, moment.month), KEPT_MONTHS),
    ]
    keep: set[datetime] = set()
    for period, number in rules:
        newest: dict[object, datetime] = {}
        for moment in newest_first:
            newest.setdefault(period(moment), moment)
        keep.update(list(newest.values())[:number])
    return keep


def restore(path: Path, source: Path) -> Path | None:
    """Make the project at ``path`` what the backup ``source`` holds; the copy of what it was.

    Needs the window closed. A sound project is changed in one transaction: others that have it
    open see the old one or the new. A damaged one is moved aside. None: there was no project.
    Raises KnownError where ``source`` is damaged, newer or no project.
    """
    connection.require_ours(source)
    faults = faults_of(source)
    if faults:
        raise KnownError("annotation.restore_damaged", path=source, why=faults[0])
    before = name_before(path, "restore")
    with need_closed(path):
        if not path.exists():
            _replace(path, source)
            return None
        try:
            _overwrite(path, source, before)
        except KnownError as error:
            if error.message.key not in _DAMAGED:
                raise
            _move(path, before)
            _replace(path, source)
    return before


def name_before(path: Path, what: str) -> Path:
    """A name beside ``path``, not taken yet, for its copy from before ``what``."""
    stem = f"{path.stem}-before-{what}-{datetime.now(UTC).strftime(_STAMP)}"
    names = (f"{stem}.db" if number == 1 else f"{stem}-{number}.db" for number in count(1))
    return next(path.with_name(n) for n in names if not is_there(path.with_name(n)))


def _move(path: Path, to: Path) -> None:
    """Move a damaged file aside, with what its log holds: both may still be rescued."""
    path.replace(to)
    if is_there(log_of(path)):
        log_of(path).replace(log_of(to))


def _overwrite(path: Path, source: Path, before: Path) -> None:
    connection.require_ours(path)
    with Project(path, connection.connect(path)) as project:
        backup(project, before)
        with closing(sqlite3.connect(source)) as good, sqlite_errors(path):
            # All pages in one go: in portions it may never end while others write.
            good.backup(project.db, pages=-1)


def _replace(path: Path, source: Path) -> None:
    """Put a copy of ``source`` at ``path``, where no sound file is."""
    with written_aside(path) as aside:
        try:
            # Not as a file: what it holds may be in its log yet.
            with closing(sqlite3.connect(source)) as good, sqlite_errors(aside, source=source):
                good.execute("VACUUM INTO ?", (str(aside),))
            _sync(aside)
            take_place(aside, path)
        except OSError as error:
            raise KnownError("annotation.cannot_write", path=path, why=error) from error
