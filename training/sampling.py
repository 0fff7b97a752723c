"""Which sentences stand for all of them where there are too many to cross-validate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.calibration import ENOUGH


def sample_rows(
    labels: NDArray[np.int8], groups: Sequence[str], *, size: int, seed: int
) -> NDArray[np.intp]:
    """``size`` rows by chance, as many of each report as it has or as its share allows.

    Beyond them, rows of every answer (yes or no of a category) that has come in fewer than
    ``ENOUGH`` times: without them a category known from one report could not be measured.
    """
    _, member = np.unique(np.array(groups, object), return_inverse=True)
    order = np.random.default_rng(seed).permutation(len(groups))
    # Turn by turn: first one row of every report, then a second one, and so on.
    order = order[np.argsort(_turns(member[order]), kind="stable")]
    taken = np.arange(len(order)) < size
    for answer in np.hstack([labels == 1, labels == 0])[order].T:
        lacking = max(ENOUGH - int((answer & taken).sum()), 0)
        taken[np.flatnonzero(answer & ~taken)[:lacking]] = True
    return np.sort(order[taken])


def _turns(member: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many rows of the same report stand before each row."""
    by_report = np.argsort(member, kind="stable")
    sizes = np.bincount(member)
    turns = np.empty_like(by_report)
    turns[by_report] = np.arange(len(member)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return turns
