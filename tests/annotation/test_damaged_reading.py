"""What SQLite says while a project is read: the user's trouble is told, a bug stays a bug."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from annotation.annotations import annotations, counting
from annotation.errors import sqlite_errors
from annotation.project import Project, is_project_file, open_project
from annotation.reports import reports, units
from messages import KnownError, Message, say

READERS: dict[str, Callable[[Project], object]] = {
    "reports": reports,
    "units": lambda project: list(units(project)),
    "counting": counting,
    "annotations": lambda project: list(annotations(project)),
}
PAGE = 4096


@pytest.fixture
def filled(path, store):
    """A project of many pages, with something said of every sentence."""
    with open_project(path) as project:
        for number in range(30):
            sentences = [f"第{number}份报告第{n}句，开展法治宣传。" for n in range(12)]
            store.add(project, sentences, name=f"{number}.txt", metadata={"year": ("2022", "name")})
        with project.step(Message("annotation.step_judge", {"text": ""}), analyst="甲"):
            for unit in store.ids(project)[::3]:
                store.say(project, unit, pufa=True)
    return path


def read_all(path) -> dict[str, str]:
    """Every reader in a command of its own -> the key of what it told, "" for nothing."""
    told = {}
    for name, read in READERS.items():
        try:
            with sqlite_errors(path), open_project(path) as project:
                read(project)
                told[name] = ""
        except KnownError as error:
            assert error.message.values["path"] == path
            told[name] = error.message.key
    return told


@pytest.mark.parametrize("noise", [b"\xa5", b"\0", b"\r\x00\x00\x00\x13\xff\xfe\x80"])
def test_a_fifth_of_the_pages_overwritten_is_told_by_every_reader(filled, spoil, noise):
    assert set(read_all(filled).values()) == {""}
    spoil(filled, noise)
    told = read_all(filled)
    assert set(told.values()) <= {"", "annotation.damaged"}
    assert told["units"] == "annotation.damaged"


def test_any_spoilt_page_is_told_or_does_no_harm(filled):
    data = filled.read_bytes()
    seen: dict[str, set[str]] = {name: set() for name in READERS}
    for page in range(0, len(data), PAGE):
        filled.write_bytes(data[:page] + b"\xa5" * PAGE + data[page + PAGE :])
        for name, key in read_all(filled).items():
            seen[name].add(key)
    allowed = {"", "annotation.damaged", "annotation.not_a_project"}
    assert all("annotation.damaged" in keys and keys <= allowed for keys in seen.values())


def test_text_that_is_no_text_is_damage(project, store):
    store.add(project)
    project.db.execute("UPDATE unit SET text = CAST(x'ff41' AS TEXT) WHERE id = 1")
    with pytest.raises(KnownError) as caught, sqlite_errors(project.path):
        list(units(project))
    assert caught.value.message.key == "annotation.damaged"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SQLITE_CORRUPT_INDEX", "damaged"),
        ("SQLITE_IOERR_READ", "disk_error"),
        ("SQLITE_BUSY", "busy"),
        ("SQLITE_LOCKED_SHAREDCACHE", "busy"),
        ("SQLITE_FULL", "disk_full"),
    ],
)
def test_trouble_has_its_own_sentence(tmp_path, name, key):
    error = sqlite3.OperationalError("said")
    error.sqlite_errorname = name
    with pytest.raises(KnownError) as caught, sqlite_errors(tmp_path):
        raise error
    assert caught.value.message.key == f"annotation.{key}"
    assert say(caught.value.message.key, "en", **caught.value.message.values)


@pytest.mark.parametrize(
    "sql", ["SELECT nothing FROM unit", "SELEC", "INSERT INTO link (old_id) VALUES (1)"]
)
def test_a_bug_stays_a_bug(project, sql):
    with pytest.raises(sqlite3.DatabaseError), sqlite_errors(project.path):
        project.db.execute(sql)


def test_only_a_project_is_a_project_file(path, tmp_path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as conn:
        conn.execute("CREATE TABLE a (b)")
    conn.close()
    (tmp_path / "empty").touch()
    (tmp_path / "short").write_bytes(path.read_bytes()[:50])
    before = sorted(tmp_path.iterdir())
    assert is_project_file(path)
    names = ("other.db", "empty", "short", "missing", "no/where", "empty/x", "a" * 300, "a\0b")
    assert not any(is_project_file(tmp_path / name) for name in names)
    assert not is_project_file(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_project_names_its_files(project):
    names = {file.name for file in project.files}
    assert project.files[0] == project.path
    assert names >= {f"annotations{end}" for end in (".db", ".db-wal", ".db-shm", ".db.lock")}
    assert names >= {f"annotations.cache{end}" for end in ("", ".db", ".db-wal", ".db-shm")}
    assert {file.parent for file in project.files} == {project.path.parent}
