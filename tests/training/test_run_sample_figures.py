"""What a random sample of a run tells: how much is drawn, and figures with ranges."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.run_sample import Answered, Pattern, allocate, run_figures, strata

A, B, NONE = Pattern(("a",), False), Pattern(("a", "b"), False), Pattern((), False)
DOUBTED = Pattern((), True)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=40), st.integers(1, 300))
def test_as_many_are_drawn_as_asked_for_or_all_there_are(sizes: list[int], size: int) -> None:
    drawn = allocate(sizes, size)
    assert sum(drawn) == min(size, sum(sizes))
    assert all(0 <= n <= count for n, count in zip(drawn, sizes, strict=True))
    if size >= len(sizes):
        assert all(drawn)


def test_a_rare_category_is_drawn_from_more_than_its_share() -> None:
    rare, common = allocate([100, 10_000], 200)
    assert 5 <= rare < common
    assert rare / 100 > common / 10_000


def test_a_sentence_belongs_to_its_rarest_category() -> None:
    home = strata({A: 10, B: 2, NONE: 50, DOUBTED: 3})
    assert home == {A: ("a", False), B: ("b", False), NONE: ("", False), DOUBTED: ("", True)}


def test_who_has_answered_everything_knows_the_truth() -> None:
    counts = {A: 4, NONE: 6}
    answered = [Answered(A, ["a"])] * 3 + [Answered(A, [])]
    answered += [Answered(NONE, ["a"])] + [Answered(NONE, [])] * 5
    (found,) = run_figures(counts, answered, ["a"])
    assert found.given == 4
    assert found.precision == pytest.approx((0.75, 0.75, 0.75))
    assert found.missed == pytest.approx((1 / 6, 1 / 6, 1 / 6))
    assert found.count == pytest.approx((4, 4, 4))


def test_what_was_missed_raises_the_count() -> None:
    counts = {A: 100, NONE: 900}
    answered = [Answered(A, ["a"])] * 40
    answered += [Answered(NONE, ["a"])] * 10 + [Answered(NONE, [])] * 90
    (found,) = run_figures(counts, answered, ["a"])
    assert found.count and found.count[0] == pytest.approx(100 + 90)
    assert found.count[1] < 190 < found.count[2]
    assert found.precision and found.precision[1] < 1 == found.precision[2]


def test_nothing_is_told_where_nothing_was_answered() -> None:
    (found,) = run_figures({A: 5, NONE: 5}, [Answered(NONE, [])], ["a"])
    assert (found.precision, found.count) == (None, None)
    assert found.missed is not None


def test_a_category_that_nothing_was_given_has_a_count_all_the_same() -> None:
    (found,) = run_figures({NONE: 100}, [Answered(NONE, ["z"])] + [Answered(NONE, [])] * 9, ["z"])
    assert found.precision is None
    assert found.count and found.count[0] == pytest.approx(10)


@given(st.integers(0, 10_000))
def test_values_lie_within_their_ranges(seed: int) -> None:
    chance = random.Random(seed)
    patterns = [A, B, NONE, DOUBTED]
    counts = {pattern: chance.randint(1, 500) for pattern in patterns}
    answered = [
        Answered(pattern, chance.sample(["a", "b"], chance.randint(0, 2)))
        for pattern in patterns
        for _ in range(chance.randint(0, min(counts[pattern], 30)))
    ]
    for one in run_figures(counts, answered, ["a", "b"]):
        for found, most in ((one.precision, 1), (one.missed, 1), (one.count, sum(counts.values()))):
            if found is not None:
                value, low, high = found
                assert -1e-9 <= low <= value + 1e-9 <= high + 2e-9 <= most + 1e-6


def test_an_answer_stands_for_its_share_of_its_stratum() -> None:
    # All of those with "b" were looked at, and one in a hundred of those with nothing.
    b = Pattern(("b",), False)
    answered = [Answered(b, ["a", "b"])] * 10 + [Answered(NONE, [])] * 10
    (found, _) = run_figures({b: 10, NONE: 1000}, answered, ["a", "b"])
    assert found.missed and found.missed[0] == pytest.approx(10 / 1010)
    assert found.count and found.count[0] == pytest.approx(10)
