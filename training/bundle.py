"""A saved classifier as one file: a zip that is written by hand, and read by hand.

Any program can open it. Reading trusts none of it: the only file that is believed is one with
just the bytes that ``pack`` writes around just the files that belong together, in order and not
compressed. So there is no name in it to follow, nothing that unpacks to more than it is, and
nothing left over; all sizes are known before anything is unpacked. The arrays are then read as
those of any saved classifier: hashes, shapes, finite numbers, and nothing is ever executed.
"""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from messages import KnownError
from training.arrays import header
from training.packing import SHAPES, shapes
from training.saving import LARGEST_META, META, load, read_meta

ABOUT = "about.json"
LARGEST_ABOUT = 2**16
LARGEST = 2**31 - 1
CHUNK = 2**20

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DATE = 33  # 1 January 1980
_PLAIN = 0o100644 << 16


class _NotOursError(Exception):
    """The file is not one that ``pack`` wrote."""


@dataclass(frozen=True)
class _Member:
    """One file inside; ``at``: where its local header begins."""

    name: str
    size: int
    crc: int
    at: int

    def local(self) -> bytes:
        name = self.name.encode("ascii")
        told = (20, 0, 0, 0, _DATE, self.crc, self.size, self.size, len(name), 0)
        return _LOCAL.pack(b"PK\3\4", *told) + name

    def central(self) -> bytes:
        name = self.name.encode("ascii")
        # Made by: Unix, 2.0. Whatever writes it, the bytes are the same.
        told = (0x0314, 20, 0, 0, 0, _DATE, self.crc, self.size, self.size, len(name), 0, 0, 0, 0)
        return _CENTRAL.pack(b"PK\1\2", *told, _PLAIN, self.at) + name


def pack(folder: Path, about: Mapping[str, Any], to: BinaryIO) -> None:
    """Write the classifier saved in ``folder`` to ``to``; the same again gives the same bytes.

    ``about``: JSON that is to go with it. KnownError as ``load``: nothing damaged is passed on.
    """
    load(folder)
    told = json.dumps(about, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    sources: list[tuple[str, Path | bytes]] = [(ABOUT, told), (META, folder / META)]
    sources += [(name, folder / name) for name in _arrays(read_meta(folder))]
    if sum(_size(source) for _, source in sources) > LARGEST:
        raise KnownError("training.too_large", path=str(folder), size=LARGEST // 2**20)
    at, members = 0, list[_Member]()
    for name, source in sources:
        member = _Member(name, _size(source), _crc(source), at)
        at += to.write(member.local())
        at += sum(to.write(piece) for piece in _pieces(source))
        members.append(member)
    to.write(_tail(members, at))


def unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Take the classifier in the file at ``path`` out into ``folder``, which is made; its about.

    KnownError, with no folder left behind, where the file is not just what ``pack`` writes, and
    as ``load``.
    """
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise _NotOursError
        folder.mkdir()
        with path.open("rb") as file:
            about = _unpack(file, path.stat().st_size, folder)
        load(folder)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _told(error, path) from error
    return about


def _told(error: BaseException, path: Path) -> BaseException:
    """What is wrong with the file itself; the folder it was unpacked to is gone."""
    ours = isinstance(error, KnownError) and error.message.key != "training.damaged"
    if isinstance(error, KnownError) and ours:
        return KnownError(error.message.key, path=str(path))
    if isinstance(error, KnownError | _NotOursError | struct.error):
        return KnownError("training.no_bundle", path=str(path))
    return error


def _unpack(file: BinaryIO, size: int, folder: Path) -> dict[str, Any]:
    first = _member(file, ABOUT, LARGEST_ABOUT)
    about = _about(_read(file, first))
    second = _member(file, META, LARGEST_META)
    _copy(file, second, folder / META)
    meta = read_meta(folder)
    members = [first, second]
    for name, expected in _sizes(meta).items():
        member = _member(file, name, expected, least=expected)
        if file.tell() + expected > size:
            raise _NotOursError
        _copy(file, member, folder / name)
        members.append(member)
    at = file.tell()
    tail = _tail(members, at)
    # Nothing but what belongs there, and nothing behind it.
    if size != at + len(tail) or file.read(len(tail)) != tail:
        raise _NotOursError
    return about


def _member(file: BinaryIO, name: str, most: int, *, least: int = 0) -> _Member:
    """The file that must come next. Raises _NotOursError for any other."""
    at = file.tell()
    found = _LOCAL.unpack(file.read(_LOCAL.size))
    member = _Member(name, found[8], found[6], at)
    begin = member.local()
    file.seek(at)
    if not least <= member.size <= most or file.read(len(begin)) != begin:
        raise _NotOursError
    return member


def _read(file: BinaryIO, member: _Member) -> bytes:
    data = file.read(member.size)
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise _NotOursError
    return data


def _copy(file: BinaryIO, member: _Member, to: Path) -> None:
    left, crc = member.size, 0
    with to.open("xb") as target:
        while left:
            piece = file.read(min(left, CHUNK))
            if not piece:
                raise _NotOursError
            left, crc = left - len(piece), zlib.crc32(piece, crc)
            target.write(piece)
    if crc != member.crc:
        raise _NotOursError


def _about(data: bytes) -> dict[str, Any]:
    try:
        about = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _NotOursError from error
    if not isinstance(about, dict):
        raise _NotOursError
    return about


def _sizes(meta: Mapping[str, Any]) -> dict[str, int]:
    """File name -> bytes, of the arrays that belong to ``meta``, in order."""
    try:
        known = shapes(dict(meta))
        sizes = {name: _array_size(name, known[name]) for name in sorted(meta["arrays"])}
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _NotOursError from error
    return {f"{name}.npy": size for name, size in sizes.items()}


def _array_size(name: str, shape: Sequence[int]) -> int:
    dtype, count = SHAPES[name][0], 1
    for length in shape:
        count *= length
    return len(header(dtype, tuple(shape))) + dtype.itemsize * count


def _arrays(meta: Mapping[str, Any]) -> list[str]:
    return [f"{name}.npy" for name in sorted(meta["arrays"])]


def _tail(members: Sequence[_Member], at: int) -> bytes:
    central = b"".join(member.central() for member in members)
    count = len(members)
    return central + _END.pack(b"PK\5\6", 0, 0, count, count, len(central), at, 0)


def _size(source: Path | bytes) -> int:
    return len(source) if isinstance(source, bytes) else source.stat().st_size


def _crc(source: Path | bytes) -> int:
    crc = 0
    for piece in _pieces(source):
        crc = zlib.crc32(piece, crc)
    return crc


def _pieces(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
