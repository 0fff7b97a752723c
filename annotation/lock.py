"""One window per project: a lock on a file beside it, which dies with its process.

The operating system drops the lock of a dead process, so a file left behind holds nobody up.
What stands in the file (process id, host, start) only serves to name the holder.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from annotation.texts import now
from messages import KnownError

TRIES, PAUSE = 5, 0.02  # how often, and after how many seconds, a lock is tried again


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the window: process id, host name, since when (ISO 8601, UTC)."""

    pid: int
    host: str
    started: str


def lock_path(path: Path) -> Path:
    """The lock file of the project at ``path``."""
    return path.with_name(path.name + ".lock")


@contextmanager
def hold(path: Path) -> Iterator[Holder]:
    """Be the one window of the project. Raises KnownError naming the one that is already open."""
    file = _acquire(path)
    try:
        yield _sign(file)
    finally:
        _let_go(file, lock_path(path))


@contextmanager
def need_closed(path: Path) -> Iterator[None]:
    """Do something that needs the window closed, and keep it closed meanwhile.

    Where this very process is the window, it goes ahead. Raises KnownError as ``hold``.
    """
    present = holder(path)
    if present is not None and present.pid == os.getpid():
        yield
        return
    with hold(path):
        yield


def holder(path: Path) -> Holder | None:
    """Who holds the project now; None where nobody does."""
    try:
        file = lock_path(path).open("r+b")
    except FileNotFoundError:
        return None
    with file:
        if _lock(file):
            _unlock(file)
            return None
        return _read(file)


def _acquire(path: Path) -> IO[bytes]:
    while True:
        try:
            # "a+b" makes the file without emptying it: it may name its holder.
            file = lock_path(path).open("a+b")
        except OSError as error:
            raise KnownError("annotation.read_only", path=path, why=error) from error
        if not _lock_soon(file):
            held_by = _read(file)
            file.close()
            told = asdict(held_by) | {"started": _on_the_wall(held_by.started)}
            raise KnownError("annotation.window_open", path=path, **told)
        if _is_still(file, lock_path(path)):
            return file
        file.close()  # its holder removed it between our opening and our locking


def _lock_soon(file: IO[bytes]) -> bool:
    """Lock it, though somebody may be trying just now whether anybody has (``holder``)."""
    for _ in range(TRIES):
        if _lock(file):
            return True
        time.sleep(PAUSE)
    return False


def _sign(file: IO[bytes]) -> Holder:
    me = Holder(os.getpid(), _host(), now())
    # A full disk has no room for a name, but the lock holds.
    with suppress(OSError):
        os.ftruncate(file.fileno(), 0)
        os.write(file.fileno(), json.dumps(asdict(me)).encode())
    return me


def _host() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "?")
    return os.uname().nodename


def _read(file: IO[bytes]) -> Holder:
    file.seek(0)
    try:
        return Holder(**json.loads(file.read()))
    except (ValueError, TypeError):
        return Holder(0, "?", "?")  # caught between locking and signing


def _on_the_wall(started: str) -> str:
    """A moment as the clock here shows it; what is none as it is."""
    try:
        return f"{datetime.fromisoformat(started).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, TypeError):
        return started


def _is_still(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    # Locked bytes cannot be read there by others: lock one far behind the signature.
    _BYTE = 1 << 20

    def _lock(file: IO[bytes]) -> bool:
        file.seek(_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

    def _let_go(file: IO[bytes], path: Path) -> None:
        _unlock(file)
        file.close()
        # Where another process has it open, that one will remove it.
        with suppress(PermissionError):
            path.unlink(missing_ok=True)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    def _let_go(file: IO[bytes], path: Path) -> None:
        path.unlink(missing_ok=True)
        file.close()
