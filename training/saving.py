"""A classifier on disk: plain arrays and ``meta.json``, nothing that can be executed.

A folder may come from a stranger. Its file names are ours and never taken from it, every size
is checked before it is believed, and whatever does not fit is one plain refusal.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from messages import KnownError
from training.classifier import Classifier
from training.packing import SHAPES, Meta, pack, unpack
from training.tokens import PROBE, tokeniser_identity, tokenize

META = "meta.json"
FORMAT = 1
LARGEST_META = 256 * 2**20
LARGEST_ARRAY = 4 * 2**30

Arrays = dict[str, NDArray[np.generic]]


def save(classifier: Classifier, folder: Path) -> None:
    """Write ``folder``, whole or not at all. KnownError if it is there already."""
    if folder.exists():
        raise KnownError("training.version_exists", path=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".saving-", dir=folder.parent))
    try:
        _write(classifier, staged)
        staged.chmod(0o755)
        staged.rename(folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    _sync(folder.parent)


def load(folder: Path) -> Classifier:
    """The classifier saved in ``folder``; its predictions are those it made before.

    KnownError where the folder is damaged, is none of ours, comes from a newer program, or
    where words are cut differently here (the answer is to train again).
    """
    meta = _read_meta(folder)
    arrays = {name: _read_array(folder, name, meta) for name in meta["arrays"]}
    try:
        classifier = unpack(meta, arrays)
        same_words = _cuts_alike(meta["tokeniser"])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise _damaged(folder / META) from error
    if not same_words:
        raise KnownError("training.other_words", path=str(folder))
    return classifier


def _write(classifier: Classifier, folder: Path) -> None:
    content, arrays = pack(classifier)
    digests = {name: _write_array(folder / f"{name}.npy", arrays[name]) for name in sorted(arrays)}
    meta = {
        "format": FORMAT,
        **content,
        "tokeniser": {**tokeniser_identity(), "probe": PROBE, "cuts": tokenize([PROBE])[0]},
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("numpy", "scipy", "scikit-learn")},
        },
        "arrays": digests,
    }
    text = json.dumps({**meta, "sha256": _digest_of(meta)}, ensure_ascii=False, indent=1)
    _write_bytes(folder / META, text.encode("utf-8", "surrogatepass"))
    _sync(folder)


def _write_array(path: Path, array: NDArray[np.generic]) -> str:
    with path.open("wb") as file:
        np.save(file, np.ascontiguousarray(array), allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_bytes(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digest_of(meta: Meta) -> str:
    return hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()


def _read_meta(folder: Path) -> Meta:
    path = folder / META
    if not path.exists():
        raise KnownError("training.no_classifier", path=str(folder))
    _plain_file(path, LARGEST_META)
    try:
        meta = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(meta, dict) or not isinstance(meta.get("format"), int):
        raise _damaged(path)
    if meta["format"] > FORMAT:
        raise KnownError("training.newer_classifier", path=str(folder))
    if meta.pop("sha256", "") != _digest_of(meta):
        raise _damaged(path)
    if not isinstance(meta.get("arrays"), dict) or not set(meta["arrays"]) <= set(SHAPES):
        raise _damaged(path)
    return meta


def _read_array(folder: Path, name: str, meta: Meta) -> NDArray[np.generic]:
    """Map the array; the file's own digest is checked before numpy looks at it."""
    path = folder / f"{name}.npy"
    _plain_file(path, LARGEST_ARRAY)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != meta["arrays"][name]:
        raise _damaged(path)
    dtype, dimensions = SHAPES[name]
    try:
        array: NDArray[np.generic] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (ValueError, OSError, EOFError, SyntaxError, OverflowError) as error:
        raise _damaged(path) from error
    if array.dtype != dtype or array.ndim != dimensions or not np.isfinite(array).all():
        raise _damaged(path)
    return array


def _plain_file(path: Path, largest: int) -> None:
    """No link, no device, no pipe, and not too large."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > largest:
        raise _damaged(path)


def _cuts_alike(tokeniser: dict[str, object]) -> bool:
    """Other tokeniser? Then it must at least cut the probe text as the saved one did."""
    here, probe = tokeniser_identity(), tokeniser["probe"]
    if not isinstance(probe, str):
        raise TypeError("the probe must be a text")
    known = all(tokeniser[key] == here[key] for key in here)
    return known or tokenize([probe])[0] == tokeniser["cuts"]


def _damaged(path: Path) -> KnownError:
    return KnownError("training.damaged", path=str(path))
