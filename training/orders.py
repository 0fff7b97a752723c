"""In which order sentences are tagged: pure functions of what is said of them, never of a store.

Rows are n sentences, columns k categories. Every order is a permutation of the rows it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.ngrams import char_keys

Cells = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]

ALIKE = 0.6  # cosine of two sentences' character pairs, from which on they say the same
EVEN = 0.5  # farther from what was said, a probability says the opposite
BLOCK = 50  # sentences in a row of which no two are alike; by then there is a new order anyway
TOP = 100  # the most doubtful hundredth is drawn from by chance,
FEWEST = 50  # or so many sentences
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


def doubtful_first(
    said: Sequence[Sequence[float] | None],
    thresholds: Sequence[float],
    waiting: Sequence[Sequence[bool]],
    labels: Sequence[Sequence[int]],
) -> list[int]:
    """``doubt``, as an order of n sentences; None: nothing was said of it, and it comes last.

    ``labels`` (any number, k): all that people said, from which ``excludes`` is seen.
    """
    limits = np.array(thresholds, np.float64)
    sure = np.zeros(len(limits)).tolist()
    cells = np.array([sure if row is None else row for row in said], np.float64)
    waits = np.array(
        [[of and row is not None for of in part] for row, part in zip(said, waiting, strict=True)],
        np.bool_,
    )
    shape = (len(said), len(limits))
    exclusive = excludes(np.array(labels, np.int8).reshape(-1, len(limits)))
    values = doubt(cells.reshape(shape), limits, waits.reshape(shape), exclusive=exclusive)
    return [int(row) for row in highest_first(values)]


def most_apart(labels: Sequence[Sequence[int]], unseen: Cells) -> list[int]:
    """The rows of which ``unseen`` says the opposite of ``labels``, by ``disagreement``."""
    apart = disagreement(np.array(labels, np.int8).reshape(unseen.shape), unseen)
    return [int(row) for row in highest_first(apart) if apart[row] > EVEN]


def highest_first(values: Cells) -> Rows:
    """Rows by (n,) values; equal ones as they stand."""
    return np.argsort(-values, kind="stable")


def draw_from_top(order: Sequence[int], ranks: Sequence[int]) -> list[int]:
    """``order`` hundredth by hundredth, each by its ``ranks`` (of each entry; chance).

    At the very top of what is doubtful stand sentences that are doubtful for one and the same
    reason; drawn from a little further, the same number of tags teaches more.
    """
    size = max(FEWEST, len(order) // TOP)
    return [
        order[place]
        for start in range(0, len(order), size)
        for place in sorted(range(len(order))[start : start + size], key=ranks.__getitem__)
    ]


def spread(order: Sequence[int], texts: Sequence[str]) -> list[int]:
    """``order`` with what repeats put off: of ``BLOCK`` in a row, no two are alike.

    ``texts``: of each entry of ``order``. Alike: neighbours and near-duplicates, by the
    cosine of their character pairs, figures and all. Where nothing else is left, they follow as
    they were.
    """
    rows = _pairs(texts)
    left, found = list(range(len(order))), list[int]()
    while left:
        picked = _unlike(rows, left)
        found += picked
        taken = set(picked)
        left = [place for place in left if place not in taken]
    return [order[place] for place in found]


def _unlike(rows: sp.csr_matrix, left: Sequence[int]) -> list[int]:
    """Up to ``BLOCK`` of those left, in order, each unlike all before it."""
    first, picked = left[: 4 * BLOCK], list[int]()
    near = (rows[first] @ rows[first].T).toarray() >= ALIKE
    here: list[int] = []
    for place, row in enumerate(first):
        if len(picked) == BLOCK:
            break
        if not near[place, here].any():
            here.append(place)
            picked.append(row)
    return picked


def _pairs(texts: Sequence[str]) -> sp.csr_matrix:
    """(n, pairs): which pairs of characters stand in each text, rows of length 1."""
    ((row, keys, _),) = char_keys(texts, (2, 2))
    known, column = np.unique(keys, return_inverse=True)
    ones = np.ones(len(row), np.float32)
    found = sp.csr_matrix((ones, (row, column)), shape=(len(texts), len(known)))
    found.data[:] = 1
    length = np.sqrt(np.asarray(found.sum(axis=1)).ravel())
    scale = np.divide(1, length, out=np.zeros_like(length), where=length > 0)
    return sp.csr_matrix(sp.diags(scale) @ found)


def mix(chosen: Sequence[int], audited: Sequence[int], *, judged: int, every: int) -> list[int]:
    """One of ``audited`` in every ``every`` places, the rest ``chosen``; both keep their order.

    ``judged``: sentences judged so far; the rhythm goes on from there, whoever asks how often.
    Where one list has ended, the other follows.
    """
    chosen, audited = list(chosen), list(audited)
    found: list[int] = []
    mine = theirs = 0
    while mine < len(chosen) and theirs < len(audited):
        if (judged + len(found)) % every == every - 1:
            found.append(audited[theirs])
            theirs += 1
        else:
            found.append(chosen[mine])
            mine += 1
    return found + chosen[mine:] + audited[theirs:]
