"""What a threshold does: how well it tells, and how much it leaves to people.

Worked out for a grid of thresholds, so that whoever moves one only looks up.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.calibration import ENOUGH, doubt_band
from training.crossing import evidence_of
from training.deciding import Crossed
from training.quality_values import Effect
from training.told import tell

GRID = tuple(round(place / 50, 2) for place in range(1, 50))

Cells = NDArray[np.float64]


def unseen_probabilities(crossed: Crossed) -> Cells:
    """(n, k): the score of every row through what the other folds taught of probabilities."""
    fold = crossed.unseen.fold
    found = np.zeros(crossed.labels.shape)
    for number in np.unique(fold):
        here = fold == number
        found[here] = crossed.probabilities(crossed.lines(crossed.without(here)))[here]
    return found


def effects(
    crossed: Crossed,
    groups: Sequence[str],
    unjudged: Sequence[Sequence[float]],
    *,
    seed: int = 0,
) -> list[list[Effect]]:
    """Of each category, the effect of every threshold of ``GRID``; [] with too few tags to tell.

    ``unjudged`` (k lists): probabilities of the sentences not judged in the category.
    """
    probabilities, found = unseen_probabilities(crossed), list[list[Effect]]()
    enough = evidence_of(crossed.labels).min(axis=1) >= ENOUGH
    for c, left in enumerate(unjudged):
        column = probabilities[:, c], crossed.labels[:, c]
        found.append(_of_one(*column, groups, left, seed=seed) if enough[c] else [])
    return found


def _of_one(
    probability: Cells,
    labels: NDArray[np.int8],
    groups: Sequence[str],
    left: Sequence[float],
    *,
    seed: int,
) -> list[Effect]:
    judged = np.flatnonzero(labels >= 0)
    given, said = probability[judged], labels[judged]
    decided = given[:, None] >= np.array(GRID)
    told = tell(
        decided, np.tile(said[:, None], len(GRID)), [groups[i] for i in judged.tolist()], seed=seed
    )
    ranked, made = np.sort(np.asarray(left, np.float64)), []
    for threshold, one in zip(GRID, told, strict=True):
        low, high = doubt_band(given, said == 1, threshold)
        below = int(np.searchsorted(ranked, low, "left"))
        upto = int(np.searchsorted(ranked, high, "right"))
        made.append(Effect(threshold, one, len(ranked) - upto, upto - below, below))
    return made
