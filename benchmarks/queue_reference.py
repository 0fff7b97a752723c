"""What the plainest margin sampling saves on the pool of ``queue``: what its figures stand beside.

One classifier of scikit-learn is fitted on all that was tagged, and those titles come next whose
best class leads the second by the least decision value: no calibration, no thresholds, no draw
from the top, nothing put apart. ``labels_to_90_ratio_reference`` and the rest are read as in
``queue``, from the same pool, first tags and features (word vectors too). ``..._reference``:
LinearSVC without intercept, as in the shipped recipe. ``..._logistic``: LogisticRegression, C = 1;
taught by all tags it is less accurate, so that 90% and 95% of full are lower goals, to which both
orders come with fewer tags. ``goal_95_...``: the accuracy that counts as 95%.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from benchmarks import harness, queue
from benchmarks.queue import LEVELS
from benchmarks.repeats import spread
from benchmarks.simulated_analyst import Rows, World, world
from benchmarks.titles import CLASSES
from training.live_rows import Table, Weights, no_weights

FULL = queue.POOL, queue.TESTS, 10  # the last: seeds
QUICK = queue.QUICK_POOL, queue.QUICK_TESTS, 1
MOST, MOST_BY_CHANCE = 2500, 7500
GROWTH, GROWTH_BY_CHANCE = 0.05, 0.15  # of a step: the curves are smoothed anyway
Model = Callable[[], "LinearSVC | LogisticRegression"]

MODELS: dict[str, Model] = {
    "_reference": lambda: LinearSVC(fit_intercept=False, tol=1e-2, random_state=0),
    "_logistic": lambda: LogisticRegression(C=1.0, max_iter=500, tol=1e-3),
}


def learn(world: World, tagged: Rows, model: Model) -> Weights:
    """Of one classifier for all classes; a class without a tag is never the best."""
    matrix, columns = world.rows.seen(tagged)
    fitted = model().fit(matrix, world.titles.classes[tagged])
    known, found = fitted.classes_, no_weights(world.rows, CLASSES)
    text = len(columns)
    found.text[np.ix_(columns, known)] = fitted.coef_[:, :text].T
    found.dense[:, known] = fitted.coef_[:, text:].T
    found.offsets[:] = -np.inf
    found.offsets[known] = fitted.intercept_
    return found


def accuracy(world: World, weights: Weights) -> float:
    """The share of test titles whose best class is the true one."""
    best = world.rows.scores(slice(world.size, None), weights).argmax(axis=1)
    return float((best == world.titles.classes[world.size :]).mean())


def lead(scores: Table) -> Table:
    """(n,): by how much the best class leads the second."""
    ranked = np.partition(scores, -2, axis=1)
    return np.asarray(ranked[:, -1] - ranked[:, -2], np.float32)


def steps(world: World, model: Model, seed: int, *, narrow: bool) -> Iterator[tuple[int, float]]:
    """(tags, accuracy) again and again; the next ones by the least lead, or by chance."""
    tagged, chance = (
        queue.first_tags(world, seed),
        np.random.RandomState(seed).permutation(world.size),
    )
    most, growth = (MOST, GROWTH) if narrow else (MOST_BY_CHANCE, GROWTH_BY_CHANCE)
    while True:
        weights = learn(world, tagged, model)
        yield len(tagged), accuracy(world, weights)
        if len(tagged) >= most:
            return
        order = np.setdiff1d(chance, tagged, assume_unique=True)
        if narrow:
            scores = world.rows.scores(slice(world.size), weights)
            order = order[np.argsort(lead(scores)[order], kind="stable")]
        tagged = np.concatenate([tagged, order[: max(queue.BATCH, int(len(tagged) * growth))]])


def measure(world: World, model: Model, *, seeds: int, name: str) -> dict[str, object]:
    """The figures of one classifier, their names ending in ``name``."""
    full = accuracy(world, learn(world, np.arange(world.size), model))
    goal = full * LEVELS[-1] / 100
    found: list[NDArray[np.float64]] = []
    for seed in range(seeds):
        curves = [
            queue.until(steps(world, model, seed, narrow=narrow), goal) for narrow in (True, False)
        ]
        found.append(np.array([queue.arrivals(curve, full) for curve in curves]))
        harness.note(f"  {name} {seed}: tags {np.round(found[-1]).tolist()}")
    figures: dict[str, object] = {f"full_accuracy{name}": full, f"goal_95{name}": goal}
    for place, level in enumerate(LEVELS):
        smart, chance = np.array(found)[:, :, place].T
        figures |= spread(f"labels_to_{level}_ratio{name}", (smart / chance).tolist())
        figures[f"labels_to_{level}{name}"] = float(np.median(smart))
        figures[f"labels_to_{level}_by_chance{name}"] = float(np.median(chance))
    return figures


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("queue_reference", __doc__ or "")
    pool, tests, seeds = QUICK if asked.quick else FULL
    figures: dict[str, object] = {"pool": pool, "seeds": seeds}
    with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
        titles = world(Path(folder), size=pool, tests=tests)
        for name, model in MODELS.items():
            figures |= measure(titles, model, seeds=seeds, name=name)
    harness.report(figures, as_json=asked.json)


if __name__ == "__main__":
    main()
