"""A file written aside and renamed when it is whole; no error ever shows its passing name."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from messages import KnownError

_BESIDE = ("", "-wal", "-shm", "-journal")


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A hidden file name beside ``path`` to write to, and then to rename; nothing of it stays."""
    # Short and of its own: with an ending more, a long name would be too long for the disk.
    aside = path.parent / f".{uuid.uuid4().hex[:8]}.new"
    try:
        with shown_as(path, hidden=aside):
            yield aside
    finally:
        for ending in _BESIDE:
            # Where it could not be written there is nothing to remove, or not even a folder.
            with suppress(OSError):
                aside.with_name(aside.name + ending).unlink()


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
