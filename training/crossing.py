"""Cross-validation: what the classifier says of rows it has not seen, and which recipe wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.features import Counter, Features
from training.folds import Folds
from training.linear import Linear, fit_linear
from training.recipes import Recipe

# A later recipe must be this much better than an earlier one, in mean average precision.
MARGIN = 0.005


@dataclass(frozen=True, eq=False)
class Unseen:
    """What each row got from a classifier that had not seen it.

    ``scores`` (n, k); ``evidence`` (n, k, 2): judged no and yes that classifier had; ``fold``
    (n,). A score of a classifier without yes or no is 0.
    """

    scores: NDArray[np.float64]
    evidence: NDArray[np.int64]
    fold: NDArray[np.intp]


Taught = dict[int, tuple[Features, Linear]]
"""Fold -> what its classifier learnt; absent where it had no rows to learn from."""


def cross_validate(
    recipe: Recipe,
    counter: Counter,
    labels: NDArray[np.int8],
    folds: Folds,
    *,
    seed: int,
    taught: Taught | None = None,
) -> Unseen:
    """Scores of all rows, each from the classifier of its fold.

    ``taught``: is given what each fold's classifier learnt, where somebody wants to know.
    """
    scores = np.zeros(labels.shape)
    evidence = np.zeros((*labels.shape, 2), np.int64)
    for fold, (learnt, tested) in enumerate(folds.splits()):
        evidence[tested] = evidence_of(labels[learnt])
        if not len(learnt):
            continue
        features, matrix = counter.learn(recipe, learnt)
        linear = fit_linear(matrix[learnt], labels[learnt], recipe, seed=seed)
        if taught is not None:
            taught[fold] = features, linear
        scores[tested] = linear.scores(matrix[tested])
    return Unseen(scores, evidence, folds.of)


def evidence_of(labels: NDArray[np.int8]) -> NDArray[np.int64]:
    """(k, 2): how many were judged no, how many yes."""
    return np.stack([(labels == 0).sum(axis=0), (labels == 1).sum(axis=0)], axis=1)


def choose_recipe(
    recipes: Sequence[Recipe],
    counter: Counter,
    labels: NDArray[np.int8],
    folds: Folds,
    *,
    seed: int,
    progress: Callable[[int, int], None],
) -> tuple[Recipe, Unseen]:
    """The recipe with the best mean average precision on unseen rows, and its scores."""
    best: tuple[float, Recipe, Unseen] | None = None
    for done, recipe in enumerate(recipes):
        progress(done, len(recipes) + 1)
        unseen = cross_validate(recipe, counter, labels, folds, seed=seed)
        value = mean_average_precision(unseen.scores, labels)
        if best is None or value > best[0] + MARGIN:
            best = value, recipe, unseen
    if best is None:
        raise ValueError("choose_recipe needs at least one recipe, got none")
    return best[1], best[2]


def mean_average_precision(scores: NDArray[np.float64], labels: NDArray[np.int8]) -> float:
    """The mean over categories that have both yes and no; judged cells only."""
    from sklearn.metrics import average_precision_score

    values = [
        average_precision_score(labels[judged, c], scores[judged, c])
        for c, judged in enumerate((labels >= 0).T)
        if (labels[:, c] == 1).any() and (labels[:, c] == 0).any()
    ]
    return float(np.mean(values)) if values else 0.0
