"""What may be opened as a project, and what opening does to a file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from annotation import connection, migrations, places, versions
from annotation.project import open_project
from annotation.scheme import categories
from messages import KnownError, say


def key_of(call, *args, **kwargs) -> str:
    with pytest.raises(KnownError) as caught:
        call(*args, **kwargs)
    message = caught.value.message
    assert all(say(message.key, lang, **message.values) for lang in ("zh", "en"))
    return message.key


def test_a_new_project_has_the_shipped_scheme(tmp_path):
    with open_project(tmp_path / "p.db", create=True) as project:
        uids = [category.uid for category in categories(project)]
    assert uids == ["cat-zhifa", "cat-pufa", "cat-yingshang", "cat-maodun"]


def test_a_closed_project_is_one_file(tmp_path):
    with open_project(tmp_path / "p.db", create=True) as project:
        project.set_setting("analyst", "甲")
    assert [file.name for file in tmp_path.iterdir()] == ["p.db"]
    with open_project(tmp_path / "p.db") as project:
        assert project.setting("analyst") == "甲"


def test_the_connection_is_set_up_for_safety(project):
    values = {
        name: project.db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_without_create_a_missing_project_is_an_error_and_nothing_appears(tmp_path):
    assert key_of(open_project, tmp_path / "p.db") == "annotation.no_project"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_project_until_one_is_made(tmp_path):
    path = tmp_path / "p.db"
    path.touch()
    assert key_of(open_project, path) == "annotation.no_project"
    with open_project(path, create=True) as project:
        assert categories(project)


@pytest.mark.parametrize("create", [True, False])
def test_files_that_are_no_project_are_refused_untouched(tmp_path, create):
    text, foreign = tmp_path / "text.db", tmp_path / "foreign.db"
    text.write_text("云溪县法治政府建设报告。" * 40, "utf-8")
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    for path in (text, foreign):
        before = path.read_bytes()
        assert key_of(open_project, path, create=create) == "annotation.not_a_project"
        assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["foreign.db", "text.db"]


def test_a_folder_and_a_missing_folder_are_told_apart(tmp_path):
    assert key_of(open_project, tmp_path, create=True) == "annotation.is_folder"
    path = tmp_path / "missing" / "p.db"
    assert key_of(open_project, path, create=True) == "annotation.no_folder"


def test_a_file_from_a_newer_program_is_refused_byte_for_byte_untouched(path):
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {versions.NEWEST + 1}")
    newer.close()
    before = path.read_bytes()
    assert key_of(open_project, path) == "annotation.newer_file"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_file_is_named_as_such(path):
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)

    def look() -> None:
        with open_project(path) as project, project.transaction():
            categories(project)

    assert key_of(look) == "annotation.damaged"


def _tables(db: sqlite3.Connection) -> list[str]:
    return [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def test_a_disk_too_full_to_open_a_sound_project_is_called_full(path):
    """Nobody is sent to a backup because there is no room for what SQLite makes beside it."""
    pytest.importorskip("resource")
    work = (
        "import resource, sys; from pathlib import Path\n"
        "from annotation.project import open_project; from messages import KnownError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try: open_project(Path(sys.argv[1]))\n"
        "except KnownError as error: print(error.message.key)\n"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", work, str(path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "annotation.disk_full"


def test_the_newest_version_is_the_number_of_steps():
    assert migrations.steps_of() == versions.NEWEST


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path):
    steps = Migrations("biaoju")
    steps()(migrations.m001_first_tables)

    @steps()
    def m002_good(db: Database) -> None:
        db.execute("CREATE TABLE extra (a)")

    @steps()
    def m003_bad(db: Database) -> None:
        db.execute("CREATE TABLE more (a)")
        raise ZeroDivisionError

    db = connection.connect(path)
    before = db.execute("PRAGMA user_version").fetchone()
    with pytest.raises(ZeroDivisionError):
        migrations.migrate(db, steps)
    assert not {"extra", "more"} & set(_tables(db))
    assert db.execute("PRAGMA user_version").fetchone() == before
    db.close()


def test_an_upgrade_runs_only_the_steps_that_are_new(path):
    steps = Migrations("biaoju")
    steps()(migrations.m001_first_tables)
    steps(name="m002")(lambda db: db.execute("CREATE TABLE extra (a)"))
    db = connection.connect(path)
    migrations.migrate(db, steps)
    migrations.migrate(db, steps)
    assert "extra" in _tables(db)
    assert db.execute("PRAGMA user_version").fetchone()[0] == 2
    db.close()


def test_two_programs_that_create_at_once_get_one_project(tmp_path):
    path = tmp_path / "p.db"
    code = (
        "import sys; from pathlib import Path; from annotation.project import open_project\n"
        "with open_project(Path(sys.argv[1]), create=True) as p: print(p.setting('project_id'))"
    )
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)], cwd=root, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [process.communicate()[0].strip() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(set(said)) == 1 and said[0]
    assert [file.name for file in tmp_path.iterdir()] == ["p.db"]


MOUNTS = """\
rootfs / rootfs rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/share /mnt/share nfs4 rw 0 0
//server/x /mnt/my\\040share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/mnt/share/a", "nfs4"), ("/mnt/my share", "cifs"), ("/home", "ext4"), ("/mnt", "ext4")],
)
def test_the_file_system_of_a_folder_is_its_nearest_mount(folder, kind):
    assert places.file_system(Path(folder), MOUNTS) == kind


def test_a_synced_folder_is_refused_unless_allowed(tmp_path):
    folder = tmp_path / "OneDrive - 云溪县"
    folder.mkdir()
    key = key_of(open_project, folder / "p.db", create=True)
    assert key == "annotation.synced_folder"
    open_project(folder / "p.db", create=True, allow_remote=True).close()
    assert (folder / "p.db").exists()
