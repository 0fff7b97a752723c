"""In which order sentences are tagged: pure functions of what is said of them, never of a store.

Rows are n sentences, columns k categories. Every order is a permutation of the rows it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.spreading import BLOCK, FEWEST, draw_from_top, mix, spread

__all__ = [
    "BLOCK",
    "FEWEST",
    "disagreement",
    "doubt",
    "draw_from_top",
    "excludes",
    "highest_first",
    "mix",
    "most_apart",
    "spread",
]

Cells = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]

EVEN = 0.5  # farther from what was said, a probability says the opposite
ENOUGH, NEARLY_ALL = 20, 0.95
_SURE = 1e-6


def doubt(
    probabilities: Cells, thresholds: Cells, waiting: Flags, *, exclusive: bool = False
) -> Cells:
    """How much is to be learnt from each sentence: (n,), the more the better.

    A decision's margin is the distance of its probability from its category's threshold, both
    as log odds; ``1 / (1 + exp(margin))`` is then the chance that it is wrong, half at the
    threshold. A sentence is read once and judged in all of its ``waiting`` (n, k) categories,
    so it counts with the sum: the number of wrong decisions to expect in it. (The smallest
    margin alone, as in binary uncertainty sampling, picks pairs of sentence and category.)
    Where one category excludes the others (``exclusive``), a sentence asks for one decision
    only: its margin is the lead of the best category over the next.
    """
    odds = _log_odds(probabilities) - _log_odds(thresholds)
    if exclusive and odds.shape[1] > 1:
        ranked = np.sort(odds, axis=1)
        return np.asarray(_chance(ranked[:, -1] - ranked[:, -2]) * waiting.any(axis=1))
    return np.asarray(np.where(waiting, _chance(np.abs(odds)), 0.0).sum(axis=1), np.float64)


def _chance(margin: Cells) -> Cells:
    return np.asarray(1 / (1 + np.exp(margin)), np.float64)


def excludes(labels: NDArray[np.int8]) -> bool:
    """Does one category exclude the others, as far as people have said?

    ``labels`` (n, k), -1 not judged, -2 people differ. Yes where nearly all of enough sentences
    judged in full have just one.
    """
    full = labels[(labels >= 0).all(axis=1)]
    return len(full) >= ENOUGH and bool(((full == 1).sum(axis=1) == 1).mean() >= NEARLY_ALL)


def _log_odds(probabilities: Cells) -> Cells:
    p = np.clip(probabilities, _SURE, 1 - _SURE)
    return np.asarray(np.log(p / (1 - p)), np.float64)


def disagreement(labels: NDArray[np.int8], unseen: Cells) -> Cells:
    """How much people and the classifier differ about each sentence: (n,), 0 to 2.

    ``labels`` (n, k): 1 yes, 0 no, -1 not judged, -2 people differ. ``unseen`` (n, k):
    probabilities from a classifier that had not seen the sentence, not a number where there is
    none. The worst category counts: 2 where people differ, else the distance of the label.
    """
    apart = np.where(labels >= 0, np.abs(labels - unseen), 0.0)
    apart = np.where(labels == -2, 2.0, np.nan_to_num(apart, nan=0.0))
    return np.asarray(apart.max(axis=1, initial=0.0), np.float64)


def most_apart(labels: Sequence[Sequence[int]], unseen: Cells) -> list[int]:
    """The rows of which ``unseen`` says the opposite of ``labels``, by ``disagreement``."""
    apart = disagreement(np.array(labels, np.int8).reshape(unseen.shape), unseen)
    return [int(row) for row in highest_first(apart) if apart[row] > EVEN]


def highest_first(values: Cells) -> Rows:
    """Rows by (n,) values; equal ones as they stand."""
    return np.argsort(-values, kind="stable")
