"""How good: precision, recall and F1 per category, each with a 90% bootstrap interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 500
ENOUGH_GROUPS = 10

Interval = tuple[float, float, float]


@dataclass(frozen=True)
class CategoryFigures:
    """Of one category, over the judged sentences of the folds.

    ``precision``, ``recall``, ``f1``: (value, lower, upper) of the 90% interval, 0 to 1.
    ``yes``, ``no``: judged sentences. ``calibrated``: is a score a probability?
    ``outside_error``, ``outside_share``: decisions outside the doubt band that are wrong, and
    decisions that are outside it, 0 to 1.
    """

    uid: str
    yes: int
    no: int
    precision: Interval
    recall: Interval
    f1: Interval
    calibrated: bool
    outside_error: float
    outside_share: float


@dataclass(frozen=True)
class Figures:
    """``by_report``: were the folds whole reports? ``rows``: judged sentences in the folds."""

    categories: tuple[CategoryFigures, ...] = ()
    macro_f1: Interval = (0.0, 0.0, 0.0)
    by_report: bool = False
    rows: int = 0


def outcomes(decided: NDArray[np.bool_], labels: NDArray[np.int8]) -> NDArray[np.int64]:
    """(3, n, k): right yes, wrong yes, missed yes; all 0 where not judged."""
    yes, no = labels == 1, labels == 0
    return np.stack([decided & yes, decided & no, ~decided & yes]).astype(np.int64)


def scores_of(counts: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.float64]:
    """(3, ...) right, wrong and missed yes to (3, ...) precision, recall, F1; 0 for 0 / 0."""
    right, wrong, missed = counts.astype(np.float64)
    parts = [right + wrong, right + missed, right + (wrong + missed) / 2]
    return np.stack([_share(right, part) for part in parts])


def _share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def bootstrap(
    counted: NDArray[np.int64], groups: Sequence[str], *, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scores (3, k) of all rows, and (draws, 3, k) of rows drawn with replacement.

    ``counted`` is (3, n, k). Whole reports are drawn where there are ten or more, else rows.
    """
    names, member = np.unique(np.array(groups, object), return_inverse=True)
    if len(names) >= ENOUGH_GROUPS:
        summed = np.zeros((3, len(names), counted.shape[2]), np.int64)
        for part, into in zip(counted, summed, strict=True):
            np.add.at(into, member, part)
        counted = summed
    size = counted.shape[1]
    draws = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), DRAWS)
    # As floating point, which multiplies many times faster; sums of counts stay exact.
    drawn = draws.astype(np.float64) @ counted
    return scores_of(counted.sum(axis=1)), np.moveaxis(scores_of(drawn), 0, 1)


def interval(value: float, draws: NDArray[np.float64]) -> Interval:
    """The value with the 5th and 95th percentile of its draws."""
    low, high = np.percentile(draws, [5, 95])
    return float(value), float(low), float(high)
