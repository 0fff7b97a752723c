"""What the next tags will bring: a learning curve from the tags so far, carried on.

The curve is cross-validated at fractions of the tags, drawn by chance several times. An inverse
power law with an asymptote, ``a - b * n ** -c`` (Cortes and others, 1994; Figueroa and others,
Predicting sample size required for classification performance, 2012), is fitted to draws drawn
with replacement, each with an asymptote by chance: what the curve alone cannot tell. How far the
gain of one lot of tags strays from such a curve is seen in how the draws differ.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.calibration import ENOUGH
from training.crossing import Unseen, evidence_of
from training.deciding import Crossed
from training.figures import Interval, outcomes, scores_of
from training.folds import Folds
from training.linear import fit_linear
from training.measuring import decide_unseen
from training.recipes import Recipe

FRACTIONS = (0.4, 0.55, 0.7, 0.85, 1.0)
DRAWS = 4
LEARNT = 0.8  # of the tags are learnt from in each of five folds
MORE = 100
ENSEMBLE = 300
Z = 1.645  # 90%
# Set on simulated runs on news titles, seeds apart from those that ``benchmarks.forecast`` uses.
TREND, NOISE = 0.5, 0.85  # a gain errs by so much of itself, and by so much of the draws' spread
LITTLE = 0.01  # a gain of the next 100 tags that is not worth them

Cells = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Curve:
    """``tags``: now. ``sizes`` (s,): tags learnt from. ``f1`` (draws, s, k). ``rarer`` (k,): how
    many tags of each category's rarer answer there are.
    """

    tags: int
    sizes: Cells
    f1: Cells
    rarer: NDArray[np.int64]


def learning_curve(
    matrix: sp.csr_matrix,
    crossed: Crossed,
    folds: Folds,
    recipe: Recipe,
    *,
    seed: int = 0,
) -> Generator[None, None, Curve]:
    """The curve of n judged rows, ``matrix`` (n, columns); yields after every fit.

    ``crossed``: their labels, the seed words' vote and the scores of all tags, in the same folds.
    """
    count, chance = len(crossed.labels), np.random.default_rng(seed)
    f1 = np.zeros((DRAWS, len(FRACTIONS), crossed.labels.shape[1]))
    f1[:, -1] = _f1(crossed)
    for draw in range(DRAWS):
        order = chance.permutation(count)
        for place, fraction in enumerate(FRACTIONS[:-1]):
            there = np.zeros(count, np.bool_)
            there[order[: int(fraction * count)]] = True
            part = yield from _cross(matrix, crossed, folds, recipe, there, seed)
            f1[draw, place] = _f1(part)
    sizes = LEARNT * np.array(FRACTIONS) * count
    return Curve(count, sizes, f1, evidence_of(crossed.labels).min(axis=1))


def _cross(
    matrix: sp.csr_matrix,
    crossed: Crossed,
    folds: Folds,
    recipe: Recipe,
    there: NDArray[np.bool_],
    seed: int,
) -> Generator[None, None, Crossed]:
    """All rows, each scored by what those that are ``there``, in other folds, teach."""
    labels = crossed.labels
    scores, evidence = np.zeros(labels.shape), np.zeros((*labels.shape, 2), np.int64)
    for learnt, tested in folds.splits():
        rows = learnt[there[learnt]]
        evidence[tested] = evidence_of(labels[rows])
        if len(rows):
            linear = fit_linear(matrix[rows], labels[rows], recipe, seed=seed)
            scores[tested] = linear.scores(matrix[tested])
        yield
    return Crossed(Unseen(scores, evidence, folds.of), crossed.vote, labels, crossed.seeded)


def _f1(crossed: Crossed) -> Cells:
    decided, _ = decide_unseen(crossed)
    found: Cells = scores_of(outcomes(decided, crossed.labels).sum(axis=1))[2]
    return found


def gain(sizes: Cells, values: Cells, *, now: int, more: int = MORE, seed: int = 0) -> Interval:
    """How much ``more`` tags will add to a figure: (median, lower, upper) of the 90% interval.

    ``values`` (draws, s): the figure at each of ``sizes`` (s,) tags, in several draws.
    """
    gains = _gains(sizes, values, now, more, seed)
    middle, doubt = float(np.median(gains)), float(gains.std())
    noise = NOISE * _noise(values)
    reach = Z * float(np.sqrt((TREND * middle) ** 2 + doubt**2 + noise**2))
    return middle, middle - reach, middle + reach


def _gains(sizes: Cells, values: Cells, now: int, more: int, seed: int) -> Cells:
    """The gain by each curve of the ensemble: (ENSEMBLE,)."""
    chance = np.random.default_rng(seed)
    draws = chance.integers(len(values), size=(ENSEMBLE, len(values)))
    means = values[draws].mean(axis=1)
    best = means.max(axis=1)
    asymptote = chance.uniform(np.minimum(np.maximum(0.8, best + 0.02), 1.0), 1.0)
    missing = np.log(np.maximum(asymptote[:, None] - means, 1e-3))
    weight, at = sizes / sizes.sum(), np.log(sizes)
    centre, level = weight @ at, missing @ weight
    slope = ((missing - level[:, None]) * (at - centre)) @ weight / (weight @ (at - centre) ** 2)
    slope = np.minimum(slope, -0.02)  # more tags never teach less

    def lacks(tags: float) -> Cells:
        missed = np.exp(level + slope * (np.log(tags) - centre))
        return np.asarray(np.minimum(missed, asymptote), np.float64)  # no figure is below 0

    return np.asarray(lacks(now) - lacks(now + more), np.float64)


def _noise(values: Cells) -> float:
    """How far a step of the curve in one draw is from that in another: a standard deviation."""
    return float(np.sqrt(np.diff(values, axis=1).var(axis=0, ddof=1).mean()))


@dataclass(frozen=True)
class Forecast:
    """Gains in F1, 0 to 1, by the next ``MORE`` tags, each (median, lower, upper) of 90%.

    ``categories``: None where there is too little to tell. ``macro``: of their mean.
    """

    categories: tuple[Interval | None, ...]
    macro: Interval | None


def forecast(curve: Curve) -> Forecast:
    """What the next ``MORE`` tags will bring."""
    told = curve.rarer >= ENOUGH
    found = tuple(
        gain(curve.sizes, curve.f1[:, :, c], now=curve.tags) if told[c] else None
        for c in range(len(told))
    )
    mean = curve.f1[:, :, told].mean(axis=2) if told.any() else None
    return Forecast(found, None if mean is None else gain(curve.sizes, mean, now=curve.tags))


def tags_for(curve: Curve, category: int, *, points: float = 0.02, most: int = 1000) -> int | None:
    """About how many more tags raise the F1 of a category by ``points``; None: more than ``most``.

    By tens.
    """
    values = curve.f1[:, :, category]
    for more in range(10, most + 1, 10):
        if gain(curve.sizes, values, now=curve.tags, more=more)[0] >= points:
            return more
    return None


Reason = Literal["too_few", "still_rising", "cannot_tell", "good_enough", "flat"]


@dataclass(frozen=True)
class Advice:
    """``stop``: is more tagging worth little? ``category``: which one the reason is about, if any.

    ``too_few``: a category has too few tags of one answer to tell. ``still_rising``: the next 100
    tags probably add a point or more to its F1. ``cannot_tell``: they may or may not, or its curve
    has not moved at all, so that the tags do not show what more of them would do.
    ``good_enough``: every F1 is above the goal, even at the low end. ``flat``: none will rise by
    a point, even at the high end.
    """

    stop: bool
    reason: Reason
    category: int | None = None


def advise(curve: Curve, *, lows: Cells | None = None, goal: float = 0.9) -> Advice:
    """Go on or stop, and why. ``lows`` (k,): the low end of each F1, from the audit slice."""
    if lows is not None and len(lows) and (lows >= goal).all():
        return Advice(True, "good_enough")
    if (curve.rarer < ENOUGH).any():
        return Advice(False, "too_few", int(curve.rarer.argmin()))
    gains = np.array(forecast(curve).categories, np.float64).reshape(-1, 3)
    if not len(gains) or (gains[:, 2] < LITTLE).all():
        # The same with any tags, yet not right: the seed words alone decide there.
        unmoved = (np.ptp(curve.f1, axis=(0, 1)) == 0) & (curve.f1[0, -1] < 1)
        if unmoved.any():
            return Advice(False, "cannot_tell", int(unmoved.argmax()))
        return Advice(True, "flat")
    best = int(gains[:, 0].argmax())
    rising = gains[best, 0] >= LITTLE
    return Advice(False, "still_rising" if rising else "cannot_tell", best)
