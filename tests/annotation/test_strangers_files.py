"""A project from a stranger, or from another release: odd rows are read plainly or refused."""

from __future__ import annotations

import json

import pytest

from annotation.scheme import categories
from annotation.undo import last_step, undo
from annotation.undo_rows import ROWS
from messages import KnownError

NO_ROWS = json.dumps([[], [["x"]]])


@pytest.mark.parametrize(
    ("sql", "literals"),
    [
        ("DELETE FROM nowhere", ""),
        ("DELETE FROM unit WHERE", ""),
        ("DELETE FROM unit WHERE id = ?", "1,2"),
        ("DELETE FROM unit WHERE id = ?", "one"),
        ("DELETE FROM unit; DELETE FROM report", ""),
        (ROWS, "no JSON"),
        (ROWS, "5"),
        (ROWS, "[1, 2]"),
        (ROWS, "[[], [], []]"),
        (ROWS, "[[], [[[]]]]"),
        (ROWS, NO_ROWS),
    ],
)
def test_an_undo_log_that_makes_no_sense_is_refused_plainly(project, store, sql, literals):
    store.add(project)
    before = store.dump(project)
    project.db.execute("UPDATE undo_entry SET sql = ?, literals = ?", (sql, literals))
    with pytest.raises(KnownError) as caught:
        undo(project, analyst="甲")
    assert caught.value.message.key == "annotation.undo_changed"
    assert store.dump(project) == before


@pytest.mark.parametrize(
    "label",
    [
        "no JSON",
        "[]",
        '{"key": 1, "values": {}}',
        '{"key": "operations.step_of_tomorrow", "values": {}}',
        '{"key": "nowhere.step", "values": {}}',
        '{"key": "annotation.step_judge", "values": {}}',
        '{"key": "annotation.step_judge", "values": 3}',
    ],
)
def test_a_step_this_program_has_no_words_for_is_just_a_step(project, store, label):
    store.add(project)
    project.db.execute("UPDATE undo_step SET label = ?", (label,))
    assert "一步" in str(last_step(project).label)
    assert undo(project, analyst="甲") is not None


@pytest.mark.parametrize("words", ["no JSON", '"词"', "[1]", "{}"])
def test_a_spoilt_category_is_named_as_damage(project, words):
    project.db.execute("UPDATE category SET seeds = ? WHERE key = '2'", (words,))
    with pytest.raises(KnownError) as caught:
        categories(project)
    assert caught.value.message.key == "annotation.damaged"


@pytest.mark.parametrize("colour", ["", "red", "#12", "#0072B2; border: 9px"])
def test_a_colour_that_is_none_is_the_plain_one(project, colour):
    project.db.execute("UPDATE category SET colour = ?", (colour,))
    assert {category.colour for category in categories(project)} == {"#777777"}
