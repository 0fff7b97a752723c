"""Do the stated 90% intervals hold: of what the next 100 tags bring, and of the audit slice?

A simulated analyst tags news titles in a random order, in four categories drawn from the ten
classes, none of which most titles are in; the recipe is "plain", which fits fast.

``covered_share``: runs in which the true gain in macro-F1 on 10,000 test titles by the next 100
tags, from between 300 and 1200 tags on, lies in the interval of ``training.forecast``.
``interval_score`` (Gneiting and Raftery, 2007; lower is better) beside ``naive_interval_score``:
the same gain as that of the last 100 tags, cross-validated as it was then, with the spread of those
before. ``oracle_...``: the naive one, told the true past gains.

``audit_interval_coverage``: of 200 random slices of 150 titles, the share of intervals of
precision, recall and F1 that hold the true figure (the mean of the three, and each);
``queue_interval_coverage``: the same for the 150 most doubtful of as many titles.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from benchmarks import harness
from benchmarks.live_gold import run
from benchmarks.simulated_analyst import World, world
from training.auditing import sample_figures
from training.crossing import Unseen, evidence_of
from training.deciding import Crossed, Decider, learn_decider
from training.figures import outcomes, scores_of
from training.folds import Folds
from training.forecast import MORE, Z, gain, learning_curve
from training.linear import Linear, fit_linear
from training.measuring import decide_unseen
from training.orders import doubt, highest_first
from training.recipes import CANDIDATES

RECIPE = CANDIDATES[3]
CATEGORIES, FOLDS = 4, 5
LEAST, MOST = 300, 1200  # tags
RUNS, SLICES, CLASSIFIERS = 100, 200, 10
QUICK = (6, 40, 2)
SLICE, DRAWN_FROM = 150, 5000  # titles
FIRST_SEED = 1000  # the constants of ``training.forecast`` were set on seeds below 100

Cells = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Ground:
    """Rows of all titles, which of them have each category (n, 4), and where the tests begin."""

    matrix: sp.csr_matrix
    labels: NDArray[np.int8]
    size: int
    order: Rows

    def crossed(self, rows: Rows, *, seed: int) -> tuple[Crossed, Folds]:
        """What five folds of some rows say of each other."""
        count = len(rows)
        fold = np.random.RandomState(seed).permutation(count) % FOLDS
        folds = Folds(fold, by_group=False, same=np.arange(count))
        labels, matrix = self.labels[rows], self.matrix[rows]
        scores, evidence = np.zeros(labels.shape), np.zeros((*labels.shape, 2), np.int64)
        for learnt, tested in folds.splits():
            evidence[tested] = evidence_of(labels[learnt])
            linear = fit_linear(matrix[learnt], labels[learnt], RECIPE, seed=0)
            scores[tested] = linear.scores(matrix[tested])
        nothing = np.zeros(labels.shape), labels, np.zeros(CATEGORIES, np.bool_)
        return Crossed(Unseen(scores, evidence, fold), *nothing), folds

    def taught(self, rows: Rows, crossed: Crossed) -> tuple[Linear, Decider]:
        """The classifier of these rows."""
        linear = fit_linear(self.matrix[rows], self.labels[rows], RECIPE, seed=0)
        return linear, learn_decider(crossed, evidence_of(self.labels[rows]))

    def probabilities(self, classifier: tuple[Linear, Decider], rows: Rows | slice) -> Cells:
        """(m, 4) of some rows."""
        linear, decider = classifier
        scores = linear.scores(self.matrix[rows])
        return decider.probabilities(scores, np.zeros(scores.shape))

    def figures(self, classifier: tuple[Linear, Decider], rows: Rows | slice) -> Cells:
        """(3, 4): true precision, recall and F1."""
        decided = self.probabilities(classifier, rows) >= classifier[1].thresholds
        return scores_of(outcomes(np.asarray(decided), self.labels[rows]).sum(axis=1))


def ground(titles: World, seed: int) -> Ground:
    """Four of the classes, and an order of the pool, by chance."""
    chance = np.random.RandomState(seed)
    classes = chance.permutation(titles.truth.shape[1])[:CATEGORIES]
    dense = sp.csr_matrix(titles.features.dense)
    matrix = sp.hstack([titles.features.text, dense], format="csr").astype(np.float64)
    order = chance.permutation(titles.size)
    return Ground(matrix, titles.truth[:, classes], titles.size, order)


@dataclass(frozen=True)
class Said:
    """The true gain, and three intervals that were stated of it."""

    gain: float
    ours: tuple[float, float]
    naive: tuple[float, float]
    oracle: tuple[float, float]


def one_run(titles: World, seed: int) -> Said:
    """Tag, forecast, tag ``MORE``, and look."""
    here = ground(titles, seed)
    tags = int(np.exp(np.random.RandomState(seed).uniform(np.log(LEAST), np.log(MOST))))
    true, seen = [], []
    for size in range(tags - 3 * MORE, tags + 2 * MORE, MORE):
        rows = here.order[: max(size, 20)]
        crossed, folds = here.crossed(rows, seed=size)
        true.append(
            float(here.figures(here.taught(rows, crossed), slice(here.size, None))[2].mean())
        )
        decided, _ = decide_unseen(crossed)
        seen.append(float(scores_of(outcomes(decided, crossed.labels).sum(axis=1))[2].mean()))
        if size == tags:
            steps = learning_curve(here.matrix[rows], crossed, folds, RECIPE, seed=seed)
            curve = run(steps)
    middle, low, high = gain(curve.sizes, curve.f1.mean(axis=2), now=tags)
    said = Said(true[-1] - true[-2], (low, high), past(seen[:-1]), past(true[:-1]))
    harness.note(f"  {seed}: {tags} tags, {said.gain:+.3f}; {middle:+.3f} ({low:+.3f} {high:+.3f})")
    return said


def past(values: Sequence[float]) -> tuple[float, float]:
    """The same gain as the last one, with the spread of all of them."""
    gains = np.diff(values)
    reach = Z * gains.std(ddof=1)
    return float(gains[-1] - reach), float(gains[-1] + reach)


def interval_score(value: float, interval: tuple[float, float]) -> float:
    """The width, and twenty times (2 / 10%) the distance of a value outside."""
    low, high = interval
    return high - low + 20 * (max(low - value, 0) + max(value - high, 0))


def slices(titles: World, seed: int, count: int) -> tuple[list[Cells], list[Cells]]:
    """(3, 4) each: does the interval hold the truth? Of random slices, and of the most doubtful.

    1 or 0, not a number where no interval is stated.
    """
    here, chance = ground(titles, seed), np.random.RandomState(seed)
    rows = here.order[: chance.randint(LEAST, MOST)]
    classifier = here.taught(rows, here.crossed(rows, seed=seed)[0])
    left = here.order[len(rows) :]
    truth = here.figures(classifier, left)
    found: tuple[list[Cells], list[Cells]] = [], []
    for _ in range(count):
        drawn = chance.permutation(left)[:DRAWN_FROM]
        said, limits = here.probabilities(classifier, drawn), classifier[1].thresholds
        queue = highest_first(doubt(said, limits, np.ones(said.shape, np.bool_)))
        for part, into in zip((np.arange(SLICE), queue[:SLICE]), found, strict=True):
            into.append(held(said[part] >= limits, here.labels[drawn[part]], truth))
    return found


def held(decided: NDArray[np.bool_], labels: NDArray[np.int8], truth: Cells) -> Cells:
    """(3, 4): whether each stated interval holds the truth."""
    figures = [(f.precision, f.recall, f.f1) for f in sample_figures(decided, labels)]
    return np.array(
        [
            [np.nan if i is None else i[1] <= t <= i[2] for i, t in zip(three, true, strict=True)]
            for three, true in zip(figures, truth.T, strict=True)
        ],
        np.float64,
    ).T


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("forecast", __doc__ or "")
    runs, count, classifiers = QUICK if asked.quick else (RUNS, SLICES, CLASSIFIERS)
    with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
        titles = world(Path(folder), size=20_000, tests=10_000, recipe=RECIPE)
    said = [one_run(titles, FIRST_SEED + seed) for seed in range(runs)]
    parts = [slices(titles, FIRST_SEED + s, count // classifiers) for s in range(classifiers)]
    figures: dict[str, object] = {
        "covered_share": float(np.mean([s.ours[0] <= s.gain <= s.ours[1] for s in said]))
    }
    for name in ("ours", "naive", "oracle"):
        scores = [interval_score(s.gain, getattr(s, name)) for s in said]
        prefix = "" if name == "ours" else f"{name}_"
        figures[f"{prefix}interval_score"] = float(np.mean(scores))
    for place, name in enumerate(("audit", "queue")):
        cells = np.array([cell for part in parts for cell in part[place]])
        shares = np.nanmean(cells, axis=(0, 2))
        figures[f"{name}_interval_coverage"] = float(shares.mean())
        for figure, share in zip(("precision", "recall", "f1"), shares, strict=True):
            figures[f"{name}_interval_coverage_{figure}"] = float(share)
    figures |= {"runs": runs, "slices": count}
    harness.report(figures, as_json=asked.json)


if __name__ == "__main__":
    main()
