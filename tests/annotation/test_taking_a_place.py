"""A file that takes the place of another: no log of the old one is ever written into the new."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from annotation import connection
from annotation.aside import log_of, written_aside
from annotation.backup import backup, name_before, restore
from annotation.check import check
from annotation.fresh_copy import write_fresh_copy
from annotation.project import open_project
from messages import KnownError


@pytest.fixture
def killed(tmp_path, empty_file):
    """A project whose program was killed: the last it stored stands in its log alone."""
    running, path = tmp_path / "running.db", tmp_path / "killed.db"
    shutil.copyfile(empty_file, running)
    with open_project(running) as project:
        project.db.execute("PRAGMA wal_autocheckpoint = 0")
        project.set_setting("note", "旧" * 50_000)
        shutil.copyfile(running, path)
        shutil.copyfile(log_of(running), log_of(path))
    return path


def test_a_backup_in_the_place_of_a_copy_with_a_log_is_the_backup(project, store, killed):
    store.add(project)
    backup(project, killed)
    with open_project(killed) as copy:
        assert store.dump(copy) == store.dump(project)
        assert check(copy) == []


def test_a_copy_for_a_colleague_is_not_mixed_with_a_log_either(project, store, killed):
    store.add(project)
    write_fresh_copy(project, killed, {1}, advance=lambda *_: None)
    with open_project(killed) as copy:
        assert copy.setting("note") is None
        assert check(copy) == []


@pytest.mark.parametrize("write", ["backup", "fresh copy"])
def test_what_another_program_has_open_is_not_replaced(project, store, tmp_path, empty_file, write):
    store.add(project)
    theirs = tmp_path / "theirs.db"
    shutil.copyfile(empty_file, theirs)
    with open_project(theirs) as other:
        other.set_setting("note", "一")
        with pytest.raises(KnownError) as caught:
            if write == "backup":
                backup(project, theirs)
            else:
                write_fresh_copy(project, theirs, {1}, advance=lambda *_: None)
        assert caught.value.message.key == "annotation.file_open"
        assert caught.value.message.values["path"] == theirs
        other.set_setting("note", "二")
    with open_project(theirs) as other:
        assert other.setting("note") == "二"


def test_a_new_project_is_new_where_only_a_log_was_left(killed, store):
    held = log_of(killed).read_bytes()
    killed.unlink()
    with open_project(killed, create=True) as project:
        assert project.setting("note") is None
        assert check(project) == []
    # Whoever finds the file again can put both together.
    assert [p.read_bytes() for p in killed.parent.glob("killed.db-wal.*")] == [held]


def test_a_damaged_project_is_moved_aside_with_its_log(killed, path):
    held, spoilt = log_of(killed).read_bytes(), b"x" * 5000
    killed.write_bytes(spoilt)
    before = restore(killed, path)
    assert before.read_bytes() == spoilt
    assert log_of(before).read_bytes() == held
    with open_project(killed) as project:
        assert project.setting("note") is None


@pytest.mark.parametrize("write", ["project", "fresh copy"])
def test_a_file_whose_log_could_not_be_emptied_takes_no_place(
    project, tmp_path, monkeypatch, write
):
    """On a full disk the log is written, and the file no longer; SQLite leaves both."""
    target = tmp_path / "new.db"
    monkeypatch.setattr(connection, "close", lambda db: None)
    with pytest.raises(KnownError) as caught:
        if write == "project":
            open_project(target, create=True)
        else:
            write_fresh_copy(project, target, set(), advance=lambda *_: None)
    assert caught.value.message.key == "annotation.disk_full"
    assert caught.value.message.values["path"] == target
    assert not target.exists()


def test_of_two_copies_from_before_within_a_second_both_stay(path):
    first = name_before(path, "merge")
    first.touch()
    second = name_before(path, "merge")
    assert not second.exists()
    assert second.suffix == ".db"


def test_what_a_killed_program_left_goes_a_day_later(path, tmp_path):
    old = [tmp_path / name for name in (".0123abcd.new", ".0123abcd.new-wal")]
    kept = [tmp_path / name for name in (".4567cdef.new", ".new", "a.new", ".0123abcd.new.db")]
    for file in (*old, *kept):
        file.touch()
    for file in (*old, *kept[1:]):
        os.utime(file, (time.time() - 25 * 3600,) * 2)
    with written_aside(path):
        pass
    assert not any(file.exists() for file in old)
    assert all(file.exists() for file in kept)


def test_what_a_backup_holds_in_its_log_is_restored_too(path, tmp_path, empty_file):
    source = tmp_path / "copy.db"
    shutil.copyfile(empty_file, source)
    path.unlink()
    with open_project(source) as copy:
        copy.db.execute("PRAGMA wal_autocheckpoint = 0")
        copy.set_setting("note", "在日志里")
        restore(path, source)
    with open_project(path) as project:
        assert project.setting("note") == "在日志里"
