"""One array, one file: the plain form of numpy's ``.npy``, and nothing else of what it allows.

``numpy.load`` guesses and evaluates: a zip, a pickle, a header that is a program. Here the
header is written for the type and shape that must be there, and the file has to begin with
just these bytes.
"""

from __future__ import annotations

import hashlib
import math
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST = 2**30

Array = NDArray[Any]
Shape = tuple[int, ...]


def header(dtype: np.dtype[Any], shape: Shape) -> bytes:
    """What stands before the numbers in a version 1.0 file of row after row."""
    text = f"{{'descr': {dtype.str!r}, 'fortran_order': False, 'shape': {shape!r}, }}"
    length = 128 - 10
    return b"\x93NUMPY\x01\x00" + length.to_bytes(2, "little") + f"{text:<{length - 1}}\n".encode()


def write(path: Path, array: Array, *, lasting: bool = True) -> str:
    """Write the array; its SHA-256. ``lasting``: return only when it is safe on the disk."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for data in (header(array.dtype, array.shape), np.ascontiguousarray(array).data):
            file.write(data)
            digest.update(data)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    return digest.hexdigest()


def read(
    path: Path, dtype: np.dtype[Any], shape: Shape, digest: str, *, largest: int = LARGEST
) -> Array:
    """Map the array. ValueError unless the file holds just this type, shape and SHA-256.

    ``largest``: bytes that are believed.
    """
    begin = header(dtype, shape)
    size = len(begin) + dtype.itemsize * math.prod(shape)
    if size > largest or not is_plain_file(path) or path.stat().st_size != size:
        raise ValueError("the file is not of the size it should be")
    with path.open("rb") as file:
        if file.read(len(begin)) != begin:
            raise ValueError("the file does not begin as it should")
        file.seek(0)
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            raise ValueError("the file was changed")
    if not math.prod(shape):
        return np.zeros(shape, dtype)  # nothing cannot be mapped
    array = np.memmap(path, dtype, mode="r", offset=len(begin), shape=shape)
    if not np.isfinite(array).all():
        raise ValueError("the file holds a number that is not finite")
    return np.asarray(array)


def is_plain_file(path: Path) -> bool:
    """No link, no device, no pipe."""
    return path.is_file() and not path.is_symlink()
