"""Arrays that can be computed again, kept as a folder: whole, unchanged, or not there at all.

The folder may be deleted, cut short or changed by anyone at any moment: then it is as if it had
never been. What is found is mapped, not read into memory.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.arrays import Array, is_plain_file, read, write

META = "meta.json"
STAGED = ".staged-"
LARGEST_META = 2**20
LARGEST = 2**36
_DOES_NOT_FIT = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)

About = Mapping[str, str]
Arrays = dict[str, Array]
Types = Mapping[str, tuple[str, int]]


def keep(folder: Path, about: About, arrays: Arrays) -> Arrays:
    """Write ``arrays`` as ``folder``, over what is there; the same mapped.

    ``about`` says what they were made from. Where the disk refuses, they stay in memory.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _replace(folder, about, arrays)
    except OSError:
        return arrays
    found = find(folder, about, {n: (a.dtype.str, a.ndim) for n, a in arrays.items()})
    return arrays if found is None else found


def find(folder: Path, about: About, types: Types) -> Arrays | None:
    """The arrays kept in ``folder``, if they were made from just this; else None.

    ``types``: for each name, a plain word, the type and the number of dimensions it must have.
    What the numbers say is still to be checked: whoever wrote them may mean harm.
    """
    try:
        meta = _read_meta(folder / META)
        entries = meta["arrays"]
        if meta["about"] != dict(about) or entries.keys() != types.keys():
            return None
        return {name: _read(folder / f"{name}.npy", types[name], entries[name]) for name in types}
    except _DOES_NOT_FIT:
        return None


def forget_others(folder: Path) -> None:
    """Delete what is kept of the same kind under other names: nobody will ask for it again.

    Names are ``kind-...``; what a killed process had begun goes too. What somebody has mapped
    stays on Windows, until the next time.
    """
    kind = folder.name.split("-")[0]
    for other in (*folder.parent.glob(f"{kind}-*"), *folder.parent.glob(f"{STAGED}*")):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def name_of(kind: str, about: About) -> str:
    """A folder name: ``kind-`` and 16 hexadecimal digits that differ where ``about`` differs."""
    told = json.dumps(dict(about), sort_keys=True).encode()
    return f"{kind}-{hashlib.sha256(told).hexdigest()[:16]}"


def to_bytes(words: Sequence[str]) -> NDArray[np.uint8]:
    """Words, none of which has a newline, as one array."""
    return np.frombuffer("\n".join(words).encode("utf-8", "surrogatepass"), np.uint8)


def from_bytes(array: Array) -> list[str]:
    """The inverse of ``to_bytes``; nothing for no bytes. ValueError where it is no text."""
    said = array.tobytes().decode("utf-8", "surrogatepass")
    return said.split("\n") if said else []


def _replace(folder: Path, about: About, arrays: Arrays) -> None:
    staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=folder.parent))
    try:
        entries = {name: _write(staged / f"{name}.npy", array) for name, array in arrays.items()}
        text = json.dumps({"about": dict(about), "arrays": entries})
        (staged / META).write_text(text, "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        staged.rename(folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _write(path: Path, array: Array) -> list[object]:
    return [list(array.shape), write(path, array, lasting=False)]


def _read(path: Path, kind: tuple[str, int], entry: list[Any]) -> Array:
    shape, digest = entry
    if len(shape) != kind[1] or not all(type(s) is int and s >= 0 for s in shape):
        raise ValueError("another shape")
    return read(path, np.dtype(kind[0]), tuple(shape), digest, largest=LARGEST)


def _read_meta(path: Path) -> dict[str, Any]:
    if not is_plain_file(path) or path.stat().st_size > LARGEST_META:
        raise ValueError("no description of ours")
    meta = json.loads(path.read_text("utf-8"))
    if not isinstance(meta, dict):
        raise TypeError("a description is an object")
    return meta
