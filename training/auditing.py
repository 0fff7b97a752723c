"""How good a classifier is, told from a random sample that neither taught nor chose anything.

Of a category every sentence of the sample is a right yes, a wrong yes, a missed yes or a right no:
one draw from four kinds. With Jeffreys' prior, half a sentence of each kind, the shares of the
kinds are Dirichlet, precision and recall are Beta, and F1 is a ratio of gammas, drawn by chance
(Goutte and Gaussier, A probabilistic interpretation of precision, recall and F-score, 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.figures import Interval, scores_of

DRAWS = 20_000
PRIOR = 0.5
_ENDS = (0.05, 0.95)


@dataclass(frozen=True)
class SampleFigures:
    """Of one category in a random sample of ``sentences``, of which ``yes`` are truly one.

    ``precision``, ``recall``, ``f1``: (value, lower, upper) of the 90% interval, 0 to 1; None
    where nothing in the sample can tell: no yes was given, none is true, neither.
    """

    sentences: int
    yes: int
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


def sample_figures(
    decided: NDArray[np.bool_] | Sequence[Sequence[bool]],
    labels: NDArray[np.int8] | Sequence[Sequence[int]],
    *,
    seed: int = 0,
) -> list[SampleFigures]:
    """Figures of each category from (m, k) decisions and labels: 1 yes, 0 no, -1 not judged."""
    said, true = np.asarray(decided, np.bool_), np.asarray(labels, np.int8)
    return [_of_one(said[at, c], true[at, c] == 1, seed=seed) for c, at in enumerate((true >= 0).T)]


def _of_one(decided: NDArray[np.bool_], yes: NDArray[np.bool_], *, seed: int) -> SampleFigures:
    right, wrong, missed = (
        int(cells.sum()) for cells in (decided & yes, decided & ~yes, ~decided & yes)
    )
    return SampleFigures(
        sentences=len(yes),
        yes=right + missed,
        precision=share_interval(right, right + wrong),
        recall=share_interval(right, right + missed),
        f1=f1_interval(right, wrong, missed, seed=seed),
    )


def share_interval(part: int, whole: int) -> Interval | None:
    """``part`` of ``whole`` with Jeffreys' interval; None for nothing of nothing.

    As Brown, Cai and DasGupta (2001) have it: none of them reaches down to 0, all up to 1.
    """
    # Not scipy.stats, which takes a second to load.
    from scipy.special import betaincinv

    if not whole:
        return None
    low, high = betaincinv(part + PRIOR, whole - part + PRIOR, _ENDS)
    return part / whole, float(low) if part else 0.0, float(high) if part < whole else 1.0


def f1_interval(right: int, wrong: int, missed: int, *, seed: int = 0) -> Interval | None:
    """F1 with its interval; None where there is no yes, neither given nor true."""
    counts: Sequence[int] = (right, wrong, missed)
    if not sum(counts):
        return None
    chance = np.random.default_rng(seed)
    shares = chance.gamma(np.array(counts) + PRIOR, size=(DRAWS, 3))
    f1 = shares[:, 0] / (shares[:, 0] + (shares[:, 1] + shares[:, 2]) / 2)
    low, high = np.quantile(f1, _ENDS)
    value = float(scores_of(np.array(counts))[2])
    return value, float(low) if right else 0.0, float(high) if wrong + missed else 1.0
