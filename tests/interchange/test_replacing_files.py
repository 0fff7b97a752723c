"""A file is replaced whole or stays as it was."""

import errno
import os
import time
from pathlib import Path

import pytest

from interchange.atomic import ensure_writable, replacing, replacing_path, replacing_text
from messages import KnownError


def key_of(error: pytest.ExceptionInfo[KnownError]) -> str:
    return error.value.message.key


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old")
    with replacing(target) as handle:
        handle.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_text_keeps_its_line_ends(tmp_path: Path) -> None:
    with replacing_text(tmp_path / "a.csv", encoding="utf-8-sig") as handle:
        handle.write("甲\r\n乙\n")
    assert (tmp_path / "a.csv").read_bytes() == "\ufeff甲\r\n乙\n".encode()


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(target) as handle:
        handle.write(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(KnownError) as error, replacing_path(target) as temporary:
        temporary.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert key_of(error) == "interchange.disk_full"
    assert "out.xlsx" in str(error.value)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_another_error_of_the_block_is_not_blamed_on_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "out"):
        (tmp_path / "input that is not there").read_bytes()


def test_a_target_held_open_by_excel_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(KnownError) as error, replacing(target) as handle:
        handle.write(b"new")
    assert key_of(error) == "interchange.target_busy"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("use", [ensure_writable, lambda path: replacing(path).__enter__()])
def test_targets_that_cannot_be_written_are_named(tmp_path: Path, use: object) -> None:
    assert callable(use)
    read_only = tmp_path / "read only.csv"
    read_only.write_bytes(b"old")
    read_only.chmod(0o444)
    expected = {
        tmp_path / "no such folder" / "a.csv": "interchange.folder_missing",
        read_only / "a.csv": "interchange.folder_missing",
        tmp_path: "interchange.target_is_folder",
        read_only: "interchange.target_read_only",
    }
    for path, key in expected.items():
        with pytest.raises(KnownError) as error:
            use(path)
        assert key_of(error) == key
    assert read_only.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="devices are files only on POSIX")
def test_a_device_is_never_replaced() -> None:
    with pytest.raises(KnownError) as error:
        ensure_writable(Path("/dev/null"))
    assert key_of(error) == "interchange.target_not_file"


def test_asking_whether_it_can_be_written_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    ensure_writable(target)
    assert list(tmp_path.iterdir()) == []
    target.write_bytes(b"old")
    ensure_writable(target)
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="permissions and links as on POSIX")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    with replacing(link) as handle:
        handle.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_name_of_the_longest_length_can_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / ("云" * 83 + ".csv")
    with replacing(target) as handle:
        handle.write(b"new")
    assert target.read_bytes() == b"new"


def test_what_a_killed_program_left_goes_a_day_later_and_nothing_else(tmp_path: Path) -> None:
    names = (".biaoju-0123456789ab.tmp", ".biaoju-ab_4cd12", ".biaoju-notes", "云溪县.tmp")
    for age, folder in ((25, tmp_path / "old"), (1, tmp_path / "new")):
        (folder / names[1]).mkdir(parents=True)
        (folder / names[1] / "sheet1.xml").touch()
        for name in (names[0], *names[2:]):
            (folder / name).touch()
        for file in folder.iterdir():
            os.utime(file, (time.time() - age * 3600,) * 2)
        with replacing(folder / "out.csv") as handle:
            handle.write(b"new")
    assert {file.name for file in (tmp_path / "old").iterdir()} == {*names[2:], "out.csv"}
    assert {file.name for file in (tmp_path / "new").iterdir()} == {*names, "out.csv"}
