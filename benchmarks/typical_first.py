"""With which sentences to begin: those that stand for the most of the others.

A classifier that was told little does not know what it does not know: until some hundred
sentences are judged, the most doubtful ones teach less than sentences drawn by chance. Typical
ones teach more than either.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
Rows = NDArray[np.intp]

CANDIDATES = 3000  # sentences that may be chosen: a draw by chance where there are more
DEMAND = 4000  # sentences that stand for the whole corpus, drawn likewise


def typical(vectors: Table, tagged: Rows, count: int, *, seed: int = 0) -> list[int]:
    """Up to ``count`` rows that, with those ``tagged``, cover the corpus best; the best first.

    ``vectors`` (n, size) of any length, word vectors for example; a row of zeros is like nothing.
    How well a sentence is covered is its likeness to the nearest chosen one; what is maximized,
    one row at a time, is the sum over all of them. That is greedy facility location, within
    1 - 1/e of the best (Nemhauser, Wolsey and Fisher, 1978), evaluated lazily (Minoux, 1978);
    for choosing what to label: Wei, Iyer and Bilmes (2015), and with typical sentences first
    Hacohen, Dekel and Weinshall (2022). Rows from ``tagged`` never come back.
    """
    chance = np.random.RandomState(seed).permutation(len(vectors))
    free = chance[~np.isin(chance, tagged)][:CANDIDATES]
    demand = _unit(vectors[chance[-DEMAND:]])
    likeness = _likeness(_unit(vectors[free]), demand)
    covered = np.zeros(len(demand), np.float32)
    for start in range(0, len(tagged), CANDIDATES):
        known = _likeness(_unit(vectors[tagged[start : start + CANDIDATES]]), demand)
        covered = np.maximum(covered, known.max(axis=0))
    return [int(free[place]) for place in _greedy(likeness, covered, min(count, len(free)))]


def _greedy(likeness: Table, covered: Table, count: int) -> list[int]:
    """What a row would add only ever shrinks: one that still leads when looked at anew is best."""
    gains = np.maximum(likeness - covered, 0).sum(axis=1)
    found: list[int] = []
    while len(found) < count:
        best = int(gains.argmax())
        gains[best] = np.maximum(likeness[best] - covered, 0).sum()
        if gains[best] >= gains.max():
            found.append(best)
            covered = np.maximum(covered, likeness[best])
            gains[best] = -1
    return found


def _likeness(rows: Table, demand: Table) -> Table:
    """The cosine to the third: two that are a little alike hardly stand for each other."""
    cosine = np.maximum(rows @ demand.T, 0)
    return np.asarray(cosine * cosine * cosine, np.float32)


def _unit(rows: Table) -> Table:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, length, out=np.zeros_like(rows), where=length > 0))
