"""A file is written beside its target and then takes its place: whole, or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from messages import KnownError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

# A file of ours on its way, or the folder of a workbook's (``interchange.xlsx_files``).
_PASSING = re.compile(r"\.biaoju-(?:[0-9a-f]{12}\.tmp|[a-z0-9_]{8})")
_LEFT = 24 * 3600  # seconds after which nobody writes to such a file any more


def ensure_writable(path: Path) -> None:
    """Raise KnownError now if ``path`` could not be replaced; call before long work.

    Folder missing, target a folder or device, read-only, or held open elsewhere (on Windows a
    workbook that is open in Excel). Changes nothing that stays.
    """
    target = _checked(path)
    probe = _beside(target)
    try:
        probe.touch(exist_ok=False)
    except OSError as error:
        raise _known(error, path) from error
    probe.unlink()


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """A path in the same folder to write to; it replaces ``path`` when the block ends well.

    Otherwise it is removed and ``path`` stays as it was; what a program that was killed has left
    there goes a day later. Raises KnownError where the target
    cannot be written and when the disk is full; other exceptions of the block pass through.
    """
    target = _checked(path)
    _tidy(target.parent)
    temporary = _beside(target)
    try:
        yield temporary
        _put_in_place(temporary, target, path)
    except OSError as error:
        if error.errno in _FULL:
            raise _known(error, path) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary handle whose content replaces ``path`` when the block ends well."""
    with replacing_path(path) as temporary, _opened(temporary, path).open("wb") as handle:
        yield handle


@contextmanager
def replacing_text(
    path: Path, *, encoding: str = "utf-8", errors: str = "strict", newline: str = ""
) -> Iterator[TextIO]:
    """A text handle whose content replaces ``path`` when the block ends well."""
    with (
        replacing_path(path) as temporary,
        _opened(temporary, path).open("w", encoding=encoding, errors=errors, newline=newline) as to,
    ):
        yield to


def _opened(temporary: Path, path: Path) -> Path:
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise _known(error, path) from error
    return temporary


def _put_in_place(temporary: Path, target: Path, path: Path) -> None:
    with temporary.open("r+b") as handle:
        os.fsync(handle.fileno())
    try:
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise _known(error, path) from error
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _beside(target: Path) -> Path:
    # A short name of its own: the target's may already have the longest length allowed.
    return target.parent / f".biaoju-{uuid.uuid4().hex[:12]}.tmp"


def _tidy(folder: Path) -> None:
    with suppress(OSError):
        for left in folder.glob(".biaoju-*"):
            if not _PASSING.fullmatch(left.name) or left.stat().st_mtime > time.time() - _LEFT:
                continue
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()


def _checked(path: Path) -> Path:
    """The file to replace, links followed; raises KnownError if it cannot be."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise KnownError("interchange.folder_missing", path=path, folder=target.parent)
    if target.is_dir():
        raise KnownError("interchange.target_is_folder", path=path)
    if not target.exists():
        return target
    mode = target.stat().st_mode
    if not stat.S_ISREG(mode):  # replacing /dev/null would break the machine
        raise KnownError("interchange.target_not_file", path=path)
    if not mode & 0o222:
        raise KnownError("interchange.target_read_only", path=path)
    try:
        target.open("r+b").close()
    except OSError as error:
        raise _known(error, path) from error
    return target


def _known(error: OSError, path: Path) -> KnownError:
    if error.errno in _FULL:
        return KnownError("interchange.disk_full", path=path)
    if error.errno == errno.EROFS:
        return KnownError("interchange.target_read_only", path=path)
    if isinstance(error, PermissionError):
        return KnownError("interchange.target_busy", path=path)
    return KnownError("interchange.cannot_write", path=path, reason=error.strerror or str(error))
