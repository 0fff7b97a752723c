"""The learning curve and what it promises, as plain values: one after another, slowly."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.fitting import Examined
from training.forecast import (
    DRAWS,
    FRACTIONS,
    Curve,
    advise,
    forecast,
    gain,
    learning_curve,
    tags_for,
)
from training.quality_values import Line, Needed, Outlook

POINTS = 0.02  # a gain in F1 that is worth naming


def outlook(
    examined: Examined,
    *,
    tags: int,
    lows: Sequence[float] | None = None,
    seed: int = 0,
) -> Generator[tuple[int, int], None, Outlook]:
    """Yields (done, total) after every fit. ``tags``: judged sentences in all, of which those
    that were examined may be a sample; ``lows``: the low end of each F1, from the audit slice.
    """
    steps = learning_curve(
        examined.matrix(), examined.crossed, examined.folds, examined.recipe, seed=seed
    )
    total, done = DRAWS * (len(FRACTIONS) - 1) * (1 + int(examined.folds.of.max())), 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return _outlook(replace(end.value, tags=tags), lows)
        done += 1
        yield done, total


def _outlook(curve: Curve, lows: Sequence[float] | None) -> Outlook:
    told = forecast(curve)
    advice = advise(curve, lows=None if lows is None else np.array(lows))
    known = [c for c, it in enumerate(told.categories) if it is not None]
    return Outlook(
        tags=curve.tags,
        sizes=tuple(round(size) for size in curve.sizes.tolist()),
        lines=tuple(_line(column) for column in np.moveaxis(curve.f1, 2, 0)),
        gains=told.categories,
        needed=tuple(
            None if known is None else _needed(curve, c) for c, known in enumerate(told.categories)
        ),
        mean=_line(curve.f1[:, :, known].mean(axis=2)) if known else None,
        mean_gain=told.macro,
        stop=advice.stop,
        reason=advice.reason,
        category=advice.category,
    )


def _needed(curve: Curve, category: int) -> Needed | None:
    tags = tags_for(curve, category, points=POINTS)
    if tags is None:
        return None
    return Needed(tags, gain(curve.sizes, curve.f1[:, :, category], now=curve.tags, more=tags))


def _line(draws: NDArray[np.float64]) -> Line:
    """From (draws, sizes)."""
    three = draws.mean(axis=0), draws.min(axis=0), draws.max(axis=0)
    return Line(*(tuple(row.tolist()) for row in three))
