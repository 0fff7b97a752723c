"""From judged sentences to a classifier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.classifier import Classifier
from training.crossing import choose_recipe, evidence_of
from training.deciding import Crossed, learn_decider, untaught
from training.features import Counter
from training.folds import Folds, make_folds
from training.linear import fit_linear
from training.material import Material, gather
from training.measuring import measure
from training.recipes import CANDIDATES, Recipe
from training.scheme import CategorySpec

# Folds, recipe and thresholds come from about this many sentences; the fit from all.
SAMPLE = 6000
# Fewer yes or no than this in every category: nothing to cross-validate.
FEWEST = 3

Progress = Callable[[int, int], None]


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
    given = texts, labels, groups, categories
    more = {"context": context, "unlabelled": unlabelled, "recipe": recipe, "seed": seed}
    material = gather(*given, **more)  # type: ignore[arg-type]
    return fit_material(material, recipe=recipe, notes=notes, seed=seed, progress=progress)[0]


@dataclass(frozen=True, eq=False)
class Examined:
    """What the folds said of the sentences they were made of: ``crossed``, ``folds``.

    ``material``: those sentences, at most ``SAMPLE`` of them.
    """

    material: Material
    recipe: Recipe
    crossed: Crossed
    folds: Folds
    counter: Counter

    def matrix(self) -> sp.csr_matrix:
        """The columns that all of the sentences teach."""
        return self.counter.learn(self.recipe, np.arange(len(self.material)))[1]


def examine(
    material: Material,
    *,
    recipe: Recipe | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Examined | None:
    """Have folds by report say what they had not seen, with the recipe or the best one.

    None where there is too little to cross-validate.
    """
    if not len(material) or not (evidence_of(material.labels).min(axis=1) >= FEWEST).any():
        return None
    part = material.sample(size=SAMPLE, seed=seed)
    folds = make_folds(part.reading.alone.texts, part.labels, part.groups, seed=seed)
    counter = Counter(part.reading, part.vectors)
    recipes = [recipe] if recipe else part.recipes()
    report = progress or _silent
    chosen, unseen = choose_recipe(recipes, counter, part.labels, folds, seed=seed, progress=report)
    cells = Crossed(unseen, part.reading.vote, part.labels, _seeded(material))
    return Examined(part, chosen, cells, folds, counter)


def fit_material(
    material: Material,
    *,
    recipe: Recipe | None = None,
    notes: Mapping[str, str] | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[Classifier, Examined | None]:
    """``fit``, and what its folds said; None where there was too little for them."""
    report = progress or _silent
    start = untaught(_seeded(material), evidence_of(material.labels))
    chosen = recipe or CANDIDATES[0]
    empty = Classifier(material.categories, chosen, start, notes=dict(notes or {}))
    if not start.evidence.all(axis=1).any():
        return empty, None
    examined = examine(material, recipe=recipe, seed=seed, progress=report)
    learnt = empty if examined is None else _decided(empty, examined, seed=seed)
    counter = Counter(material.reading, material.vectors)
    features, matrix = counter.learn(learnt.recipe, np.arange(len(material)))
    linear = fit_linear(matrix, material.labels, learnt.recipe, seed=seed)
    report(1, 1)
    return replace(learnt, features=features, linear=linear), examined


def _decided(start: Classifier, examined: Examined, *, seed: int) -> Classifier:
    """``start`` with recipe, thresholds and figures."""
    learnt = learn_decider(examined.crossed, start.decider.evidence)
    uids = [c.uid for c in start.categories]
    by_report = examined.folds.by_group
    figures = measure(
        examined.crossed, examined.material.groups, uids, by_report=by_report, seed=seed
    )
    return replace(start, recipe=examined.recipe, decider=learnt, figures=figures)


def _seeded(material: Material) -> NDArray[np.bool_]:
    return np.array([bool(c.seeds) for c in material.categories], np.bool_)


def _silent(_done: int, _total: int) -> None:
    pass
