"""Figures of any part of what the folds decided: a year, a level, a threshold.

A 90% interval is the wider of two at each end: reports or rows drawn with replacement
(``training.figures``), and Jeffreys' (``training.auditing``). The first alone says 100%-100%
where nothing went wrong by chance, the second alone takes sentences of one report for strangers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.auditing import f1_interval, share_interval
from training.figures import Interval, bootstrap, interval, outcomes
from training.quality_values import Told

Flags = NDArray[np.bool_]
Labels = NDArray[np.int8]


def tell(decided: Flags, labels: Labels, groups: Sequence[str], *, seed: int = 0) -> list[Told]:
    """Figures of each column of (n, m) decisions and labels: 1 yes, 0 no, -1 not judged.

    ``groups`` (n): the report of each row.
    """
    if not len(labels):
        return [Told(0, 0, 0, 0, None, None, None)] * labels.shape[1]
    counted = outcomes(decided, labels)
    _, draws = bootstrap(counted, groups, seed=seed)
    cells = np.vstack([counted.sum(axis=1), (labels >= 0).sum(axis=0)]).T.tolist()
    return [_told(column, draws[:, :, c], seed=seed) for c, column in enumerate(cells)]


def _told(cells: Sequence[int], draws: NDArray[np.float64], *, seed: int) -> Told:
    right, wrong, missed, judged = cells
    alone = (
        share_interval(right, right + wrong),
        share_interval(right, right + missed),
        f1_interval(right, wrong, missed, seed=seed),
    )
    figures = [None if a is None else _wider(a, draws[:, i]) for i, a in enumerate(alone)]
    return Told(right, wrong, missed, judged - right - wrong - missed, *figures)


def _wider(alone: Interval, draws: NDArray[np.float64]) -> Interval:
    value, low, high = alone
    _, lower, upper = interval(value, draws)
    return value, min(low, lower), max(high, upper)


def by_part(
    decided: Flags,
    labels: Labels,
    groups: Sequence[str],
    parts: Sequence[str],
    *,
    seed: int = 0,
) -> dict[str, list[Told]]:
    """``tell`` for the rows of each part; ``parts`` (n): the name of each row's."""
    names = np.array(parts, object)
    found = {}
    for name in sorted(set(parts)):
        here = np.flatnonzero(names == name).tolist()
        found[name] = tell(decided[here], labels[here], [groups[i] for i in here], seed=seed)
    return found


def taken_for(decided: Flags, labels: Labels) -> list[tuple[int, int, int]]:
    """(one, other, sentences): one category was missed and another one wrongly given instead.

    The commonest first.
    """
    missed = ((labels == 1) & ~decided).astype(np.int64)
    wrong = ((labels == 0) & decided).astype(np.int64)
    counts = missed.T @ wrong
    pairs = [(int(counts[a, b]), int(a), int(b)) for a, b in np.argwhere(counts > 0)]
    return [(a, b, n) for n, a, b in sorted(pairs, key=lambda p: (-p[0], p[1:]))]
