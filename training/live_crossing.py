"""Thresholds and calibration of the live classifier: a cross-validation that can be put aside."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from training.crossing import Unseen, evidence_of
from training.deciding import Crossed, Decider, learn_decider
from training.fitting import FEWEST, SAMPLE
from training.folds import make_folds
from training.sampling import sample_rows

if TYPE_CHECKING:
    from training.live_rows import LiveRows
    from training.live_solver import Solver

T = TypeVar("T")
Steps = Generator[None, None, T]


@dataclass(frozen=True)
class Labels:
    """``of``: unit id -> one of 1, 0, -1 per category. ``uid_of``: unit id -> its uid."""

    of: dict[int, list[int]]
    uid_of: dict[int, str]

    def put(self, units: Iterable[int], fresh: Labels) -> None:
        """Take over what ``fresh`` says of these units, be it nothing."""
        for unit in units:
            self.of.pop(unit, None)
            if unit in fresh.of:
                self.of[unit], self.uid_of[unit] = fresh.of[unit], fresh.uid_of[unit]

    def copy(self) -> Labels:
        """One that stays as it is."""
        return Labels(dict(self.of), dict(self.uid_of))

    def since(self, before: Labels) -> int:
        """How many units are judged otherwise than ``before``."""
        both = self.of.keys() | before.of.keys()
        return sum(self.of.get(unit) != before.of.get(unit) for unit in both)


@dataclass(frozen=True, eq=False)
class Judged:
    """``rows`` (m,) of the corpus, in order of uid, ``labels`` (m, k) 1, 0 or -1, ``groups`` (m,).

    ``given``: what they come from, where a sentence may stand twice.
    """

    rows: NDArray[np.intp]
    labels: NDArray[np.int8]
    groups: Sequence[str]
    given: Labels

    def enough(self) -> bool:
        """Are there enough to learn from how to decide?"""
        return bool((evidence_of(self.labels).min(axis=1) >= FEWEST).any())


def cross(
    judged: Judged,
    texts: Callable[[Sequence[int]], list[str]],
    solver: Solver,
    corpus: tuple[LiveRows, NDArray[np.float64], NDArray[np.bool_]],
    *,
    seed: int,
) -> Steps[Decider | None]:
    """How to decide, from folds by report over at most ``SAMPLE`` rows; None: too few judged.

    ``texts`` gives the texts of some of the judged rows; ``corpus``: all rows, the vote of the
    seed words (n, k), which categories have any (k,).
    """
    rows, vote, seeded = corpus
    if not judged.enough():
        return None
    part = sample_rows(judged.labels, judged.groups, size=SAMPLE, seed=seed)
    labels, groups = judged.labels[part], [judged.groups[i] for i in part]
    folds = make_folds(texts(part.tolist()), labels, groups, seed=seed)
    matrix, _ = rows.seen(judged.rows[part])
    scores = np.zeros(labels.shape)
    evidence = np.zeros((*labels.shape, 2), np.int64)
    for learnt, tested in folds.splits():
        evidence[tested] = evidence_of(labels[learnt])
        for category in range(labels.shape[1]):
            if len(learnt):
                weights, offset = solver.fit(matrix[learnt], labels[learnt, category])
                scores[tested, category] = matrix[tested] @ weights + offset
            yield
    unseen = Unseen(scores, evidence, folds.of)
    cells = Crossed(unseen, vote[judged.rows[part]], labels, seeded)
    return learn_decider(cells, evidence_of(judged.labels))
