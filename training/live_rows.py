"""Rows and weights of the live classifier: sparse text columns, and a few dense ones beside them.

The dense columns are the word vectors, if the recipe has any, and then the seed words: the seed
words change with the scheme, the text columns only with the corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.feature_cache import FeatureRows

Table = NDArray[np.float32]
AGGRESSION = 0.5  # the longest instant step, in units of the row


@dataclass(frozen=True, eq=False)
class Weights:
    """Of k categories: ``text`` (columns, k), ``dense`` (size, k), ``offsets`` (k,), float32."""

    text: Table
    dense: Table
    offsets: Table

    def only(self, categories: Sequence[int]) -> Weights:
        """Those of some categories, in memory side by side."""
        if len(categories) == len(self.offsets):
            return self
        parts = (self.text[:, categories], self.dense[:, categories], self.offsets[categories])
        return Weights(*map(np.ascontiguousarray, parts))


class LiveRows:
    """The n rows of a corpus; ``keys`` (n,) are equal where text and lead are."""

    def __init__(self, features: FeatureRows, strength: Table) -> None:
        self.recipe = features.recipe
        self.keys = features.keys
        self.text = features.text
        self.dense = np.hstack([features.dense, strength * np.float32(self.recipe.seeds)])

    def scores(self, rows: slice, weights: Weights) -> Table:
        """(rows, k): above 0 speaks for the category, below 0 against."""
        found = part(self.text, rows) @ weights.text
        # einsum, not BLAS: a row must not depend on the rows that happen to be beside it.
        found += np.einsum("ij,jk->ik", self.dense[rows], weights.dense)
        found += weights.offsets
        return np.asarray(found, np.float32)

    def seen(self, rows: NDArray[np.intp]) -> tuple[sp.csr_matrix, NDArray[np.intp]]:
        """Some rows as one float64 matrix: only the text columns they have, then the dense ones.

        Also the place of each of its text columns in ``text``. liblinear takes nothing but
        float64, and its time goes with the columns it has to touch.
        """
        text = self.text[rows]
        there = np.zeros(text.shape[1], np.bool_)
        there[text.indices] = True
        place = np.cumsum(there, dtype=np.int32) - 1
        shape = (len(rows), int(there.sum()))
        data = text.data.astype(np.float64)
        narrow = sp.csr_matrix((data, place[text.indices], text.indptr), shape=shape)
        dense = sp.csr_matrix(self.dense[rows].astype(np.float64))
        return sp.hstack([narrow, dense], format="csr"), np.flatnonzero(there)


def part(matrix: sp.csr_matrix, rows: slice) -> sp.csr_matrix:
    """Rows from here to there without copying them."""
    start, stop, _ = rows.indices(matrix.shape[0])
    ends = matrix.indptr[start : stop + 1]
    here = slice(int(ends[0]), int(ends[-1]))
    arrays = (matrix.data[here], matrix.indices[here], ends - ends[0])
    return sp.csr_matrix(arrays, shape=(stop - start, matrix.shape[1]), copy=False)


def no_weights(rows: LiveRows, categories: int) -> Weights:
    """All zero: nothing was learnt."""
    text = np.zeros((rows.text.shape[1], categories), np.float32)
    dense = np.zeros((rows.dense.shape[1], categories), np.float32)
    return Weights(text, dense, np.zeros(categories, np.float32))


def push(rows: LiveRows, weights: Weights, row: int, labels: Sequence[int]) -> None:
    """Move ``weights``, in place, just as far as ``labels`` of one row ask (1, 0, -1: nothing)."""
    text, dense = part(rows.text, slice(row, row + 1)), rows.dense[row]
    scores = rows.scores(slice(row, row + 1), weights)[0]
    length = float((text.data**2).sum() + (dense**2).sum()) + 1
    for category, label in enumerate(labels):
        sign = 2 * label - 1
        loss = 1 - sign * float(scores[category])
        if label >= 0 and loss > 0:
            step = np.float32(sign * min(AGGRESSION, loss / length))
            weights.text[text.indices, category] += step * text.data
            weights.dense[:, category] += step * dense
            weights.offsets[category] += step
