"""How many tags the order "most doubtful first" saves on the labelled reports; reported only.

One report is left out, the sentences of the others are tagged by an analyst who knows the answer;
the seed words speak from the first. ``labels_to_90``, ``labels_to_95`` and the same ``_by_chance``:
tags until the macro-F1 of all reports together is 90% (95%) of that after all tags (isotonic
regression, median over seeds). ``macro_f1_at_START``: what seed words and first tags give already.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import harness
from benchmarks.gold import Categories
from benchmarks.gold_data import Flags, Gold, macro_f1, read_gold, read_scheme
from benchmarks.live_gold import live_classifier, run
from benchmarks.queue import LEVELS, arrivals
from training.orders import doubt, draw_from_top, excludes, highest_first
from training.recipes import CANDIDATES

START, STEP = 20, 20
SEEDS, QUICK = 3, 1


def by_report(
    gold: Gold, categories: Categories, report: str, seed: int, *, doubtful: bool, folder: Path
) -> list[Flags]:
    """(m, k) predictions of a report that nobody tags, after each step."""
    classifier = live_classifier(gold, categories, CANDIDATES[0], folder)
    open_ = np.flatnonzero((gold.groups != report) & (gold.labels[:, 0] >= 0))
    chance = np.random.RandomState(seed).permutation(len(gold.texts))
    tagged, found = open_[np.argsort(chance[open_])][:START], list[Flags]()
    while True:
        labels = classifier.labels(
            (row, f"{row:06}", category.uid, int(gold.labels[row, place]))
            for row in tagged.tolist()
            for place, category in enumerate(categories)
        )
        judged = classifier.judged(labels)
        run(classifier.fit(judged))
        run(classifier.cross(judged, lambda units: [gold.texts[unit] for unit in units]))
        said, limits = np.array(classifier.probabilities()).T, classifier.decider.thresholds
        found.append(gold.carried(np.asarray(said >= limits)))
        left = np.setdiff1d(open_, tagged)
        if not len(left):
            return found
        order = left[np.argsort(chance[left])]
        if doubtful:
            waits = np.ones((len(left), len(categories)), np.bool_)
            exclusive = excludes(gold.labels[tagged])
            first = left[highest_first(doubt(said[left], limits, waits, exclusive=exclusive))]
            order = np.array(draw_from_top(first.tolist(), chance[first].tolist()))
        tagged = np.concatenate([tagged, order[:STEP]])


def pooled(
    gold: Gold, categories: Categories, seed: int, *, doubtful: bool, folder: Path
) -> list[tuple[int, float]]:
    """(tags, macro-F1 of all reports, each by a classifier that was taught by the others)."""
    told: dict[str, list[Flags]] = {
        report: by_report(gold, categories, report, seed, doubtful=doubtful, folder=folder)
        for report in np.unique(gold.report).tolist()
    }
    found: list[tuple[int, float]] = []
    for step in range(max(map(len, told.values()))):
        predicted = np.zeros(gold.truth.shape, np.bool_)
        for report, flags in told.items():
            here = gold.report == report
            predicted[here] = flags[min(step, len(flags) - 1)][here]
        found.append((START + step * STEP, macro_f1(gold.truth, predicted)))
    return found


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("queue_gold", __doc__ or "")
    harness.shared("gold", "reports.jsonl")
    categories = read_scheme()
    gold = read_gold(harness.SHARED, [c.name for c in categories])
    figures: dict[str, object] = {}
    for name, doubtful in (("", True), ("_by_chance", False)):
        curves = []
        with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
            for seed in range(QUICK if asked.quick else SEEDS):
                told = pooled(gold, categories, seed, doubtful=doubtful, folder=Path(folder))
                harness.note(f"  {name} {seed}: {[round(value, 3) for _, value in told]}")
                curves.append(told)
        reached: NDArray[np.float64] = np.array([arrivals(c, c[-1][1]) for c in curves])
        for place, level in enumerate(LEVELS):
            figures[f"labels_to_{level}{name}"] = float(np.median(reached[:, place]))
        figures[f"macro_f1_at_{START}{name}"] = float(np.median([c[0][1] for c in curves]))
        figures[f"macro_f1_mean{name}"] = float(np.mean([value for c in curves for _, value in c]))
    harness.report(figures, as_json=asked.json)


if __name__ == "__main__":
    main()
