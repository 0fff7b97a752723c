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

from messages import KnownError
from training.arrays import Array, is_plain_file, read, write
from training.classifier import Classifier
from training.packing import SHAPES, Meta, pack, shapes, unpack
from training.tokens import PROBE, tokeniser_identity, tokenize

META = "meta.json"
FORMAT = 1
LARGEST_META = 32 * 2**20
MOST_LISTS = 200_000
LONGEST_PROBE = 10_000

_DOES_NOT_FIT = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)


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
    meta = read_meta(folder)
    try:
        expected = shapes(meta)
    except _DOES_NOT_FIT as error:
        raise _damaged(folder / META) from error
    arrays = {name: _read_array(folder, name, expected[name], meta) for name in meta["arrays"]}
    try:
        classifier = unpack(meta, arrays)
        same_words = _cuts_alike(meta["tokeniser"])
    except _DOES_NOT_FIT as error:
        raise _damaged(folder / META) from error
    if not same_words:
        raise KnownError("training.other_words", path=str(folder))
    return classifier


def _write(classifier: Classifier, folder: Path) -> None:
    content, arrays = pack(classifier)
    digests = {name: write(folder / f"{name}.npy", arrays[name]) for name in sorted(arrays)}
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


def read_meta(folder: Path) -> Meta:
    """What is written of the classifier in ``folder``, whole. KnownError as ``load``."""
    path = folder / META
    if not path.exists():
        raise KnownError("training.no_classifier", path=str(folder))
    try:
        meta = _parse(path)
    except _DOES_NOT_FIT as error:
        raise _damaged(path) from error
    if meta["format"] > FORMAT:
        raise KnownError("training.newer_classifier", path=str(folder))
    return meta


def _parse(path: Path) -> Meta:
    if not is_plain_file(path) or path.stat().st_size > LARGEST_META:
        raise ValueError("the description is no plain file, or too large")
    data = path.read_bytes()
    # A list costs the parser fifty times what it costs in the file.
    if data.count(b"[") + data.count(b"{") > MOST_LISTS:
        raise ValueError("the description has too many lists")
    meta = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(meta, dict) or not isinstance(meta["format"], int):
        raise TypeError("the description must be an object with its format")
    if meta["format"] > FORMAT:
        return meta
    if meta.pop("sha256") != _digest_of(meta) or not meta["arrays"].keys() <= SHAPES.keys():
        raise ValueError("the description was changed, or names unknown arrays")
    return meta


def _read_array(folder: Path, name: str, shape: tuple[int, ...], meta: Meta) -> Array:
    path = folder / f"{name}.npy"
    try:
        return read(path, SHAPES[name][0], shape, meta["arrays"][name])
    except ValueError as error:
        raise _damaged(path) from error


def _cuts_alike(tokeniser: dict[str, object]) -> bool:
    """Other tokeniser? Then it must at least cut the probe text as the saved one did."""
    here, probe = tokeniser_identity(), tokeniser["probe"]
    if not isinstance(probe, str) or len(probe) > LONGEST_PROBE:
        raise TypeError("the probe must be a short text")
    known = all(tokeniser[key] == here[key] for key in here)
    return known or tokenize([probe])[0] == tokeniser["cuts"]


def _damaged(path: Path) -> KnownError:
    return KnownError("training.damaged", path=str(path))
