"""Sets of units agree with the plain rules they stand for, whatever is said and cut."""

from __future__ import annotations

import shutil

from hypothesis import given, settings
from hypothesis import strategies as st

from annotation import unit_masks
from annotation.annotations import adjudicate, counting
from annotation.cache import predictions, store_predictions
from annotation.project import open_project
from annotation.score_planes import grade
from annotation.sentence_table import Filter, matching_ids

A, B = "cat-zhifa", "cat-pufa"
ids = st.lists(st.integers(1, 60), unique=True, max_size=40)
cells = st.dictionaries(
    st.tuples(st.sampled_from(["甲", "乙", "商定"]), st.integers(1, 4), st.sampled_from([A, B])),
    st.booleans(),
    max_size=12,
)
probabilities = st.floats(0, 1, width=32)


@given(ids)
def test_runs_bring_back_the_order_of_the_units(listed):
    runs = unit_masks.runs_of(listed)
    assert unit_masks.unpack_runs(unit_masks.pack_runs(runs)) == runs
    everything = unit_masks.from_ids(listed, 61)
    assert list(unit_masks.ids_in_order(everything, runs, 61)) == listed
    values = bytes(range(len(listed)))
    spread = bytearray(61)
    unit_masks.spread(spread, runs, values)
    assert unit_masks.gathered(bytes(spread), runs) == values


@given(ids, ids)
def test_masks_are_sets(one, other):
    left, right = (unit_masks.from_ids(each, 61) for each in (one, other))
    for mask, expected in (
        (left & right, set(one) & set(other)),
        (left | right, set(one) | set(other)),
        (unit_masks.without(left, right), set(one) - set(other)),
    ):
        assert set(unit_masks.ids_in_order(mask, [(0, 61)], 61)) == expected


@given(st.lists(probabilities, min_size=2, max_size=2))
def test_a_higher_probability_never_has_a_lower_grade(pair):
    low, high = sorted(pair)
    assert 1 <= grade(low) <= grade(high) <= 251


@settings(max_examples=25, deadline=None)
@given(cells)
def test_states_are_those_of_the_one_rule_of_what_counts(tmp_path_factory, empty_file, store, said):
    path = tmp_path_factory.mktemp("rule") / "annotations.db"
    shutil.copyfile(empty_file, path)
    with open_project(path) as project:
        store.add(project)
        for (who, unit, category), value in said.items():
            if who == "商定":
                adjudicate(
                    project, unit_id=unit, category=category, value=value, analyst=who, note=""
                )
            else:
                store.say(project, unit, analyst=who, **{category.removeprefix("cat-"): value})
        rule = counting(project)
        for category in (A, B):
            for state, value in (("yes", 1), ("no", 0), ("not_judged", -1), ("conflict", -2)):
                expected = [unit for unit in range(1, 5) if rule.value(unit, category) == value]
                asked = Filter(category=category, state=state)
                assert list(matching_ids(project, asked, "document")) == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(probabilities, probabilities), min_size=4, max_size=4), probabilities)
def test_predictions_are_compared_exactly(tmp_path_factory, empty_file, store, scores, threshold):
    path = tmp_path_factory.mktemp("scores") / "annotations.db"
    shutil.copyfile(empty_file, path)
    with open_project(path) as project:
        store.add(project)
        rows = [(unit + 1, {A: a, B: b}) for unit, (a, b) in enumerate(scores)]
        store_predictions(project, "v1", rows, thresholds={A: threshold})
        known = predictions(project)
        low, high = sorted((threshold, scores[0][0]))
        expected = {
            Filter(predicted=A): [u for u in known if known[u][A] >= threshold],
            Filter(band=(A, low, high)): [u for u in known if low <= known[u][A] <= high],
        }
        for asked, units in expected.items():
            assert list(matching_ids(project, asked, "document")) == units
        likely = list(matching_ids(project, Filter(category=A), "likely"))
        assert likely == sorted(known, key=lambda u: -known[u][A])
