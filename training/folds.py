"""Folds: who is tested on what, so that no report and no sentence, nor one much like it, is on both
sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.near_duplicates import near_groups

FOLDS = 5
ENOUGH_GROUPS = 3


@dataclass(frozen=True, eq=False)
class Folds:
    """``of``: the fold each row is tested in (n,). ``by_group``: no report on both sides.

    ``same``: rows with one number are near-duplicates (n,), whatever their figures and
    punctuation (see ``training.near_duplicates``).
    """

    of: NDArray[np.intp]
    by_group: bool
    same: NDArray[np.intp]

    def splits(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """(rows to learn from, rows to test on); a tested text is never learnt from."""
        for fold in range(int(self.of.max()) + 1):
            tested = self.of == fold
            learnt = ~tested & ~np.isin(self.same, self.same[tested])
            yield np.flatnonzero(learnt), np.flatnonzero(tested)


def make_folds(
    texts: Sequence[str], labels: NDArray[np.int8], groups: Sequence[str], *, seed: int
) -> Folds:
    """Folds by report, or by sentence where there are fewer than three reports.

    ``labels`` (n, k): 1 yes, 0 no, -1 not judged. Rare labels are spread evenly over the
    folds (iterative stratification: Sechidis and others, 2011).
    """
    same = near_groups(texts)
    _, group = np.unique(np.array(groups, object), return_inverse=True)
    by_group = int(group.max()) + 1 >= ENOUGH_GROUPS
    member = group if by_group else same
    return Folds(_spread(member, labels, seed=seed)[member], by_group, same)


def _spread(member: NDArray[np.intp], labels: NDArray[np.int8], *, seed: int) -> NDArray[np.intp]:
    """The fold of each of the ``member`` numbers."""
    count = int(member.max()) + 1
    if count <= FOLDS:
        return np.arange(count)
    from iterstrat.ml_stratifiers import MultilabelStratifiedKFold

    said = np.zeros((count, labels.shape[1] * 2), np.int8)
    np.maximum.at(said, member, np.hstack([labels == 1, labels == 0]).astype(np.int8))
    folds = MultilabelStratifiedKFold(n_splits=FOLDS, shuffle=True, random_state=seed)
    fold_of = np.zeros(count, np.intp)
    for fold, (_, tested) in enumerate(folds.split(said, said)):
        fold_of[tested] = fold
    return fold_of
