"""Backups: whole under a writer, checked, thinned out, and back again."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotation.annotations import annotations
from annotation.backup import backup, kept, restore, rolling_backup
from annotation.cache import count
from annotation.check import check
from annotation.lock import hold
from annotation.project import open_project
from messages import KnownError

WRITE_FOREVER = """
import itertools, sys
from pathlib import Path
from annotation.annotations import Provenance, judge
from annotation.project import open_project
with open_project(Path(sys.argv[1])) as project:
    for i in itertools.count():
        judge(project, unit_id=1 + i % 4, values={"cat-pufa": i % 8 < 4, "cat-maodun": i % 8 < 4},
              analyst="乙", provenance=Provenance("typed"))
        print(i, flush=True)
"""


def test_a_backup_is_the_whole_project(project, store, tmp_path):
    store.add(project)
    store.say(project, store.ids(project)[0], pufa=True)
    target = tmp_path / "copy.db"
    backup(project, target)
    with open_project(target) as copy:
        assert store.dump(copy) == store.dump(project)
        assert copy.setting("project_id") == project.setting("project_id")
    assert not [f.name for f in tmp_path.iterdir() if f.name.endswith(".new")]


def test_a_backup_under_a_writer_is_of_one_moment(path, store, tmp_path):
    with open_project(path) as project:
        store.add(project)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOREVER, str(path)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            for _ in range(20):
                writer.stdout.readline()
            for number in range(5):
                target = tmp_path / f"copy{number}.db"
                said = int(writer.stdout.readline())
                backup(project, target)
                with open_project(target) as copy:
                    rows = list(annotations(copy))
                    assert check(copy) == []
                pairs = {(row.unit_id, row.value) for row in rows}
                assert len(rows) == 8 and len(pairs) == 4  # both categories of a press, or none
                assert said >= 20
        finally:
            writer.kill()
            writer.communicate()


def test_a_backup_never_goes_onto_the_project_or_into_nowhere(project, tmp_path):
    for target, key in (
        (project.path, "annotation.backup_onto_itself"),
        (tmp_path / "missing" / "copy.db", "annotation.c"),
    ):
        with pytest.raises(KnownError) as caught:
            backup(project, target)
        assert caught.value.message.key.startswith(key)
    assert check(project) == []


def test_a_backup_never_goes_onto_a_file_of_the_project(project, tmp_path, monkeypatch):
    count(project, "普法")
    (tmp_path / "link.db").hardlink_to(project.path)
    monkeypatch.chdir(tmp_path)
    with hold(project.path):
        for name in (*(own.name for own in project.files), "link.db", "../" + str(tmp_path.name)):
            target = Path(name)
            with pytest.raises(KnownError) as caught:
                backup(project, target)
            wanted = "cannot_write" if target.is_dir() else "backup_onto_itself"
            assert caught.value.message.key == f"annotation.{wanted}"
    for name in (f"{project.path.name}-shm", "annotations.cache.db"):
        Path(name).unlink(missing_ok=True)
        with pytest.raises(KnownError):
            backup(project, tmp_path / name)


def test_errors_name_the_file_that_was_asked_for(project, tmp_path, monkeypatch):
    file = tmp_path / "file.txt"
    file.touch()
    folder = tmp_path / "folder"
    folder.mkdir()
    bad_targets = [tmp_path / "missing" / "copy.db", file / "copy.db", folder, Path(), Path("/")]
    for target in bad_targets:
        with pytest.raises(KnownError) as caught:
            backup(project, target)
        assert str(target) in str(caught.value)
        assert ".new" not in str(caught.value)
    monkeypatch.setattr("annotation.migrations.migrate", lambda db: db.execute("ATTACH '/' AS x"))
    with pytest.raises(KnownError) as caught:
        open_project(tmp_path / "fresh.db", create=True)
    assert "fresh.db" in str(caught.value) and ".new" not in str(caught.value)
    assert not [f.name for f in tmp_path.rglob("*.new*")]


@pytest.mark.skipif(sys.platform == "win32", reason="there a whole path has 260 characters")
def test_a_name_as_long_as_the_disk_takes_is_no_reason_to_fail(project, store, tmp_path):
    target = tmp_path / ("a" * 252 + ".db")
    backup(project, target)
    backup(project, target)
    with pytest.raises(KnownError) as caught:
        backup(project, tmp_path / ("a" * 300))
    assert caught.value.message.key == "annotation.cannot_write"
    # SQLite's own endings, up to "-journal", must still fit a project that is opened.
    fresh = tmp_path / ("b" * 240 + ".db")
    restore(fresh, target)
    with open_project(fresh) as copy:
        assert store.dump(copy) == store.dump(project)
    open_project(tmp_path / ("c" * 240 + ".db"), create=True).close()


def test_a_backup_of_a_damaged_project_names_the_project(path, tmp_path, spoil):
    with open_project(path) as project:
        spoil(project.path)
        with pytest.raises(KnownError) as caught:
            backup(project, tmp_path / "copy.db")
    assert caught.value.message.values["path"] == path


def test_a_failed_backup_leaves_the_earlier_one(project, store, tmp_path):
    target = tmp_path / "copy.db"
    backup(project, target)
    before = target.read_bytes()
    store.add(project)
    project.db.execute("UPDATE unit SET text = 'x'")
    with pytest.raises(KnownError) as caught:
        backup(project, target)
    assert caught.value.message.key == "annotation.backup_failed"
    assert target.read_bytes() == before


def test_rolling_backups_thin_out_and_touch_nothing_else(project, tmp_path):
    folder = tmp_path / "backups"
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    other = folder / "annotations-mine.db"
    for day in range(60):
        rolling_backup(project, folder, now=start + timedelta(days=day))
        other.touch()
    names = sorted(file.name for file in folder.iterdir() if file != other)
    assert other.exists()
    last = start + timedelta(days=59)  # Thursday 5 March
    days = {(last - timedelta(days=n)).date() for n in range(7)}
    weeks = {last.date(), *(datetime(2026, m, d).date() for m, d in ((3, 1), (2, 22), (2, 15)))}
    months = {last.date(), datetime(2026, 2, 28).date(), datetime(2026, 1, 31).date()}
    expected = days | weeks | months
    assert names == sorted(f"annotations-{day:%Y%m%d}T090000.db" for day in expected)


def test_of_one_day_the_newest_is_kept():
    day = datetime(2026, 1, 5, tzinfo=UTC)
    moments = [day + timedelta(hours=h) for h in (1, 5, 3)]
    assert kept(moments) == {day + timedelta(hours=5)}
    assert kept([]) == set()


def test_restoring_brings_back_the_project_and_keeps_what_was(path, store, tmp_path):
    good = tmp_path / "good.db"
    with open_project(path) as project:
        store.add(project)
        backup(project, good)
        then = store.dump(project)
        store.say(project, store.ids(project)[0], pufa=True)
        later = store.dump(project)
        assert count(project, "普法") == 0
    before = restore(path, good)
    with open_project(path) as project:
        assert store.dump(project) == then
        assert check(project) == []
    with open_project(before) as project:
        assert store.dump(project) == later


def test_restoring_is_seen_by_who_has_the_project_open(path, store, tmp_path):
    good = tmp_path / "good.db"
    with open_project(path) as project:
        backup(project, good)
        store.add(project)
        restore(path, good)
        assert store.ids(project) == []
        store.add(project)
        assert len(store.ids(project)) == 4


@pytest.mark.parametrize("damage", ["bytes", "text", "missing", "not sqlite"])
def test_a_damaged_or_missing_project_is_restored_too(path, store, tmp_path, damage):
    good = tmp_path / "good.db"
    with open_project(path) as project:
        store.add(project)
        backup(project, good)
        then = store.dump(project)
    data = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        spoilt = {
            "bytes": data[:4096] + b"\xff" * (len(data) - 4096),
            "text": data.replace("案卷".encode(), "卷案".encode()),
            "not sqlite": b"x" * 5000,
        }[damage]
        path.write_bytes(spoilt)
    before = restore(path, good)
    with open_project(path) as project:
        assert store.dump(project) == then
        assert check(project) == []
    assert before is None if damage == "missing" else before.read_bytes() == spoilt


def test_a_bad_backup_restores_nothing(path, store, tmp_path):
    bad = tmp_path / "bad.db"
    with open_project(path) as project:
        store.add(project)
        backup(project, bad)
        before = store.dump(project)
    with open_project(bad) as damaged:
        damaged.db.execute("UPDATE unit SET text = text || '改' WHERE id = 2")
    foreign = tmp_path / "text.db"
    foreign.write_text("不是项目" * 100, "utf-8")
    for source in (bad, foreign, tmp_path / "missing.db"):
        with pytest.raises(KnownError):
            restore(path, source)
    with open_project(path) as project:
        assert store.dump(project) == before


def test_restoring_needs_the_window_closed(path, tmp_path, other_window):
    good = tmp_path / "good.db"
    with open_project(path) as project:
        backup(project, good)
    with other_window(path), pytest.raises(KnownError) as caught:
        restore(path, good)
    assert caught.value.message.key == "annotation.window_open"
