"""Probabilities, thresholds and doubt: right with much evidence, tame with little."""

import numpy as np
import pytest

from training.calibration import doubt_band, fit_sigmoids, sigmoid, tune_threshold


def test_without_rows_the_prior_answers() -> None:
    lines = fit_sigmoids(np.zeros((3, 2)), np.full((3, 2), -1, np.int8))
    assert lines.tolist() == [[2.0, 0.0], [2.0, 0.0]]


def test_a_sigmoid_finds_the_true_probabilities() -> None:
    chance = np.random.default_rng(0)
    scores = chance.normal(size=(20_000, 1))
    truth = 1 / (1 + np.exp(-(3 * scores - 1)))
    labels = (chance.random(scores.shape) < truth).astype(np.int8)
    assert np.abs(sigmoid(scores, fit_sigmoids(scores, labels)) - truth).max() < 0.03


def test_few_rows_move_a_sigmoid_little() -> None:
    scores = np.array([[2.0], [1.5], [-1.0]])
    slope, offset = fit_sigmoids(scores, np.array([[0], [0], [1]], np.int8))[0]
    assert 0.1 <= slope < 2
    assert abs(offset) < 1


def test_not_judged_cells_say_nothing() -> None:
    scores = np.array([[1.0, 1.0], [-1.0, -1.0], [0.5, 9.0]])
    labels = np.array([[1, 1], [0, 0], [0, -1]], np.int8)
    wild = scores.copy()
    wild[2, 1] = -50.0
    assert np.array_equal(fit_sigmoids(scores, labels), fit_sigmoids(wild, labels))


def test_the_threshold_lies_between_yes_and_no() -> None:
    probability = np.concatenate([np.full(100, 0.3), np.full(900, 0.1)])
    assert 0.1 < tune_threshold(probability, probability > 0.2) < 0.3


@pytest.mark.parametrize("yes", [[], [True], [False], [True, False]])
def test_with_almost_nothing_the_threshold_stays_near_one_half(yes: list[bool]) -> None:
    threshold = tune_threshold(np.full(len(yes), 0.99), np.array(yes, np.bool_))
    assert 0.4 < threshold < 0.65


def test_the_band_holds_the_doubtful_and_no_more() -> None:
    probability = np.linspace(0, 1, 1001)
    yes = probability > 0.5
    yes[400:600] = np.arange(200) % 2 == 0
    low, high = doubt_band(probability, yes, 0.5)
    outside = (probability < low) | (probability > high)
    wrong = (probability >= 0.5) != yes
    assert wrong[outside].mean() <= 0.05
    assert 0.4 < outside.mean() < 0.98


def test_where_nothing_is_sure_everything_is_in_doubt() -> None:
    yes = np.arange(100) % 2 == 0
    assert doubt_band(np.linspace(0, 1, 100), yes, 0.5) == (0.0, 1.0)


def test_where_all_is_clear_the_band_is_one_point() -> None:
    probability = np.array([0.1] * 50 + [0.9] * 50)
    assert doubt_band(probability, probability > 0.5, 0.5) == (0.5, 0.5)
