"""The exact fit of the live classifier, category by category.

A category whose judged rows and labels are what they were keeps its coefficients: fitting them
again would give the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.linear import fit_one
from training.live_crossing import Steps
from training.live_rows import LiveRows, Weights, no_weights

# liblinear's own. Beside 0.01 it takes two thirds of the time; the coefficients correlate by
# 0.99999, and no decision on the labelled reports changes.
TOLERANCE = 0.1


def warm_up() -> None:
    """Load now what the first fit needs: it takes a second or two."""
    for name in ("sklearn.svm", "scipy.optimize", "iterstrat.ml_stratifiers"):
        import_module(name)


@dataclass(frozen=True, eq=False)
class _Fitted:
    digest: bytes
    columns: NDArray[np.intp]
    coefficients: NDArray[np.float64]
    offset: float


class Solver:
    """Fits rows of a corpus with the recipe they were made for."""

    def __init__(self, rows: LiveRows, *, seed: int) -> None:
        self._rows, self._seed = rows, seed
        self._fitted: dict[int, _Fitted] = {}

    def solve(
        self, rows: NDArray[np.intp], labels: NDArray[np.int8]
    ) -> Steps[tuple[Weights, list[int]]]:
        """Weights for ``labels`` (m, k) of ``rows`` (m,), and which categories were fitted anew.

        Yields after each category.
        """
        wanted = {c: _digest(rows, column) for c, column in enumerate(labels.T)}
        known = {c: fitted.digest for c, fitted in self._fitted.items()}
        changed = [c for c, digest in wanted.items() if known.get(c) != digest]
        if changed:
            matrix, columns = self._rows.seen(rows)
            for category in changed:
                coefficients, offset = self.fit(matrix, labels[:, category])
                fitted = _Fitted(wanted[category], columns, coefficients, offset)
                self._fitted[category] = fitted
                yield
        weights = no_weights(self._rows, labels.shape[1])
        for category, fitted in self._fitted.items():
            text = len(fitted.columns)
            weights.text[fitted.columns, category] = fitted.coefficients[:text]
            weights.dense[:, category] = fitted.coefficients[text:]
            weights.offsets[category] = fitted.offset
        return weights, changed

    def fit(
        self, matrix: sp.csr_matrix, labels: NDArray[np.int8]
    ) -> tuple[NDArray[np.float64], float]:
        """Coefficients and offset for (m,) labels: 1, 0, -1 not judged; all 0 without yes or no."""
        judged = labels >= 0
        yes = labels[judged]
        if not (yes == 1).any() or not (yes == 0).any():
            return np.zeros(matrix.shape[1]), 0.0
        rows = matrix if judged.all() else matrix[judged]
        return fit_one(rows, yes, self._rows.recipe, seed=self._seed, tolerance=TOLERANCE)


def _digest(rows: NDArray[np.intp], labels: NDArray[np.int8]) -> bytes:
    judged = labels >= 0
    told = rows[judged].tobytes() + labels[judged].tobytes()
    return hashlib.blake2b(told, digest_size=16).digest()
