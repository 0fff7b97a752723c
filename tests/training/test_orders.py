"""Orders: what is worth most comes first, nothing gets lost, nothing is said twice in a row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.orders import (
    BLOCK,
    FEWEST,
    disagreement,
    doubt,
    draw_from_top,
    excludes,
    highest_first,
    mix,
    spread,
)

HALF = np.array([0.5, 0.5])


def all_wait(probabilities: np.ndarray) -> np.ndarray:
    return np.ones(probabilities.shape, np.bool_)


def first_of(probabilities: list[list[float]], thresholds: np.ndarray) -> int:
    cells = np.array(probabilities)
    return int(highest_first(doubt(cells, thresholds, all_wait(cells)))[0])


def test_what_lies_at_its_own_threshold_comes_first_not_what_lies_at_one_half() -> None:
    assert first_of([[0.5, 0.01], [0.2, 0.01]], np.array([0.2, 0.5])) == 1


def test_two_doubtful_categories_are_worth_more_than_one() -> None:
    assert first_of([[0.5, 0.01], [0.4, 0.6]], HALF) == 1


def test_a_category_that_was_judged_has_no_part_in_it() -> None:
    cells = np.array([[0.5, 0.01], [0.1, 0.1]])
    waiting = np.array([[False, True], [True, True]])
    assert highest_first(doubt(cells, HALF, waiting)).tolist() == [1, 0]


def test_the_same_step_near_an_end_counts_for_more_than_in_the_middle() -> None:
    assert first_of([[0.001, 0.001], [0.021, 0.001]], np.array([0.02, 0.5])) == 1
    assert first_of([[0.44, 0.001], [0.5 + 1e-3, 0.001]], HALF) == 1


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=2, max_size=2), min_size=1, max_size=30),
    st.lists(st.floats(0, 1), min_size=2, max_size=2),
)
def test_doubt_is_a_number_for_any_probability(cells: list, thresholds: list) -> None:
    said = np.array(cells)
    found = doubt(said, np.array(thresholds), all_wait(said))
    assert ((found >= 0) & (found <= 1 + 1e-12)).all()
    assert sorted(highest_first(found).tolist()) == list(range(len(cells)))


def test_where_categories_exclude_each_other_the_lead_of_the_best_counts() -> None:
    cells = np.array([[0.45, 0.01], [0.3, 0.29], [0.9, 0.9]])
    found = doubt(cells, HALF, all_wait(cells), exclusive=True)
    assert highest_first(found).tolist() == [2, 1, 0]
    assert found[2] == 0.5
    one = doubt(cells[:, :1], HALF[:1], all_wait(cells[:, :1]), exclusive=True)
    assert highest_first(one).tolist() == [0, 1, 2]


def test_categories_exclude_each_other_where_people_nearly_always_said_one() -> None:
    one = np.eye(4, dtype=np.int8)[np.arange(40) % 4]
    assert excludes(one)
    assert excludes(np.concatenate([one, np.full((9, 4), -1, np.int8)]))
    assert not excludes(one[:19])
    none = np.zeros((10, 4), np.int8)
    assert not excludes(np.concatenate([one, none]))
    assert not excludes(np.zeros((0, 4), np.int8))


@given(st.integers(0, 300), st.randoms())
def test_drawing_from_the_top_loses_nothing_and_stays_near_the_top(size: int, chance) -> None:
    ranks = [chance.random() for _ in range(size)]
    found = draw_from_top(range(size), ranks)
    assert sorted(found) == list(range(size))
    assert all(abs(place - at) < FEWEST for place, at in enumerate(found))
    assert draw_from_top(range(size), ranks) == found


def test_people_who_differ_come_before_a_classifier_that_differs() -> None:
    labels = np.array([[1, 0], [1, -1], [-2, 1], [1, 0]], np.int8)
    unseen = np.array([[0.9, 0.1], [0.05, 0.5], [0.5, 0.9], [np.nan, 0.3]])
    found = disagreement(labels, unseen)
    assert highest_first(found).tolist() == [2, 1, 3, 0]
    assert found == pytest.approx([0.1, 0.95, 2.0, 0.3])


TEXT = st.text("执法宣传调解。12", max_size=12)


@given(st.lists(TEXT, max_size=80))
def test_spreading_loses_nothing_and_begins_with_the_first(texts: list[str]) -> None:
    order = list(range(100, 100 + len(texts)))
    found = spread(order, texts)
    assert sorted(found) == order
    assert found[:1] == order[:1]


def test_no_two_alike_in_a_row_while_there_is_anything_else() -> None:
    same = [f"云溪县开展行政执法案卷评查{n}次。" for n in range(4)]
    other = ["调解矛盾纠纷一百二十件。", "开展宪法宣传周活动二十场。", "政务服务大厅周末不打烊。"]
    found = spread(range(7), [*same, *other])
    assert found[:4] == [0, 4, 5, 6]
    assert found[4:] == [1, 2, 3]


def test_sentences_that_are_all_alike_stay_as_they_were() -> None:
    assert spread(range(2 * BLOCK), ["同一句话。"] * 2 * BLOCK) == list(range(2 * BLOCK))


@given(st.sets(st.integers(0, 99)), st.sets(st.integers(100, 199)), st.integers(0, 1000))
def test_mixing_loses_nothing_and_keeps_both_orders(one: set, two: set, judged: int) -> None:
    chosen, audited = list(one), list(two)
    found = mix(chosen, audited, judged=judged, every=10)
    assert [unit for unit in found if unit < 100] == chosen
    assert [unit for unit in found if unit >= 100] == audited


@given(st.integers(0, 1000), st.integers(2, 20))
def test_one_in_so_many_is_audited_however_often_somebody_asks(judged: int, every: int) -> None:
    chosen, audited, asked = list(range(300)), list(range(1000, 1100)), []
    for done in range(3 * every):  # one at a time, and each is judged
        first = mix(chosen, audited, judged=judged + done, every=every)[0]
        asked.append(first)
        (audited if first >= 1000 else chosen).remove(first)
    assert sum(unit >= 1000 for unit in asked) == 3
    at_once = mix(list(range(300)), list(range(1000, 1100)), judged=judged, every=every)
    assert at_once[: 3 * every] == asked
