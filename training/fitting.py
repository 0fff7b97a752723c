"""From judged sentences to a classifier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.classifier import Classifier
from training.crossing import choose_recipe, evidence_of
from training.deciding import Crossed, learn_decider, untaught
from training.features import Counter
from training.folds import make_folds
from training.linear import fit_linear
from training.measuring import measure
from training.reading import Reading, read
from training.recipes import CANDIDATES, Recipe, candidates
from training.scheme import CategorySpec
from training.tokens import tokenize
from training.vectors import WordVectors, learn_vectors

# Folds, recipe and thresholds come from at most this many sentences; the fit from all.
SAMPLE = 6000
# Fewer yes or no than this in every category: nothing to cross-validate.
FEWEST = 3

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class _Material:
    """The judged sentences, in an order that does not depend on how they were given."""

    categories: tuple[CategorySpec, ...]
    labels: NDArray[np.int8]
    groups: list[str]
    reading: Reading
    vectors: WordVectors | None
    has_leads: bool

    def sample(self, *, seed: int) -> _Material:
        """At most about ``SAMPLE`` sentences, in whole reports; all, if they are no more."""
        names, member = np.unique(np.array(self.groups, object), return_inverse=True)
        order = np.random.default_rng(seed).permutation(len(names))
        sizes = np.bincount(member)[order]
        # The first report always comes in, however long it is.
        taken = order[(np.cumsum(sizes) - sizes) < SAMPLE]
        rows = np.flatnonzero(np.isin(member, taken))
        groups = [self.groups[i] for i in rows]
        return replace(
            self, labels=self.labels[rows], groups=groups, reading=self.reading.rows(rows)
        )

    def recipes(self) -> list[Recipe]:
        """Those worth trying on it."""
        seeds = any(c.seeds for c in self.categories)
        return candidates(pool=self.vectors is not None, leads=self.has_leads, seeds=seeds)


def fit(
    texts: Sequence[str],
    labels: NDArray[np.int8] | Sequence[Sequence[int]],
    groups: Sequence[str],
    categories: Sequence[CategorySpec],
    *,
    context: Sequence[str] | None = None,
    unlabelled: Sequence[str] = (),
    recipe: Recipe | None = None,
    notes: Mapping[str, str] | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Classifier:
    """Learn from n normalized sentences, cross-validated by report.

    ``labels`` (n, k) int8: 1 yes, 0 no, -1 not judged; rows without any judgement are left
    out. ``groups`` (n): the report of each. ``unlabelled``: more sentences of the project, for
    word vectors, used where they outnumber the judged ones. ``recipe``: use this one and
    choose none. ``notes``: strings to keep with it.
    ``progress(done, total)`` is called as it goes on. The same input in any row order gives
    the same classifier. Raises ValueError for lengths that do not fit together.
    """
    report = progress or (lambda _done, _total: None)
    told = np.asarray(labels, np.int8).reshape(len(texts), len(categories))
    rows = _judged_rows(texts, told, groups, context)
    given = told[rows]
    seeded = np.array([bool(c.seeds) for c in categories], np.bool_)
    start = untaught(seeded, evidence_of(given))
    empty = Classifier(tuple(categories), recipe or CANDIDATES[0], start, notes=dict(notes or {}))
    if not start.evidence.all(axis=1).any():
        return empty
    reading = read([texts[i] for i in rows], categories, context and [context[i] for i in rows])
    vectors = _vectors(reading, unlabelled, recipe, seed=seed)
    names = [groups[i] for i in rows]
    material = _Material(
        empty.categories, given, names, reading, vectors, bool(context and any(context))
    )
    chosen = _cross(empty, material, recipe, seed=seed, report=report)
    features, matrix = Counter(reading, vectors).learn(chosen.recipe, np.arange(len(rows)))
    linear = fit_linear(matrix, given, chosen.recipe, seed=seed)
    report(1, 1)
    return replace(chosen, features=features, linear=linear)


def _judged_rows(
    texts: Sequence[str],
    labels: NDArray[np.int8],
    groups: Sequence[str],
    context: Sequence[str] | None,
) -> list[int]:
    if len(groups) != len(texts) or (context is not None and len(context) != len(texts)):
        raise ValueError("fit needs one group and one context per text")
    return sorted(
        np.flatnonzero((labels >= 0).any(axis=1)).tolist(),
        key=lambda i: (texts[i], groups[i], labels[i].tobytes(), context[i] if context else ""),
    )


def _vectors(
    reading: Reading, unlabelled: Sequence[str], recipe: Recipe | None, *, seed: int
) -> WordVectors | None:
    """Word vectors can tell something new only where most texts are not judged."""
    if len(unlabelled) <= len(reading) or (recipe is not None and not recipe.vectors):
        return None
    pool = tokenize(sorted(set(unlabelled)))
    return learn_vectors([*pool, *reading.alone.words], seed=seed)


def _cross(
    start: Classifier, material: _Material, recipe: Recipe | None, *, seed: int, report: Progress
) -> Classifier:
    """``start`` with recipe, thresholds and figures; itself where there is too little."""
    decider = start.decider
    if not (decider.evidence.min(axis=1) >= FEWEST).any():
        return start
    part = material.sample(seed=seed)
    folds = make_folds(part.reading.alone.texts, part.labels, part.groups, seed=seed)
    counter = Counter(part.reading, part.vectors)
    recipes = [recipe] if recipe else part.recipes()
    chosen, unseen = choose_recipe(recipes, counter, part.labels, folds, seed=seed, progress=report)
    cells = Crossed(unseen, part.reading.vote, part.labels, decider.seeded)
    learnt = learn_decider(cells, decider.evidence)
    uids = [c.uid for c in start.categories]
    figures = measure(cells, part.groups, uids, by_report=folds.by_group, seed=seed)
    return replace(start, recipe=chosen, decider=learnt, figures=figures)
