"""Do the 90% intervals of a run's random sample hold the truth, also where the classifier drifts?

Each simulation is a run of 8000 invented sentences: how likely each is of each category, what is
true of it, and what a classifier with errors of its own says. Three kinds of runs take turns: one
like what the classifier was taught on; one of another year, in which it finds too little; one with
ten categories. 200 sentences are drawn and answered truly.

``precision_coverage``, ``miss_rate_coverage``, ``count_coverage``: the share of intervals that hold
the truth, over all categories of all simulations. ``count_coverage_KIND``: of each kind of run.
``precision_width``, ``count_width``: the median width of an interval, that of a count as a share of
the truth; ``plain_...``: of as many sentences drawn without strata, weighted by them all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from benchmarks import harness
from training.run_sample import SIZE, Answered, Pattern, RunFigures, allocate, run_figures, strata

SENTENCES = 8_000
SIMULATIONS, QUICK = 600, 200
KINDS = {"alike": (4, 0.0), "other_year": (4, -1.0), "ten_categories": (10, 0.0)}

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Run:
    """What is true, and what the run said; (n, k) each, and the pattern of every sentence."""

    names: list[str]
    truth: Flags
    given: Flags
    said: list[Pattern]


def run(seed: int, categories: int, drift: float) -> Run:
    """One simulated run."""
    chance = np.random.default_rng(seed)
    base = chance.uniform(-4.5, -1.6, categories)
    signal = 2.2 * chance.normal(size=(SENTENCES, categories))
    truth = chance.random(signal.shape) < _sigmoid(base + signal)
    heard = _sigmoid(base + drift + signal + 0.8 * chance.normal(size=signal.shape))
    review = ((heard > 0.3) & (heard < 0.7)).any(axis=1)
    names = [f"c{i}" for i in range(categories)]
    rows, place = np.unique(np.column_stack([heard > 0.5, review]), axis=0, return_inverse=True)
    known = [Pattern(tuple(compress(names, row)), bool(row[-1])) for row in rows]
    return Run(names, truth, heard > 0.5, [known[at] for at in place.ravel()])


def _sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-values)))


def figures(made: Run, seed: int, *, plain: bool) -> list[RunFigures]:
    """Draw, answer truly, and estimate."""
    chance = np.random.default_rng(seed)
    counts = Counter(made.said)
    home = strata(counts)
    places: dict[object, list[int]] = {}
    for row, said in enumerate(made.said):
        places.setdefault(None if plain else home[said], []).append(row)
    sizes = allocate([len(rows) for rows in places.values()], SIZE)
    drawn = [
        int(row)
        for rows, size in zip(places.values(), sizes, strict=True)
        for row in chance.permutation(rows)[:size]
    ]
    answered = [
        Answered(made.said[row], tuple(compress(made.names, made.truth[row]))) for row in drawn
    ]
    return run_figures(counts, answered, made.names)


def truths(made: Run) -> list[tuple[float, ...]]:
    """Precision, miss rate and count of each category."""
    pairs = zip(made.truth.T, made.given.T, strict=True)
    return [(_mean(true[said]), _mean(true[~said]), float(true.sum())) for true, said in pairs]


def _mean(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


class Held:
    """How often the intervals held the truth, and how wide they were."""

    def __init__(self) -> None:
        self.held: dict[str, list[bool]] = {}
        self.widths: dict[str, list[float]] = {}

    def add(self, found: RunFigures, true: Sequence[float], kind: str) -> None:
        """Count one category of one run."""
        for name, interval, value in zip(
            ("precision", "miss_rate", "count"),
            (found.precision, found.missed, found.count),
            true,
            strict=True,
        ):
            if interval is not None:
                held = interval[1] <= value <= interval[2]
                self.held.setdefault(f"{name}_coverage", []).append(held)
                if name == "count":
                    self.held.setdefault(f"count_coverage_{kind}", []).append(held)

    def measure(self, found: RunFigures, count: float, prefix: str) -> None:
        """How wide its intervals are."""
        if found.precision is not None:
            width = found.precision[2] - found.precision[1]
            self.widths.setdefault(f"{prefix}precision_width", []).append(width)
        if found.count is not None and count:
            width = (found.count[2] - found.count[1]) / count
            self.widths.setdefault(f"{prefix}count_width", []).append(width)

    def told(self) -> dict[str, object]:
        """The figures."""
        shares = {name: float(np.mean(found)) for name, found in self.held.items()}
        widths = {name: float(np.median(found)) for name, found in self.widths.items()}
        return {**shares, **widths}


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("run_sample", __doc__ or "")
    simulations = QUICK if asked.quick else SIMULATIONS
    held = Held()
    for seed in range(simulations):
        kind = list(KINDS)[seed % len(KINDS)]
        made = run(seed, *KINDS[kind])
        true = truths(made)
        for one, value in zip(figures(made, seed, plain=False), true, strict=True):
            held.add(one, value, kind)
            held.measure(one, value[2], "")
        for one, value in zip(figures(made, seed, plain=True), true, strict=True):
            held.measure(one, value[2], "plain_")
    told = held.told() | {"simulations": simulations, "drawn": SIZE}
    harness.report(told, as_json=asked.json)


if __name__ == "__main__":
    main()
