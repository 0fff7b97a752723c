"""Word vectors from texts nobody labelled: PPMI of neighbouring words, then a truncated SVD.

A text's vector is the weighted mean of its words (SIF: Arora, Liang and Ma, 2017): a word
weighs ``a / (a + its share of all words)``; the direction all texts have in common is removed
and the length made 1. After Levy and Goldberg (2014), PPMI-SVD does the work of word2vec.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.ngrams import count_words

WORDS = 20_000
SIZE = 100
WINDOW = 10
RARE = 1e-3

Tokens = Sequence[Sequence[str]]


@dataclass(frozen=True, eq=False)
class WordVectors:
    """``table`` (words, size) float32, already weighted; ``common`` (size,) float32."""

    words: tuple[str, ...]
    table: NDArray[np.float32]
    common: NDArray[np.float32]

    def embed(self, texts: Tokens) -> NDArray[np.float32]:
        """One row of length 1 per text, (n, size); a text without known words is all 0."""
        return self.embed_counts(count_words(texts, {w: i for i, w in enumerate(self.words)}))

    def embed_counts(self, counts: sp.csr_matrix) -> NDArray[np.float32]:
        """The same from (n, words): how often each text holds each word, columns sorted."""
        mean = _rows_to_length_one(np.asarray(counts @ self.table, np.float32))
        # einsum, not BLAS: a row must not depend on the rows that happen to be beside it.
        shared = np.einsum("ij,j->i", mean, self.common)
        return _rows_to_length_one(mean - np.outer(shared, self.common))


def learn_vectors(texts: Tokens, *, seed: int) -> WordVectors | None:
    """The vectors of the commonest words of ``texts``; None where there are too few words."""
    frequent = Counter(chain.from_iterable(texts))
    words = sorted((w for w in frequent if frequent[w] > 1), key=lambda w: (-frequent[w], w))
    words = words[:WORDS]
    if len(words) <= SIZE:
        return None
    table = _factors(_ppmi(_neighbours(texts, words)), seed=seed)
    share = np.array([frequent[w] for w in words]) / frequent.total()
    # Plain memory order, as it will be when loaded: the order of a sum decides its last bit.
    weighted = np.ascontiguousarray(table * (RARE / (RARE + share))[:, None], np.float32)
    return WordVectors(tuple(words), weighted, _common_direction(weighted, words, texts))


def _neighbours(texts: Tokens, words: Sequence[str]) -> sp.csr_matrix:
    """How often two words stand within ``WINDOW`` of each other: symmetric (words, words)."""
    index = {w: i for i, w in enumerate(words)}
    gap = [-1] * WINDOW
    ids = np.array([i for t in texts for i in chain((index.get(w, -1) for w in t), gap)], np.int32)
    total = sp.csr_matrix((len(words), len(words)), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        both = (left >= 0) & (right >= 0)
        ones = np.ones(int(both.sum()), np.float32)
        total = total + sp.csr_matrix((ones, (left[both], right[both])), shape=total.shape)
    return (total + total.T).tocsr()


def _ppmi(counts: sp.csr_matrix) -> sp.csr_matrix:
    """Positive pointwise mutual information of a symmetric count matrix."""
    sums = np.asarray(counts.sum(axis=1)).ravel()
    pairs = counts.tocoo()
    expected = sums[pairs.row] * sums[pairs.col] / sums.sum()
    values = np.maximum(np.log(pairs.data / expected), 0).astype(np.float32)
    ppmi = sp.csr_matrix((values, (pairs.row, pairs.col)), shape=counts.shape)
    ppmi.eliminate_zeros()
    return ppmi


def _factors(matrix: sp.csr_matrix, *, seed: int) -> NDArray[np.float32]:
    from sklearn.utils.extmath import randomized_svd

    left, strength, _ = randomized_svd(matrix, SIZE, n_iter=3, random_state=seed)
    return _rows_to_length_one(left * strength)


def _common_direction(
    table: NDArray[np.float32], words: Sequence[str], texts: Tokens
) -> NDArray[np.float32]:
    sums = count_words(texts, {w: i for i, w in enumerate(words)}) @ table
    mean = _rows_to_length_one(np.asarray(sums, np.float32))
    _, vectors = np.linalg.eigh(mean.T @ mean)
    return np.ascontiguousarray(vectors[:, -1], np.float32)


def _rows_to_length_one(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
    return np.asarray(scaled, np.float32)
