"""One classifier per category, from what was judged in it."""

import numpy as np
import scipy.sparse as sp

from training.linear import fit_linear
from training.recipes import Recipe


def test_a_cell_nobody_judged_is_as_good_as_not_there() -> None:
    chance = np.random.default_rng(0)
    matrix = sp.csr_matrix(chance.normal(size=(60, 5)).astype(np.float32))
    labels = np.column_stack([np.arange(60) % 2, np.arange(60) % 3 == 0]).astype(np.int8)
    labels[40:, 1] = -1
    both = fit_linear(matrix, labels, Recipe("r"), seed=0)
    only = fit_linear(matrix[:40], labels[:40, 1:], Recipe("r"), seed=0)
    assert np.array_equal(both.weights[1], only.weights[0])
    assert both.offsets[1] == only.offsets[0]


def test_without_both_answers_a_category_says_nothing() -> None:
    matrix = sp.csr_matrix(np.eye(4, dtype=np.float32))
    labels = np.array([[1, 0, 1], [1, 0, 0], [1, -1, 1], [1, 0, 0]], np.int8)
    linear = fit_linear(matrix, labels, Recipe("r"), seed=0)
    assert linear.weights.any(axis=1).tolist() == [False, False, True]
    assert not linear.scores(matrix)[:, :2].any()
