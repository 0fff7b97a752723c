"""One category into another, one into several: the rule for what was said."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotation.annotations import Provenance, adjudicate, annotations, counting, judge
from annotation.category_merge import merge_opinions, preview_category_merge
from annotation.category_split import preview_category_split, queue_for_parts
from annotation.category_units import units_for_review, units_not_judged
from annotation.history import entries
from annotation.project import open_project
from annotation.scheme import Category, add_category
from annotation.undo import redo, undo
from messages import Message

SOURCE, TARGET = "cat-zhifa", "cat-pufa"
STEP = Message("operations.step_merge_categories", {"name": "甲", "into": "乙"})

said = st.dictionaries(
    st.tuples(
        st.integers(0, 3), st.sampled_from((SOURCE, TARGET, "cat-maodun")), st.sampled_from("甲乙")
    ),
    st.booleans(),
)
decided = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from((SOURCE, TARGET))), st.booleans(), max_size=3
)


def speak(project, store, opinions, decisions=None):
    store.add(project)
    units = store.ids(project)
    for (place, category, who), value in opinions.items():
        kind = Provenance("accepted", "v1", 0.75) if category == SOURCE else Provenance("typed")
        judge(
            project,
            unit_id=units[place],
            values={category: value},
            analyst=who,
            provenance=kind,
        )
    for (place, category), value in (decisions or {}).items():
        adjudicate(
            project, unit_id=units[place], category=category, value=value, analyst="丙", note="定"
        )
    return units


def merge(project):
    with project.step(STEP, analyst="丁"):
        merge_opinions(project, SOURCE, TARGET, analyst="丁")


def opinions_of(project):
    return {(row.unit_id, row.category, row.analyst): row.value for row in annotations(project)}


def wins(one: bool | None, other: bool | None) -> bool | None:
    """Yes, then no, then nothing."""
    given_ = [value for value in (one, other) if value is not None]
    return max(given_) if given_ else None


@settings(max_examples=50, deadline=None)
@given(said, decided)
@example({(0, SOURCE, "甲"): False}, {(0, TARGET): True})
def test_yes_wins_then_no_for_each_sentence_and_analyst(empty_file, store, opinions, decisions):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        shutil.copyfile(empty_file, path)
        with open_project(path) as project:
            units = speak(project, store, opinions, decisions)
            before, counted = opinions_of(project), counting(project)
            rows, expected = store.dump(project), preview_category_merge(project, SOURCE, TARGET)
            merge(project)
            after = opinions_of(project)
            for unit in units:
                for who in "甲乙":
                    source, target = (before.get((unit, c, who)) for c in (SOURCE, TARGET))
                    assert after.get((unit, TARGET, who)) == wins(source, target)
                _check_count(project, unit, counted, decisions, units)
            kept = {key: value for key, value in before.items() if key[1] != TARGET}
            assert {key: value for key, value in after.items() if key[1] != TARGET} == kept
            new = [after[key] for key in after.keys() - before.keys()]
            turned = [key for key in before if before[key] != after[key]]
            assert (expected.yes, expected.no) == (new.count(True), new.count(False))
            assert expected.turned == len(turned)
            merged = store.dump(project)
            if merged != rows:
                undo(project, analyst="甲")
                assert store.dump(project) == rows
                redo(project, analyst="甲")
                assert store.dump(project) == merged


def _check_count(project, unit, counted, decisions, units):
    """Where something was decided, what counts follows the same rule."""
    if not any(units[place] == unit for place, _ in decisions):
        return
    both = [counted.value(unit, category) for category in (SOURCE, TARGET)]
    now = counting(project).value(unit, TARGET)
    if 1 in both:
        assert now == 1
    elif -2 in both:
        assert now in (-2, 0, 1)
    else:
        assert now == 0


def test_a_merged_yes_says_where_it_came_from(project, store):
    units = speak(project, store, {(0, SOURCE, "甲"): True, (0, TARGET, "甲"): False})
    merge(project)
    row = next(r for r in annotations(project) if r.category == TARGET)
    assert (row.unit_id, row.value, row.provenance) == (
        *(units[0], True),
        Provenance("accepted", "v1", 0.75),
    )
    told = next(line for line in entries(project) if line.subject == row.uid)
    assert told.detail == {"category": TARGET, "from": SOURCE, "value": True, "whose": "甲"}


def test_a_disagreement_nobody_settled_stays_one(project, store):
    opinions = {(0, SOURCE, "甲"): True, (0, SOURCE, "乙"): False}
    units = speak(project, store, opinions, {(0, TARGET): False})
    merge(project)
    assert set(counting(project).conflicts()) == {(units[0], SOURCE), (units[0], TARGET)}


def split(project):
    add_category(project, Category("cat-part", "处罚"), analyst="丁")
    with project.step(STEP, analyst="丁"):
        queue_for_parts(project, SOURCE, ["cat-part"], analyst="丁")


@settings(max_examples=50, deadline=None)
@given(said, decided)
def test_a_split_keeps_the_no_and_queues_the_rest(empty_file, store, opinions, decisions):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        shutil.copyfile(empty_file, path)
        with open_project(path) as project:
            units = speak(project, store, opinions, decisions)
            expected = preview_category_split(project, SOURCE)
            values = [counting(project).value(unit, SOURCE) for unit in units]
            before = opinions_of(project)
            split(project)
            counted = counting(project)
            # Who was overruled by a decision that it is no keeps that decision in the part.
            for unit, value in zip(units, values, strict=True):
                assert counted.value(unit, "cat-part") == (0 if value == 0 else -1)
                assert counted.value(unit, SOURCE) == value
            queued = [u for u, v in zip(units, values, strict=True) if v in (1, -2)]
            assert (expected.queued, expected.no) == (len(queued), values.count(0))
            yes = {u for (u, c, _), value in before.items() if c == SOURCE and value}
            assert units_for_review(project, SOURCE) == [u for u in queued if u in yes]
            waiting = units_not_judged(project, "cat-part")
            assert set(queued) <= set(waiting)


def test_a_split_is_one_step(project, store):
    speak(project, store, {(0, SOURCE, "甲"): True, (1, SOURCE, "乙"): False})
    add_category(project, Category("cat-part", "处罚"), analyst="丁")
    before = store.dump(project)
    with project.step(STEP, analyst="丁"):
        queue_for_parts(project, SOURCE, ["cat-part"], analyst="丁")
    after = store.dump(project)
    assert after != before
    undo(project, analyst="甲")
    assert store.dump(project) == before
    redo(project, analyst="甲")
    assert store.dump(project) == after
