"""A classifier as one file: the same on the other side; from a stranger, one plain refusal."""

import hashlib
import io
import json
import os
import pickle
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from messages import KnownError, say
from training import Classifier, load, save
from training import bundle as bundles
from training.bundle import ABOUT, pack, unpack
from training.saving import META

SAID = {"version": "v1", "note": "给同事"}


@pytest.fixture
def folder(taught: Classifier, tmp_path: Path) -> Path:
    save(taught, tmp_path / "v1")
    return tmp_path / "v1"


def packed(folder: Path) -> bytes:
    buffer = io.BytesIO()
    pack(folder, SAID, buffer)
    return buffer.getvalue()


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "甲.biaoju"
    path.write_bytes(packed(folder))
    return path


def refused(path: Path) -> None:
    """One sentence that names the file, and nothing left of it."""
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(KnownError) as caught:
        unpack(path, path.parent / "out")
    message = caught.value.message
    assert message.key == "training.no_bundle"
    assert all(str(path) in say(message.key, lang, **message.values) for lang in ("zh", "en"))
    assert sorted(path.parent.rglob("*")) == before


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(path: Path, files: dict[str, bytes], *, method: int = zipfile.ZIP_STORED) -> None:
    """As somebody with another program would write it."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = method, 0o100644 << 16
            archive.writestr(info, data)


def test_it_comes_out_as_it_went_in(folder: Path, file: Path, tmp_path: Path) -> None:
    assert unpack(file, tmp_path / "out") == SAID
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert all((folder / n).read_bytes() == (tmp_path / "out" / n).read_bytes() for n in names)


def test_the_same_classifier_gives_the_same_bytes(folder: Path) -> None:
    first = packed(folder)
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    assert packed(folder) == first


def test_any_program_can_open_it(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == [ABOUT, META]
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_a_plain_zip_written_like_ours_byte_for_byte_is_ours(file: Path) -> None:
    ours = file.read_bytes()
    rezip(file, members(file))
    assert file.read_bytes() == ours


def test_a_damaged_classifier_is_not_passed_on(folder: Path) -> None:
    (folder / "weights.npy").write_bytes(b"")
    with pytest.raises(KnownError):
        packed(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update({"extra.txt": b"x"}),
        lambda m: m.update({"../outside.npy": b"x"}),
        lambda m: m.update({"/etc/passwd": b"x"}),
        lambda m: m.update({"C:\\evil.npy": b"x"}),
        lambda m: m.update({"weights.npy/": b""}),
        lambda m: m.pop("weights.npy"),
        lambda m: m.pop(ABOUT),
        lambda m: m.pop(META),
        lambda m: m.update({ABOUT: b"[]"}),
        lambda m: m.update({ABOUT: b'{"a": ' + b"[" * 5000 + b"]" * 5000 + b"}"}),
        lambda m: m.update({ABOUT: b" " * 2**17}),
        lambda m: m.update({META: b"{}"}),
        lambda m: m.update({"weights.npy": m["weights.npy"] + b"\0"}),
        lambda m: m.update({"weights.npy": m["weights.npy"][:-1] + b"\7"}),
        lambda m: m.update({"weights.npy": m["offsets.npy"]}),
    ],
)
def test_other_members_than_ours(file: Path, change: Callable[[dict[str, bytes]], Any]) -> None:
    files = members(file)
    change(files)
    rezip(file, files)
    refused(file)


def test_members_in_another_order_or_twice(file: Path) -> None:
    files = members(file)
    rezip(file, dict(reversed(files.items())))
    refused(file)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "w") as archive:
        for name in (*files, "weights.npy"):
            archive.writestr(name, files[name])
    refused(file)


def test_a_bomb_is_refused_before_anything_is_unpacked(file: Path) -> None:
    files = members(file)
    rezip(file, files, method=zipfile.ZIP_DEFLATED)
    refused(file)
    rezip(file, files | {"weights.npy": bytes(2**26)}, method=zipfile.ZIP_DEFLATED)
    assert file.stat().st_size < 2**20
    refused(file)


def test_a_size_that_is_claimed_is_not_believed(file: Path) -> None:
    files = members(file)
    meta = json.loads(files[META])
    del meta["sha256"]
    meta["chars"] = 150_000_000
    meta["sha256"] = hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()
    rezip(file, files | {META: json.dumps(meta).encode()})
    refused(file)


def test_a_link_inside_leads_nowhere(file: Path) -> None:
    files = members(file)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            linked = name == "weights.npy"
            info.external_attr = (stat.S_IFLNK | 0o777 if linked else 0o100644) << 16
            archive.writestr(info, b"/etc/passwd" if linked else data)
    refused(file)


class Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (Path.write_text, (Path(os.environ["BOMB"]), "boom"))


def test_a_pickled_array_is_never_executed(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOMB", str(tmp_path / "boom"))
    buffer = io.BytesIO()
    np.save(buffer, np.array([Bomb()], object), allow_pickle=True)
    files = members(file)
    size = len(files["weights.npy"])
    for data in (pickle.dumps(Bomb()), buffer.getvalue()):
        for spoilt in (data, data.ljust(size, b"\0")):
            meta = json.loads(files[META])
            del meta["sha256"]
            meta["arrays"]["weights"] = hashlib.sha256(spoilt).hexdigest()
            meta["sha256"] = hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()
            told = json.dumps(meta, ensure_ascii=False, indent=1).encode()
            rezip(file, files | {"weights.npy": spoilt, META: told})
            refused(file)
    assert not (tmp_path / "boom").exists()


def test_what_stands_before_behind_or_between_is_refused(file: Path) -> None:
    ours = file.read_bytes()
    for spoilt in (b"MZ" + ours, ours + b"\0", ours[:-1], ours[: len(ours) // 2], b"", ours * 2):
        file.write_bytes(spoilt)
        refused(file)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_one_changed_byte_anywhere_is_noticed(file: Path, data: st.DataObject) -> None:
    ours = file.read_bytes()
    spoilt = bytearray(ours)
    spoilt[data.draw(st.integers(0, len(ours) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(spoilt)
    try:
        # In the JSON beside the classifier a change makes another sentence, with another sum.
        refused(file)
    finally:
        file.write_bytes(ours)


def test_no_file_a_folder_or_a_device(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(KnownError):
            unpack(path, tmp_path / "out")
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(KnownError):  # and it is not waited for
            unpack(tmp_path / "pipe", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_full_disk_leaves_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundles, "_copy", full)
    with pytest.raises(OSError, match="No space"):
        unpack(file, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_where_words_are_cut_otherwise_the_file_is_named(
    taught: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(taught, tmp_path / "v1")
    path = tmp_path / "乙.biaoju"
    path.write_bytes(packed(tmp_path / "v1"))
    monkeypatch.setattr("training.saving._cuts_alike", lambda _: False)
    with pytest.raises(KnownError) as caught:
        unpack(path, tmp_path / "out")
    assert caught.value.message.key == "training.other_words"
    assert caught.value.message.values["path"] == str(path)


def test_what_is_too_large_for_one_file_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "LARGEST", 1000)
    with pytest.raises(KnownError) as caught:
        packed(folder)
    assert caught.value.message.key == "training.too_large"
    assert load(folder).categories
