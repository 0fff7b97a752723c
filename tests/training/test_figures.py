"""Figures count judged cells only and come with honest intervals."""

import numpy as np

from training.figures import bootstrap, interval, outcomes, scores_of


def test_a_cell_nobody_judged_counts_nowhere() -> None:
    decided = np.array([[True], [True], [False], [True]])
    labels = np.array([[1], [0], [1], [-1]], np.int8)
    assert outcomes(decided, labels).sum(axis=1).ravel().tolist() == [1, 1, 1]


def test_precision_recall_and_f1() -> None:
    counts = np.array([[6, 0], [2, 0], [4, 0]])
    assert np.allclose(scores_of(counts), [[0.75, 0], [0.6, 0], [2 / 3, 0]])


def test_the_interval_covers_the_truth_about_nine_times_in_ten() -> None:
    covered = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        yes = chance.random((200, 1)) < 0.5
        decided = np.where(yes, chance.random((200, 1)) < 0.8, False)
        counted = outcomes(decided, yes.astype(np.int8))
        values, draws = bootstrap(counted, ["甲"] * 200, seed=seed)
        _, low, high = interval(values[1, 0], draws[:, 1, 0])
        covered += low <= 0.8 <= high
    assert 80 <= covered <= 98


def test_reports_are_drawn_whole_where_there_are_enough() -> None:
    labels = np.ones((200, 1), np.int8)
    decided = np.repeat(np.arange(20) % 2 == 0, 10)[:, None]
    groups = [f"r{i // 10}" for i in range(200)]
    _, by_report = bootstrap(outcomes(decided, labels), groups, seed=0)
    _, by_row = bootstrap(outcomes(decided, labels), ["r"] * 200, seed=0)
    assert np.std(by_report[:, 1]) > 2 * np.std(by_row[:, 1])
