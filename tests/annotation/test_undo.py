"""Undo and redo: whatever was done, one step back is where it was, and the history knows."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.annotations import (
    Judgement,
    Provenance,
    adjudicate,
    annotations,
    flag,
    judge_many,
    unflag,
)
from annotation.history import entries
from annotation.project import open_project
from annotation.reports import reports, resplit, set_metadata, units
from annotation.scheme import Category, Scheme, add_category, categories, replace_scheme
from annotation.undo import last_step, next_redo, redo, undo
from messages import KnownError, Message, say

CATEGORIES = ("zhifa", "pufa", "maodun")
WORDS = ("执法。", "普法’。", "调'解\n。", '计"划；')


class Actions:
    """Everything a user can do, each chosen by a few small numbers."""

    def __init__(self, project, store):
        self.project, self.store = project, store

    def run(self, name: str, a: int, b: int, c: int) -> None:
        getattr(self, name)(a, b, c)

    def unit(self, number: int) -> int | None:
        present = self.store.ids(self.project)
        return present[number % len(present)] if present else None

    def import_report(self, a, b, c):
        words = [WORDS[(a + i) % 4] for i in range(1 + b % 5)]
        metadata = {"year": (str(2020 + c), "title")}
        self.store.add(self.project, words, name=f"{c % 3}.txt", metadata=metadata)

    def judge(self, a, b, c):
        if unit := self.unit(a):
            value = (True, False, None)[c % 3]
            self.store.say(self.project, unit, analyst="甲乙"[c % 2], **{CATEGORIES[b % 3]: value})

    def judge_all(self, a, b, c):
        kind = Provenance("propagated", "v1", 1 / (c + 3))
        rows = [
            Judgement(unit, {f"cat-{CATEGORIES[b % 3]}": bool(a % 2)}, kind)
            for unit in self.store.ids(self.project)
        ]
        judge_many(self.project, rows, label=Message("annotation.step_judge"), analyst="甲")

    def adjudicate(self, a, b, c):
        if unit := self.unit(a):
            value = (True, False, None)[c % 3]
            category = f"cat-{CATEGORIES[b % 3]}"
            adjudicate(
                self.project, unit_id=unit, category=category, value=value, analyst="丙", note="'"
            )

    def flag(self, a, b, c):
        if unit := self.unit(a):
            if c % 3:
                flag(self.project, unit, f"疑{b}", analyst="甲")
            else:
                unflag(self.project, unit, analyst="甲")

    def metadata(self, a, b, c):
        if present := reports(self.project):
            report = present[a % len(present)]
            set_metadata(self.project, report.id, "region", f"县{b}", "typed", analyst="甲")

    def rescheme(self, a, b, c):
        present = categories(self.project, retired=True)
        kept = [replace(x, retired=False, key="") for x in present[a % 3 :]]
        replace_scheme(self.project, Scheme(f"方案{b}", tuple(kept)), analyst="甲")

    def new_category(self, a, b, c):
        name = f"类{a}{b}"
        if name not in {x.name for x in categories(self.project)}:
            add_category(self.project, Category("", name, seeds=("词",) * c), analyst="甲")

    def cut_anew(self, a, b, c):
        if present := reports(self.project):
            report = present[a % len(present)]
            text = "".join(u.text for u in units(self.project, report_id=report.id))
            width = 2 + b % 6
            pieces = [text[i : i + width] for i in range(0, len(text), width)]
            resplit(
                self.project,
                report.id,
                self.store.spans(pieces),
                cleaner_version="c2",
                splitter_version=f"s{c}",
                analyst="甲",
            )


NAMES = sorted(name for name in vars(Actions) if name[0] != "_" and name not in ("run", "unit"))
small = st.integers(0, 6)
actions = st.lists(st.tuples(st.sampled_from(NAMES), small, small, small), max_size=12)


@settings(max_examples=120, deadline=None)
@given(actions)
def test_undoing_everything_comes_back_and_redoing_everything_returns(empty_file, store, todo):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        shutil.copyfile(empty_file, path)
        with open_project(path) as project:
            acting = Actions(project, store)
            states, steps = [store.dump(project)], [0]
            for action in todo:
                acting.run(*action)
                step = last_step(project)
                if step is not None and step.id != steps[-1]:
                    states.append(store.dump(project))
                    steps.append(step.id)
                assert store.dump(project) == states[-1]
            for state, step in zip(states[-2::-1], steps[:0:-1], strict=True):
                assert undo(project, analyst="乙").id == step
                assert store.dump(project) == state
            assert undo(project, analyst="乙") is None
            for state, step in zip(states[1:], steps[1:], strict=True):
                assert redo(project, analyst="乙").id == step
                assert store.dump(project) == state
            assert redo(project, analyst="乙") is None


def test_undo_survives_a_restart_and_says_whose_it_was(path, store):
    with open_project(path) as project:
        store.add(project)
        before = store.dump(project)
        store.say(project, store.ids(project)[0], analyst="甲", pufa=True)
        after = store.dump(project)
    with open_project(path) as project:
        step = undo(project, analyst="乙")
        assert step.analyst == "甲"
        assert say(step.label.key, **step.label.values) == f"标注“{store.sentences[0]}”"
        assert store.dump(project) == before
    with open_project(path) as project:
        assert redo(project, analyst="乙") == step
        assert store.dump(project) == after


def test_a_new_step_leaves_nothing_to_redo(project, store):
    store.add(project)
    store.say(project, store.ids(project)[0], pufa=True)
    undo(project, analyst="甲")
    assert next_redo(project) is not None
    store.say(project, store.ids(project)[1], pufa=True)
    assert redo(project, analyst="甲") is None


def test_what_changes_nothing_keeps_what_can_be_redone(project, store):
    store.add(project)
    store.say(project, store.ids(project)[0], pufa=True)
    undo(project, analyst="甲")
    store.say(project, store.ids(project)[1], pufa=None)
    assert redo(project, analyst="甲") is not None


@pytest.mark.parametrize("note", ["疑", None])
def test_the_same_doubt_again_leaves_no_step_and_no_line(project, store, note):
    store.add(project)
    unit = store.ids(project)[0]
    flag(project, unit, "疑", analyst="甲")
    if note is None:
        unflag(project, unit, analyst="甲")
    lines, step = len(entries(project)), last_step(project)
    flag(project, unit, note, analyst="甲") if note else unflag(project, unit, analyst="甲")
    assert (len(entries(project)), last_step(project)) == (lines, step)


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE annotation SET value = 0",
        "UPDATE annotation SET needs_review = 1",
        "DELETE FROM annotation",
    ],
)
def test_undo_is_refused_when_something_else_changed_the_row(project, store, meddling):
    store.add(project)
    store.say(project, store.ids(project)[0], pufa=True)
    project.db.execute(meddling)
    before = store.dump(project)
    with pytest.raises(KnownError) as caught:
        undo(project, analyst="甲")
    message = caught.value.message
    assert message.key == "annotation.undo_changed"
    assert store.sentences[0] in say(message.key, "en", **message.values)
    assert store.dump(project) == before
    assert last_step(project) is not None


def test_undoing_an_import_is_refused_when_its_sentences_are_in_use(project, store):
    store.add(project)
    project.db.execute(
        "INSERT INTO annotation (unit_id, category, analyst, value, provenance, at)"
        " VALUES (1, 'cat-pufa', '外', 1, 'typed', '')"
    )
    before = store.dump(project)
    with pytest.raises(KnownError):
        undo(project, analyst="甲")
    assert store.dump(project) == before


def test_undo_of_a_step_that_is_no_longer_the_last_is_refused(project, store):
    store.add(project)
    shown = last_step(project)
    store.say(project, store.ids(project)[0], pufa=True)
    with pytest.raises(KnownError) as caught:
        undo(project, analyst="甲", expected=shown.id)
    assert caught.value.message.key == "annotation.undo_moved"
    assert len(list(annotations(project))) == 1


def test_several_changes_in_one_step_are_undone_as_one(project, store):
    store.add(project)
    before = store.dump(project)
    with project.step(Message("annotation.step_judge", {"text": ""}), analyst="甲") as step:
        for unit in store.ids(project):
            assert store.say(project, unit, pufa=True).step == step
        project.set_setting("note", "x")
    undo(project, analyst="甲")
    assert store.dump(project) == before


def test_an_exception_rolls_the_whole_step_back(project, store):
    store.add(project)
    before, lines = store.dump(project), len(entries(project))
    label = Message("annotation.step_judge", {"text": ""})
    with pytest.raises(ZeroDivisionError), project.step(label, analyst="甲"):
        store.say(project, store.ids(project)[0], pufa=True)
        raise ZeroDivisionError
    assert store.dump(project) == before
    assert len(entries(project)) == lines
    assert project.open_step is None


def test_nothing_but_row_changes_is_run_from_a_strangers_log(project, store, tmp_path):
    store.add(project)
    aim = tmp_path / "planted.db"
    planted = f"ATTACH '{aim}' AS planted"
    project.db.execute("UPDATE undo_entry SET sql = ?, rows = -1", (planted,))
    with pytest.raises(KnownError):
        undo(project, analyst="甲")
    assert not aim.exists()


def test_old_steps_are_forgotten(project, store, monkeypatch):
    monkeypatch.setattr("annotation.journal.KEPT_STEPS", 3)
    store.add(project)
    unit = store.ids(project)[0]
    for number in range(6):
        store.say(project, unit, pufa=number % 2 == 0)
    undone = 0
    while undo(project, analyst="甲"):
        undone += 1
    assert undone == 3
    query = "SELECT count(DISTINCT step) FROM undo_entry"
    assert project.db.execute(query).fetchone()[0] == 3


def test_the_history_records_undos_and_is_never_undone(project, store):
    store.add(project)
    store.say(project, store.ids(project)[0], pufa=True)
    undo(project, analyst="乙")
    redo(project, analyst="乙")
    undo(project, analyst="丙")
    lines = entries(project)
    said = [(line.action, line.analyst) for line in reversed(lines)]
    assert said == [
        ("report", "甲"),
        ("annotate", "甲"),
        ("undo", "乙"),
        ("redo", "乙"),
        ("undo", "丙"),
    ]
    assert lines[0].detail["whose"] == "甲"
    assert lines[0].step == lines[3].step
    assert lines[3].detail["after"] == {"cat-pufa": True}


@pytest.mark.parametrize("change", ["UPDATE history SET analyst = 'x'", "DELETE FROM history"])
def test_the_history_is_append_only(project, store, change):
    store.add(project)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project.db.execute(change)
    assert len(entries(project)) == 1


def test_the_history_of_one_sentence_can_be_read(project, store):
    store.add(project)
    first, second, *_ = units(project)
    store.say(project, first.id, pufa=True)
    store.say(project, second.id, pufa=True)
    store.say(project, first.id, pufa=False)
    found = entries(project, subject=first.uid)
    assert [line.detail["after"]["cat-pufa"] for line in found] == [False, True]
