"""A project made by the first release: its data, its undo log and its redo survive the upgrade."""

from __future__ import annotations

import pytest
from sqlite_utils import Migrations

from annotation import connection, migrations
from annotation.check import check
from annotation.project import Project, open_project
from annotation.scheme import categories, insert_scheme, replace_scheme, shipped_scheme
from annotation.scheme_file import Scheme
from annotation.undo import redo, undo
from annotation.versions import NEWEST
from messages import Message

SAY = (
    "INSERT INTO annotation (unit_id, category, analyst, value, provenance, at)"
    " VALUES (1, 'cat-pufa', '甲', 1, 'typed', '2024-01-01')"
)
THEN = (
    SAY,
    "UPDATE annotation SET value = 0, probability = 0.1",
    "UPDATE category SET definition = '旧', colour = 'red' WHERE uid = 'cat-pufa'",
    "UPDATE report SET hand_corrected = 1",
    "UPDATE unit SET retired = 1 WHERE id = 2",
    "DELETE FROM annotation",
)
TABLES = (
    *("setting", "report", "source", "alias", "metadata", "unit", "link"),
    *("category", "annotation", "adjudication", "flag"),
)
NEW = {"defined_at", "origin"}


def dump(project: Project) -> dict[str, list[dict[str, object]]]:
    """Every user table of the first release, without the columns that came later."""
    found = {}
    for table in TABLES:
        cursor = project.db.execute(f"SELECT * FROM {table} ORDER BY id")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        found[table] = [{k: v for k, v in row.items() if k not in NEW} for row in rows]
    return found


@pytest.fixture
def states(tmp_path, store):
    """Makes the file; the states it went through. The last two steps are undone in it."""
    path = tmp_path / "annotations.db"
    first = Migrations("biaoju")
    first()(migrations.m001_first_tables)
    with Project(path, connection.connect(path)) as project:
        connection.use_wal(project.db, path)
        migrations.migrate(project.db, first)
        with project.transaction():
            project.set_setting("project_id", "x")
            insert_scheme(project, Scheme("法治", ()))
            for place, one in enumerate(shipped_scheme().categories):
                row = (one.uid, one.name, one.key, one.colour, "", "[]", "[]", "[]", place)
                project.db.execute(
                    "INSERT INTO category (uid, name, key, colour, definition, examples, seeds,"
                    " vetoes, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                )
        passed = [dump(project)]
        store.add(project)
        passed.append(dump(project))
        for statement in THEN:
            with project.step(Message("annotation.step_judge", {"text": "旧"}), analyst="甲"):
                project.db.execute(statement)
            passed.append(dump(project))
        for _ in range(2):
            undo(project, analyst="甲")
    return passed


def test_undo_and_redo_go_across_the_upgrade(tmp_path, states, store):
    with open_project(tmp_path / "annotations.db") as project:
        assert project.db.execute("PRAGMA user_version").fetchone()[0] == NEWEST
        assert dump(project) == states[-3]
        assert check(project) == []
        for state in states[-2:]:
            assert redo(project, analyst="乙")
            assert dump(project) == state
        store.say(project, 1, pufa=True)
        replace_scheme(project, Scheme("新", tuple(categories(project)[:2])), analyst="乙")
        for state in states[::-1]:
            while dump(project) != state:
                assert undo(project, analyst="乙")
        assert undo(project, analyst="乙") is None
        for state in states[1:]:
            assert redo(project, analyst="乙")
            assert dump(project) == state
        assert check(project) == []
