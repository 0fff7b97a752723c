"""What protects the program from a file: sizes, ratios, plain sentences for disk errors."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from messages import KnownError

MB = 1024 * 1024
_HEAD = 4096


@dataclass(frozen=True)
class Limits:
    """How much one file may cost: bytes, a compression ratio, seconds.

    ``directory_bytes`` bounds the directory of a zip: 2 MB name some 20,000 parts.
    ``report_bytes``: text that is one report, many times the longest there are, and
    what a worker can tag in 250 MB if it is UTF-8; ``text_bytes``: a table of many.
    """

    report_bytes: int = 8 * MB
    text_bytes: int = 100 * MB
    file_bytes: int = 400 * MB
    unpacked_bytes: int = 300 * MB
    ratio: int = 100
    ratio_from: int = 20 * MB
    memory_bytes: int = 2048 * MB
    seconds: float = 120.0
    directory_bytes: int = 2 * MB


LIMITS = Limits()


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the disk says about ``path`` into a KnownError."""
    try:
        yield
    except FileNotFoundError:
        raise KnownError("corpus.not_found", path=str(path)) from None
    except PermissionError:
        raise KnownError("corpus.no_permission", path=str(path)) from None
    except OSError as error:
        raise KnownError("corpus.disk", path=str(path), detail=error.strerror or "") from error


def first_bytes(path: Path) -> bytes:
    """The first 4096 bytes; KnownError for a folder, a device, a missing or an empty file."""
    with disk_errors(path):
        # Never open what is no ordinary file: a pipe or a device can block for ever.
        if path.is_dir():
            raise KnownError("corpus.is_folder", path=str(path))
        if path.exists() and not path.is_file():
            raise KnownError("corpus.not_a_file", path=str(path))
        with path.open("rb") as file:
            head = file.read(_HEAD)
    if not head:
        raise KnownError("corpus.empty", path=str(path))
    return head


def whole_file(path: Path) -> bytes:
    """All bytes of a file, or KnownError."""
    with disk_errors(path):
        return path.read_bytes()


def check_size(path: Path, allowed: int) -> None:
    """KnownError if the file has more bytes than ``allowed``."""
    with disk_errors(path):
        size = path.stat().st_size
    if size > allowed:
        raise KnownError(
            "corpus.too_big", path=str(path), size=size // MB + 1, allowed=allowed // MB
        )


class _ShortReads(io.FileIO):
    """A file for zipfile, which reads a directory of any length in one call."""

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > LIMITS.directory_bytes:
            raise KnownError("corpus.too_many_parts", path=str(self.name))
        return super().read(-1 if size is None else size)


def zip_entries(path: Path) -> list[zipfile.ZipInfo]:
    """What the directory of a zip lists; KnownError if it is damaged or longer than allowed.

    Its length in bytes is checked, not the number of parts beside it, which zipfile ignores.
    """
    try:
        with disk_errors(path), _ShortReads(path) as file, zipfile.ZipFile(file) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise KnownError("corpus.damaged", path=str(path), detail=str(error)) from error


def check_zip(path: Path, limits: Limits) -> None:
    """KnownError if a zip container would unpack to too much, before anything is unpacked.

    The sizes are those its directory states. For .docx they hold: zipfile hands out no more. The
    reader of .xlsx unpacks by itself and may be lied to; there the child's limits of memory (not
    on Windows) and time are what bounds it. A file that is no zip passes (old .xls files come
    this way too).
    """
    with disk_errors(path):
        if not zipfile.is_zipfile(path):
            return
    entries = zip_entries(path)
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    dense = unpacked > limits.ratio_from and unpacked > limits.ratio * packed
    if dense or unpacked > limits.unpacked_bytes:
        raise KnownError("corpus.zip_bomb", path=str(path), size=unpacked // MB + 1)
