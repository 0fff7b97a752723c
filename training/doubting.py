"""Which annotations a classifier that did not learn them doubts most.

Every cell (sentence, category) is scored by a classifier taught by other reports. The surer that
one is of the opposite, the higher the cell stands (self-confidence: Northcutt and others, 2021).
What is contradicted strongly is then left out and the rest scored again, so that wrong
annotations do not speak for each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from training.crossing import Taught, cross_validate
from training.deciding import Crossed
from training.explaining import CategoryExplanation, explain
from training.features import Counter, Features
from training.folds import Folds, make_folds
from training.linear import Linear
from training.reading import Reading, check_context, read
from training.recipes import CANDIDATES, Recipe
from training.scheme import CategorySpec

# An annotation less likely than this teaches nothing the second time. Measured on the labelled
# reports with 5% of the cells flipped: with 0.3 and more, fewer yes->no are found.
CONTRADICTED = 0.2

Cells = NDArray[np.float64]
Labels = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Doubts:
    """``probabilities`` (n, k) float64 of a yes, from folds by report; NaN where nothing is known:
    not judged, or a category in which the fold had nothing to go by.

    ``order``: (row, category) of every judged cell with a probability, the most doubtful first,
    a doubted yes and a doubted no by turns: an ordinary list would hold only the commoner kind.

    ``explain(row)``: per category, the words by which the classifier that scored the row went.
    """

    probabilities: Cells
    order: list[tuple[int, int]]
    explain: Callable[[int], list[CategoryExplanation]]


def doubt(
    texts: Sequence[str],
    labels: Labels | Sequence[Sequence[int]],
    groups: Sequence[str],
    categories: Sequence[CategorySpec],
    *,
    context: Sequence[str] | None = None,
    recipe: Recipe = CANDIDATES[0],
    seed: int = 0,
) -> Doubts:
    """Score n judged sentences, normalized, by what other reports teach.

    ``labels`` (n, k): 1 yes, 0 no, -1 not judged; ``groups`` (n): the report of each; ``context``
    as in ``fit``. With fewer than three reports folds are made of sentences. ValueError for
    sizes that do not fit together.
    """
    check_context(texts, context)
    told = np.asarray(labels, np.int8).reshape(len(texts), len(categories))
    if len(groups) != len(texts):
        raise ValueError("doubt needs one group per text")
    if not len(texts):
        return Doubts(np.zeros(told.shape), [], lambda _: [])
    scorer = _Scorer(read(texts, categories, context), categories, recipe, seed)
    folds = make_folds(texts, told, groups, seed=seed)
    first = _confidence(scorer.unseen(told, folds), told)
    kept = np.where(first < CONTRADICTED, np.int8(-1), told)
    taught: Taught = {}
    found = np.where(told >= 0, scorer.unseen(kept, folds, taught), np.nan)
    order = list(_by_turns(_confidence(found, told), told))
    return Doubts(found, order, lambda row: scorer.explain(row, taught.get(int(folds.of[row]))))


class _Scorer:
    """Counts the texts once, scores them under any labels."""

    def __init__(
        self, reading: Reading, categories: Sequence[CategorySpec], recipe: Recipe, seed: int
    ) -> None:
        self._reading = reading
        self._categories = categories
        self._counter = Counter(reading, None)
        self._seeded = np.array([bool(c.seeds) for c in categories], np.bool_)
        self._recipe = recipe
        self._seed = seed

    def explain(
        self, row: int, taught: tuple[Features, Linear] | None
    ) -> list[CategoryExplanation]:
        """What a classifier found in one of the texts; None: there was nothing to learn from."""
        one = self._reading.rows(np.array([row]))
        return explain(one, self._categories, *(taught or (None, None)))

    def unseen(self, labels: Labels, folds: Folds, taught: Taught | None = None) -> Cells:
        """(n, k) probabilities, calibrated too by other folds only; NaN where nothing is known."""
        given = self._recipe, self._counter, labels, folds
        told = cross_validate(*given, seed=self._seed, taught=taught)
        crossed = Crossed(told, self._reading.vote, labels, self._seeded)
        found = np.empty(labels.shape)
        for fold in np.unique(told.fold):
            here = told.fold == fold
            lines = crossed.lines(crossed.without(here))
            found[here] = crossed.probabilities(lines)[here]
        known = (told.evidence.min(axis=2) > 0) | self._seeded
        return np.where(known, found, np.nan)


def _confidence(probabilities: Cells, labels: Labels) -> Cells:
    """(n, k): how likely what was said is; NaN where nothing was said or nothing is known."""
    said = np.where(labels == 1, probabilities, 1 - probabilities)
    return np.where(labels >= 0, said, np.nan)


def _by_turns(confidence: Cells, labels: Labels) -> Iterator[tuple[int, int]]:
    ranked = np.argsort(confidence, axis=None, kind="stable")
    cells = [divmod(int(at), labels.shape[1]) for at in ranked[: np.isfinite(confidence).sum()]]
    yes = [cell for cell in cells if labels[cell] == 1]
    no = [cell for cell in cells if labels[cell] == 0]
    for pair in zip_longest(yes, no):
        # Of the two whose turn it is, the more doubtful one comes first.
        both = [cell for cell in pair if cell is not None]
        yield from sorted(both, key=lambda cell: confidence[cell])
