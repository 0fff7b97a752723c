"""Whatever a stranger puts into a classifier's folder, the answer is one plain refusal."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from messages import KnownError
from training import Classifier, load, save
from training.arrays import header
from training.saving import LARGEST_META, META

MAGIC = b"\x93NUMPY"


@pytest.fixture
def folder(taught: Classifier, tmp_path: Path) -> Path:
    save(taught, tmp_path / "v1")
    return tmp_path / "v1"


def rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change meta.json as somebody would who knows how its digest is made."""
    meta = json.loads((folder / META).read_text("utf-8"))
    del meta["sha256"]
    change(meta)
    meta["sha256"] = hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()
    (folder / META).write_text(json.dumps(meta), "utf-8")


def put(folder: Path, data: bytes) -> None:
    (folder / "weights.npy").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    rewrite(folder, lambda meta: meta["arrays"].update(weights=digest))


def refused(folder: Path) -> None:
    with pytest.raises(KnownError) as caught:
        load(folder)
    assert caught.value.message.key == "training.damaged"


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("weights.npy", b"")
    return buffer.getvalue()


def headed(text: str, *, version: int = 1) -> bytes:
    length = len(text).to_bytes(2 if version == 1 else 4, "little")
    return MAGIC + bytes([version, 0]) + length + text.encode("latin-1") + bytes(64)


def described(descr: str) -> str:
    return f"{{'descr': {descr}, 'fortran_order': False, 'shape': (2, 2), }}"


@pytest.mark.parametrize(
    "data",
    [
        a_zip(),
        a_zip()[:20],
        b"PK\x03\x04",
        headed("-" * 9000 + "1"),
        headed("[" * 5000),
        headed('"""abc'),
        headed("{[]:1}"),
        headed(described("('<f4',)")),
        headed(described("'<f4'"), version=2),
        headed(described("'<f4'"), version=3),
        headed("\0" * 100),
    ],
)
def test_a_file_that_numpy_would_puzzle_over(folder: Path, data: bytes) -> None:
    put(folder, data)
    refused(folder)
    # The same, at just the size that is expected.
    put(folder, data.ljust(header_and_numbers(folder), b"\0"))
    refused(folder)


def header_and_numbers(folder: Path) -> int:
    meta = json.loads((folder / META).read_text("utf-8"))
    return 128 + 4 * 2 * (len(meta["words"]) + meta["chars"] + 2)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=200), st.booleans())
def test_arbitrary_bytes_behind_the_magic(folder: Path, data: bytes, whole: bool) -> None:
    found = MAGIC + data
    put(folder, found.ljust(header_and_numbers(folder), b"\0") if whole else found)
    refused(folder)


def test_a_version_two_file_of_the_right_numbers_is_not_ours(folder: Path) -> None:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.load(folder / "weights.npy"), version=(2, 0))
    put(folder, buffer.getvalue())
    refused(folder)


def test_a_huge_file_with_holes_is_refused_before_it_is_read(folder: Path) -> None:
    shape = (150_000_000,)
    with (folder / "char_keys.npy").open("wb") as file:
        file.write(header(np.dtype("<i8"), shape))
        file.truncate(128 + 8 * shape[0])
    rewrite(folder, lambda meta: meta.update(chars=shape[0]))
    refused(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(chars=-1),
        lambda m: m.update(chars=10**400),
        lambda m: m.update(chars=True),
        lambda m: m.update(chars=m["chars"] + 1),
        lambda m: m.update(vector_words=[], vector_size=3),
        lambda m: m.update(arrays={"weights": 5}),
        lambda m: m["tokeniser"].update(version="9", probe="云" * 20_000_000),
        lambda m: m["tokeniser"].update(version="9", probe="云\n溪" * 4_000, cuts=5, name="x"),
        lambda m: m.update(words=m["words"][1:]),
    ],
)
def test_a_description_made_to_hurt(folder: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    rewrite(folder, change)
    with pytest.raises(KnownError):
        load(folder)


@pytest.mark.parametrize(
    "text",
    [
        '{"format": 1, "extra": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "[" + "[]," * 5_000_000 + "[]]",
        '{"format": 1, "sha256": 1}',
        '{"format": ' + "9" * 5000 + "}",
        "{}",
        "[]",
        "\ud800",
    ],
)
def test_a_description_that_is_none(folder: Path, text: str) -> None:
    (folder / META).write_bytes(text.encode("utf-8", "surrogatepass"))
    refused(folder)


def test_a_description_nested_to_any_depth(folder: Path) -> None:
    for depth in range(100, 1100):  # what can be parsed, but not written again, lies in between
        nested = "[" * depth + "]" * depth
        (folder / META).write_text(f'{{"format": 1, "extra": {nested}}}', "utf-8")
        refused(folder)


def test_a_huge_description_is_not_even_read(folder: Path) -> None:
    with (folder / META).open("wb") as file:
        file.truncate(LARGEST_META + 1)
    refused(folder)


def test_evidence_below_nothing(folder: Path) -> None:
    data = header(np.dtype("<i8"), (2, 2)) + np.full((2, 2), -20, "<i8").tobytes()
    (folder / "evidence.npy").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    rewrite(folder, lambda meta: meta["arrays"].update(evidence=digest))
    refused(folder)


@pytest.mark.parametrize("array", [np.eye(3, dtype="<f4"), np.array([True]), np.zeros((0, 2))])
def test_what_is_written_is_what_numpy_reads(array: np.ndarray, tmp_path: Path) -> None:
    data = header(array.dtype, array.shape) + array.tobytes()
    (tmp_path / "a.npy").write_bytes(data)
    assert np.array_equal(np.load(tmp_path / "a.npy", allow_pickle=False), array)
