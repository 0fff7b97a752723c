"""One linear classifier per category, each fitted on what was judged in that category only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.recipes import Recipe

TOLERANCE = 1e-2


@dataclass(frozen=True, eq=False)
class Linear:
    """``weights`` (k, columns) and ``offsets`` (k,) float32.

    A category without a judged yes or without a judged no is not trained: all of it is 0.
    """

    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def scores(self, matrix: sp.csr_matrix) -> NDArray[np.float64]:
        """(n, k): above 0 speaks for the category, below 0 against; 0 where not trained."""
        return np.asarray(matrix @ self.weights.T + self.offsets, np.float64)


def fit_linear(
    matrix: sp.csr_matrix, labels: NDArray[np.int8], recipe: Recipe, *, seed: int
) -> Linear:
    """Fit on ``matrix`` (n, columns) and ``labels`` (n, k): 1 yes, 0 no, -1 not judged."""
    count = labels.shape[1]
    trained = (labels == 1).any(axis=0) & (labels == 0).any(axis=0)
    weights = np.zeros((count, matrix.shape[1]), np.float32)
    offsets = np.zeros(count, np.float32)
    for category in np.flatnonzero(trained):
        judged = labels[:, category] >= 0
        rows = matrix if judged.all() else matrix[judged]
        fitted = fit_one(rows, labels[judged, category], recipe, seed=seed)
        weights[category], offsets[category] = fitted
    return Linear(weights, offsets)


def fit_one(
    matrix: sp.csr_matrix,
    yes: NDArray[np.int8],
    recipe: Recipe,
    *,
    seed: int,
    tolerance: float = TOLERANCE,
) -> tuple[NDArray[np.float64], float]:
    """Weights (columns,) and offset of one category; ``yes`` (n,) holds 1 and 0, both of them."""
    from sklearn.svm import LinearSVC

    svc = LinearSVC(
        C=recipe.cost,
        class_weight="balanced" if recipe.balanced else None,
        fit_intercept=recipe.intercept,
        dual=True,
        tol=tolerance,
        max_iter=5000,
        random_state=seed,
    )
    svc.fit(matrix, yes)
    return svc.coef_[0], float(np.ravel(svc.intercept_)[0])
