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
from training.reading import Reading, check_context, read
from training.recipes import CANDIDATES, Recipe, candidates
from training.sampling import sample_rows
from training.scheme import CategorySpec
from training.tokens import tokenize
from training.vectors import WordVectors, learn_vectors

# Folds, recipe and thresholds come from about this many sentences; the fit from all.
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
        """About ``SAMPLE`` sentences; all, if they are no more."""
        rows = sample_rows(self.labels, self.groups, size=SAMPLE, seed=seed)
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

    ``labels`` (n, k): 1 yes, 0 no, -1 not judged; rows without any judgement are left out.
    ``groups`` (n): the report of each. A sentence that stands in a report more than once, with
    the same context, counts once: what was judged in any of its places holds, and a category
    judged both yes and no there was not judged. ``unlabelled``: more sentences of the project, for
    word vectors, used where they outnumber the judged ones. ``recipe``: use this one and
    choose none. ``notes``: strings to keep with it.
    ``progress(done, total)`` is called as it goes on. The same input in any row order gives
    the same classifier; with word vectors, which go through BLAS, the last bits may differ with
    the number of its threads. ValueError for sizes that do not fit together, other labels, and
    a ``context`` that is no list.
    """
    report = progress or (lambda _done, _total: None)
    told = _checked(texts, labels, groups, len(categories))
    check_context(texts, context)
    rows, given = _judged_once(texts, told, groups, context)
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


def _checked(
    texts: Sequence[str],
    labels: NDArray[np.int8] | Sequence[Sequence[int]],
    groups: Sequence[str],
    count: int,
) -> NDArray[np.int8]:
    given = np.asarray(labels)
    if len(groups) != len(texts):
        raise ValueError("fit needs one group per text")
    if given.size and given.shape != (len(texts), count):
        raise ValueError(f"labels must be {(len(texts), count)}, not {given.shape}")
    if not np.isin(given, (-1, 0, 1)).all():
        raise ValueError("labels must be 1 (yes), 0 (no) or -1 (not judged)")
    return given.astype(np.int8).reshape(len(texts), count)


def _judged_once(
    texts: Sequence[str],
    labels: NDArray[np.int8],
    groups: Sequence[str],
    context: Sequence[str] | None,
) -> tuple[list[int], NDArray[np.int8]]:
    """One row of each judged sentence of a report, in lasting order, and its labels."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for i in np.flatnonzero((labels >= 0).any(axis=1)).tolist():
        key = texts[i], groups[i], context[i] if context else ""
        places.setdefault(key, []).append(i)
    same = [places[key] for key in sorted(places)]
    joined = np.array([_join(labels[rows]) for rows in same], np.int8).reshape(-1, labels.shape[1])
    judged = np.flatnonzero((joined >= 0).any(axis=1))
    return [same[i][0] for i in judged], joined[judged]


def _join(labels: NDArray[np.int8]) -> NDArray[np.int8]:
    """(m, k) labels of one sentence to (k,): judged holds, yes and no at once does not."""
    yes, no = (labels == 1).any(axis=0), (labels == 0).any(axis=0)
    return np.where(yes == no, -1, yes).astype(np.int8)


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
