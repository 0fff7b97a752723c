"""The forecast: right where the curve is known, wide where it is not, and a reason to stop."""

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from training.crossing import Unseen, evidence_of
from training.deciding import Crossed
from training.folds import Folds
from training.forecast import Curve, advise, forecast, gain, learning_curve, tags_for
from training.recipes import CANDIDATES

SIZES = np.array([160.0, 220.0, 280.0, 340.0, 400.0])


def law(tags: np.ndarray | float) -> np.ndarray | float:
    """A true learning curve."""
    return 0.9 - 3.0 * tags**-0.5


def draws_of(noise: float, *, seed: int = 0) -> np.ndarray:
    return law(SIZES) + np.random.default_rng(seed).normal(0, noise, (4, len(SIZES)))


def curve_of(*columns: np.ndarray, rarer: int = 50) -> Curve:
    counts = np.full(len(columns), rarer, np.int64)
    return Curve(500, SIZES, np.stack(columns, axis=2), counts)


def test_the_gain_is_that_of_the_curve() -> None:
    middle, low, high = gain(SIZES, draws_of(0.0), now=500)
    assert middle == pytest.approx(law(600) - law(500), abs=0.003)
    assert low < middle < high


def test_more_tags_gain_more_and_noise_widens_the_interval() -> None:
    one, two = (gain(SIZES, draws_of(0.0), now=500, more=more) for more in (50, 300))
    assert one[0] < two[0]
    quiet, noisy = (gain(SIZES, draws_of(noise), now=500) for noise in (0.001, 0.03))
    assert noisy[2] - noisy[1] > quiet[2] - quiet[1]


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=5, max_size=5), min_size=2, max_size=6),
    st.integers(50, 5000),
)
def test_any_curve_has_a_forecast_and_its_middle_is_never_a_loss(rows: list, now: int) -> None:
    middle, low, high = gain(SIZES, np.array(rows), now=now)
    assert 0 <= middle <= 1
    assert low <= middle <= high


def test_how_many_tags_for_two_points() -> None:
    needed = tags_for(curve_of(draws_of(0.0)), 0)
    assert needed is not None
    assert law(500 + needed) - law(500) == pytest.approx(0.02, abs=0.004)
    assert tags_for(curve_of(np.full((4, 5), 0.95)), 0) is None


def test_of_a_category_with_few_tags_nothing_is_said() -> None:
    told = forecast(curve_of(draws_of(0.0), rarer=3))
    assert told.categories == (None,)
    assert told.macro is None


def test_the_advice_has_a_reason() -> None:
    rising, flat = draws_of(0.001), 0.9 + np.random.default_rng(2).normal(0, 1e-4, (4, 5))
    steep = 1 - 20 * SIZES**-0.7 + np.zeros((4, 1))
    said = [
        advise(curve_of(rising, flat, rarer=3)),
        advise(curve_of(flat, steep)),
        advise(curve_of(flat, flat)),
        advise(curve_of(flat, flat + np.random.default_rng(1).normal(0, 0.02, (4, 5)))),
        advise(curve_of(flat, rising), lows=np.array([0.92, 0.95])),
    ]
    assert [(a.stop, a.reason) for a in said] == [
        (False, "too_few"),
        (False, "still_rising"),
        (True, "flat"),
        (False, "cannot_tell"),
        (True, "good_enough"),
    ]
    assert said[1].category == said[3].category == 1


def test_a_curve_that_never_moved_says_nothing_of_more_tags() -> None:
    unmoved, perfect = np.full((4, 5), 0.89), np.ones((4, 5))
    told = advise(curve_of(perfect, unmoved))
    assert (told.stop, told.reason, told.category) == (False, "cannot_tell", 1)
    assert advise(curve_of(perfect, perfect)).reason == "flat"


def test_a_low_end_below_the_goal_is_not_good_enough() -> None:
    assert advise(curve_of(draws_of(0.0)), lows=np.array([0.89])).reason != "good_enough"


def test_the_curve_of_real_rows_rises_and_depends_on_the_seed_alone() -> None:
    chance = np.random.default_rng(0)
    dense = chance.normal(0, 1, (300, 40))
    labels = (dense[:, :2] + chance.normal(0, 0.5, (300, 2)) > 0.8).astype(np.int8)
    matrix, fold = sp.csr_matrix(dense), np.arange(300) % 5
    empty = Unseen(dense[:, :2] * 1.0, np.tile(evidence_of(labels), (300, 1, 1)), fold)
    crossed = Crossed(empty, np.zeros((300, 2)), labels, np.zeros(2, np.bool_))
    folds = Folds(fold, by_group=False, same=np.arange(300))

    def made(seed: int) -> Curve:
        steps = learning_curve(matrix, crossed, folds, CANDIDATES[0], seed=seed)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return end.value

    one, again, other = made(0), made(0), made(1)
    assert one.f1.shape == (4, 5, 2)
    assert one.tags == 300
    assert one.sizes == pytest.approx([96, 132, 168, 204, 240])
    assert one.f1[:, 3].mean() > one.f1[:, 0].mean()
    np.testing.assert_array_equal(one.f1, again.f1)
    assert not np.array_equal(one.f1, other.f1)
