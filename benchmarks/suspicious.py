"""Wrong annotations found: 5% of all yes/no cells of the labelled reports are flipped.

``flips_found_in_first_tenth``: share of the flips among the first tenth of the list of doubted
annotations; ``yes_to_no_found`` and ``no_to_yes_found``: of either kind. Pooled over 20 draws of
flips, with 90% intervals over the draws. ``without_words_...``: the same where the categories have
no 关键词, which were written with these reports at hand; what other schemes may expect.
``--quick``: 5 draws.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks import harness
from benchmarks.gold import Categories
from benchmarks.gold_data import Gold, interval, read_gold, read_scheme
from training.doubting import Doubts, doubt

FLIPPED = 0.05
FIRST = 0.1
DRAWS = 20
NAMES = ("flips_found_in_first_tenth", "yes_to_no_found", "no_to_yes_found")
Labels = NDArray[np.int8]


def flipped(truth: Labels, *, seed: int) -> Labels:
    """``truth`` (n, k) with ``FLIPPED`` of all cells the other way."""
    cells = np.random.default_rng(seed).choice(
        truth.size, round(FLIPPED * truth.size), replace=False
    )
    wrong = truth.copy()
    wrong.flat[cells] = 1 - wrong.flat[cells]
    return wrong


def found_and_all(truth: Labels, wrong: Labels, doubts: Doubts) -> NDArray[np.int64]:
    """(3, 2): found in the first tenth, and there at all: flips, yes->no, no->yes."""
    first = np.zeros(truth.shape, np.bool_)
    for cell in doubts.order[: int(FIRST * len(doubts.order))]:
        first[cell] = True
    flips = truth != wrong
    kinds = (flips, flips & (truth == 1), flips & (truth == 0))
    return np.array([[(first & kind).sum(), kind.sum()] for kind in kinds], np.int64)


def measure(
    truth: Labels, ranked: Callable[[Labels, int], Doubts], *, draws: int
) -> NDArray[np.int64]:
    """(draws, 3, 2) as ``found_and_all``; ``ranked(labels, seed)`` makes the list."""
    counts = []
    for seed in range(draws):
        wrong = flipped(truth, seed=seed)
        counts.append(found_and_all(truth, wrong, ranked(wrong, seed)))
    return np.array(counts)


def figures(counts: NDArray[np.int64], before: str = "") -> dict[str, object]:
    """Pooled shares with ``_low`` and ``_high``."""

    def share(rows: NDArray[np.intp], kind: int) -> float:
        found, all_ = counts[rows, kind].sum(axis=0)
        return float(found / max(all_, 1))

    found: dict[str, object] = {}
    everything = np.arange(len(counts))
    for kind, name in enumerate(NAMES):
        found[before + name] = share(everything, kind)
        low_high = interval(lambda rows, k=kind: share(rows, k), len(counts))  # type: ignore[misc]
        found[f"{before}{name}_low"], found[f"{before}{name}_high"] = low_high
    return found


def list_of(gold: Gold, categories: Categories) -> tuple[Labels, Callable[[Labels, int], Doubts]]:
    """What gold says of our units, and what makes the list from it or from something else."""
    rows = np.flatnonzero(gold.labels[:, 0] >= 0)
    texts, leads = ([told[i] for i in rows] for told in (gold.texts, gold.leads))
    groups = [str(gold.groups[i]) for i in rows]

    def ranked(labels: Labels, seed: int) -> Doubts:
        return doubt(texts, labels, groups, categories, context=leads, seed=seed)

    return gold.labels[rows], ranked


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("suspicious", __doc__ or "")
    categories = read_scheme()
    harness.shared("gold", "reports.jsonl")
    gold = read_gold(harness.SHARED, [c.name for c in categories])
    draws = 5 if asked.quick else DRAWS
    found: dict[str, object] = {}
    for before, used in (
        ("", categories),
        ("without_words_", [replace(c, seeds=(), vetoes=()) for c in categories]),
    ):
        truth, ranked = list_of(gold, used)
        found |= figures(measure(truth, ranked, draws=draws), before)
    harness.report(found, as_json=asked.json)


if __name__ == "__main__":
    main()
