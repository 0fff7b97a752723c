"""Figures of a random sample: what is said of nothing, of few, and how often it is right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.auditing import f1_interval, sample_figures, share_interval


def test_figures_count_judged_cells_only() -> None:
    decided = np.array([[True], [True], [False], [False], [True]])
    labels = np.array([[1], [0], [1], [0], [-1]], np.int8)
    (found,) = sample_figures(decided, labels)
    assert (found.sentences, found.yes) == (4, 2)
    assert found.precision is not None and found.recall is not None and found.f1 is not None
    assert (found.precision[0], found.recall[0], found.f1[0]) == (0.5, 0.5, 0.5)


def test_nothing_is_said_of_nothing() -> None:
    (found,) = sample_figures(np.zeros((3, 1), np.bool_), np.zeros((3, 1), np.int8))
    assert (found.precision, found.recall, found.f1) == (None, None, None)
    (found,) = sample_figures(np.zeros((0, 1), np.bool_), np.zeros((0, 1), np.int8))
    assert (found.sentences, found.precision) == (0, None)


def test_few_that_are_all_right_are_not_certain() -> None:
    few, many = share_interval(3, 3), share_interval(300, 300)
    assert few is not None and many is not None
    assert few[1] < 0.6 < 0.98 < many[1]
    assert few[2] == many[2] == 1.0


COUNT = st.integers(0, 200)


@given(COUNT, COUNT, COUNT)
def test_an_interval_holds_its_figure(right: int, wrong: int, missed: int) -> None:
    found = [
        share_interval(right, right + wrong),
        share_interval(right, right + missed),
        f1_interval(right, wrong, missed),
    ]
    for figure in found:
        if figure is not None:
            value, low, high = figure
            assert 0 <= low <= value <= high <= 1


@pytest.mark.parametrize("shares", [(0.1, 0.02, 0.02), (0.05, 0.05, 0.02), (0.25, 0.1, 0.05)])
def test_nine_of_ten_intervals_hold_the_truth(shares: tuple[float, float, float]) -> None:
    right, wrong, missed = shares
    truth = right / (right + wrong), right / (right + missed)
    truth = (*truth, right / (right + (wrong + missed) / 2))
    chance, held = np.random.default_rng(1), np.zeros(3)
    for _ in range(400):
        a, b, c, _ = chance.multinomial(150, (*shares, 1 - sum(shares)))
        found = share_interval(a, a + b), share_interval(a, a + c), f1_interval(a, b, c)
        held += [f is not None and f[1] <= t <= f[2] for f, t in zip(found, truth, strict=True)]
    assert (held / 400 > 0.85).all()
    assert (held / 400 < 0.97).all()
