"""A file written aside and renamed when it is whole; no error ever shows its passing name."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotation import connection
from messages import KnownError

_BESIDE = ("", "-wal", "-shm", "-journal")
_PASSING = re.compile(r"\.[0-9a-f]{8}\.new(?:-\w+)?")
_LEFT = 24 * 3600  # seconds after which nobody writes to such a file any more


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A hidden file name beside ``path`` to write to, and then to rename; nothing of it stays.

    What a program that was killed has left there goes a day later.
    """
    _tidy(path.parent)
    # Short and of its own: with an ending more, a long name would be too long for the disk.
    aside = path.parent / f".{os.urandom(4).hex()}.new"
    try:
        with shown_as(path, hidden=aside):
            yield aside
    finally:
        for ending in _BESIDE:
            # Where it could not be written there is nothing to remove, or not even a folder.
            with suppress(OSError):
                aside.with_name(aside.name + ending).unlink()


def take_place(aside: Path, path: Path) -> None:
    """Rename a project file to ``path``, over what is there.

    Raises KnownError where another program has that open, and where ``aside`` is not whole;
    OSError where it cannot be renamed.
    """
    require_whole(aside)
    # SQLite would write the log of what was there into what comes.
    if is_there(log_of(path)) and path.exists():
        connection.close(connection.connect(path))
        if is_there(log_of(path)):
            raise KnownError("annotation.file_open", path=path)
    keep_lost_log(path)
    aside.replace(path)


def require_whole(path: Path) -> None:
    """Raise KnownError where a closed file still has a log: the disk was too full to empty it."""
    if is_there(log_of(path)):
        raise KnownError("annotation.disk_full", path=path)


def keep_lost_log(path: Path) -> None:
    """Give a log whose file is gone another name: it belongs to no file that comes to ``path``."""
    log = log_of(path)
    if is_there(log) and not path.exists():
        log.rename(log.with_name(f"{log.name}.{os.urandom(4).hex()}"))


def log_of(path: Path) -> Path:
    """The write-ahead log of the file at ``path``, there or not: beside the file, not a link."""
    real = Path(os.path.realpath(path))
    return real.parent / f"{real.name}-wal"


def is_there(path: Path) -> bool:
    """``path.exists()``, which fails where a name is too long; nothing can be there then."""
    return os.path.exists(path)  # noqa: PTH110


def _tidy(folder: Path) -> None:
    with suppress(OSError):
        for file in folder.iterdir():
            if _PASSING.fullmatch(file.name) and file.stat().st_mtime < time.time() - _LEFT:
                file.unlink()


@contextmanager
def shown_as(path: Path, *, hidden: Path) -> Iterator[None]:
    """Known errors about ``hidden`` are raised about ``path``, which is what the user knows."""
    try:
        yield
    except KnownError as error:
        values = error.message.values
        shown = {name: _shown(value, path, hidden) for name, value in values.items()}
        if shown == values:
            raise
        raise KnownError(error.message.key, **shown) from error


def _shown(value: object, path: Path, hidden: Path) -> object:
    if value == hidden:
        return path
    if isinstance(value, str | Exception) and hidden.name in str(value):
        # The system names the file in its reason as well, on Windows with doubled backslashes.
        return str(value).replace(str(hidden), str(path)).replace(hidden.name, path.name)
    return value
