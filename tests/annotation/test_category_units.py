"""Which sentences wait for a category, and what makes them stop waiting."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from sqlite_utils import Database

from annotation import connection
from annotation.annotations import adjudicate
from annotation.category_units import (
    keep_as_checked,
    units_not_judged,
    units_to_recheck,
    values_of,
    waiting,
    yes_counts,
)
from annotation.migrations import MIGRATIONS
from annotation.project import Project, open_project
from annotation.scheme import (
    Scheme,
    categories,
    change_categories,
    insert_scheme,
    replace_scheme,
    shipped_scheme,
)
from annotation.undo import redo, undo
from annotation.versions import APPLICATION_ID
from messages import Message

STEP = Message("operations.step_define", {"name": "普法"})


@pytest.fixture
def units(project, store):
    """The sentences of a project in which the first two are judged: 普法 yes, no; 执法 yes."""
    store.add(project)
    units = store.ids(project)
    store.say(project, units[0], zhifa=True, pufa=True)
    store.say(project, units[1], analyst="乙", pufa=False)
    return units


def define(project, text="只说宣传。"):
    time.sleep(0.002)  # moments are stored in milliseconds
    with project.step(STEP, analyst="甲"):
        present = categories(project, retired=True)
        after = [replace(c, definition=text) if c.uid == "cat-pufa" else c for c in present]
        change_categories(project, after, subject="普法", analyst="甲")
    time.sleep(0.002)


def test_a_changed_definition_offers_the_older_tags_of_that_category_only(project, units):
    assert units_to_recheck(project, "cat-pufa") == []
    define(project)
    assert units_to_recheck(project, "cat-pufa") == units[:2]
    assert units_to_recheck(project, "cat-zhifa") == []


def test_saying_it_again_takes_a_sentence_off_the_list(project, store, units):
    define(project)
    assert store.say(project, units[0], pufa=True).step
    assert units_to_recheck(project, "cat-pufa") == [units[1]]
    assert not store.say(project, units[0], pufa=True).step
    store.say(project, units[2], pufa=True)
    assert units_to_recheck(project, "cat-pufa") == [units[1]]
    decision = {"category": "cat-pufa", "value": True, "analyst": "丙", "note": ""}
    adjudicate(project, unit_id=units[1], **decision)
    assert units_to_recheck(project, "cat-pufa") == []


def test_the_recheck_comes_and_goes_with_undo(project, units):
    define(project)
    undo(project, analyst="甲")
    assert units_to_recheck(project, "cat-pufa") == []
    redo(project, analyst="甲")
    assert units_to_recheck(project, "cat-pufa") == units[:2]


def test_the_recheck_can_be_declined(project, units):
    define(project)
    with project.step(STEP, analyst="甲"):
        keep_as_checked(project, "cat-pufa")
    assert units_to_recheck(project, "cat-pufa") == []
    undo(project, analyst="甲")
    assert units_to_recheck(project, "cat-pufa") == units[:2]


def test_other_changes_of_a_category_offer_nothing(project, units):
    present = [replace(c, name=c.name + "二", seeds=()) for c in categories(project)]
    replace_scheme(project, Scheme("", tuple(present)), analyst="甲")
    assert units_to_recheck(project, "cat-pufa") == []


def test_a_definition_from_a_scheme_file_counts_too(project, units):
    time.sleep(0.002)
    present = [replace(c, definition="新的") for c in categories(project)]
    replace_scheme(project, Scheme("", tuple(present)), analyst="甲")
    assert units_to_recheck(project, "cat-pufa") == units[:2]


def test_what_is_judged_in_other_categories_is_offered_first(project, store, units):
    store.say(project, units[3], maodun=False)
    assert units_not_judged(project, "cat-pufa") == [units[3], units[2]]
    assert units_not_judged(project, "cat-zhifa") == [units[1], units[3], units[2]]
    found = waiting(project, "cat-zhifa")
    assert (found.not_judged, found.judged_elsewhere) == (3, 2)


def test_only_sentences_wait_and_a_retired_category_makes_nobody_wait_first(project, store, units):
    store.add(project, ["第一章。"], name="目录.txt", units=store.spans(["第一章。"], "heading"))
    store.say(project, units[3], maodun=False)
    with project.step(STEP, analyst="甲"):
        present = categories(project, retired=True)
        after = [replace(c, retired=c.uid == "cat-maodun") for c in present]
        change_categories(project, after, subject="矛盾化解", analyst="甲")
    assert units_not_judged(project, "cat-pufa") == units[2:]


def test_yes_is_counted_by_the_rule_of_what_counts(project, store, units):
    store.say(project, units[2], analyst="甲", pufa=True)
    store.say(project, units[2], analyst="乙", pufa=False)
    assert yes_counts(project) == {"cat-zhifa": 1, "cat-pufa": 1}
    assert values_of(project, "cat-pufa", units) == {units[0]: 1, units[1]: 0}


def test_a_project_of_the_first_release_is_upgraded_and_undoes_what_it_did_then(tmp_path):
    path = tmp_path / "旧.db"
    _first_release(path)
    with open_project(path) as project:
        before = project.db.execute("SELECT uid, definition FROM category").fetchall()
        define(project, "再改。")
        undo(project, analyst="甲")
        assert project.db.execute("SELECT uid, definition FROM category").fetchall() == before
        assert undo(project, analyst="甲") is not None
        assert "旧定义" not in {c.definition for c in categories(project)}


def _first_release(path):
    """A project as the first release left it, with one changed definition to undo."""
    with Project(path, connection.connect(path)) as project:
        MIGRATIONS.apply(
            Database(project.db, execute_plugins=False), stop_before="m002_when_defined"
        )
        project.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        project.db.execute("PRAGMA user_version = 1")
        with project.transaction():
            project.set_setting("project_id", "1")
            insert_scheme(project, shipped_scheme())
        with project.step(STEP, analyst="甲"):
            project.db.execute("UPDATE category SET definition = '旧定义' WHERE key = '2'")
