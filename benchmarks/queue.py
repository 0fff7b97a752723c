"""How many tags the order "most doubtful first" saves: a simulated analyst on news titles.

``labels_to_90_ratio``, ``labels_to_95_ratio``: tags until the classifier is right on 90% (95%) as
many test titles as one taught by the whole pool, divided by what a random order needs; the
median over seeds of first tags, each against the random order that begins with the same ones, with
the least and the most. A curve counts as it rises (isotonic regression), so that a lucky fit is no
arrival. The audit slice stands aside: it takes the same tenth of the tags from every order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import harness
from benchmarks.repeats import spread
from benchmarks.simulated_analyst import Analyst, Cells, Curve, Rows, World, curve, world
from training.orders import doubt, draw_from_top, excludes, highest_first
from training.orders import spread as put_apart

START = 20
BATCH = 10
LEVELS = (90, 95)
POOL, TESTS, SEEDS, MOST = 20_000, 10_000, 10, 2500
QUICK = (5000, 2000, 2, 1000)


def doubtful(analyst: Analyst, probabilities: Cells, left: Rows, count: int) -> Rows:
    """The order ``uncertain`` of ``next``; the analyst's seed stands for that of the draw."""
    titles = analyst.world.titles.texts
    exclusive = excludes(analyst.world.truth[analyst.tagged])
    waiting = np.ones(probabilities.shape, np.bool_)
    limits = analyst.classifier.decider.thresholds
    values = doubt(probabilities, limits, waiting, exclusive=exclusive)
    chance = np.random.RandomState(analyst.seed).permutation(analyst.world.size)
    order = left[highest_first(values)].tolist()
    drawn = draw_from_top(order, chance[order].tolist())[:500]
    return np.array(put_apart(drawn, [titles[i] for i in drawn])[:count])


def by_chance(analyst: Analyst, _: Cells, left: Rows, count: int) -> Rows:
    """A random order."""
    chance = np.random.RandomState(analyst.seed).permutation(analyst.world.size)
    return left[np.argsort(chance[left])][:count]


def arrivals(found: Curve, full: float) -> list[float]:
    """Tags at which the rising curve comes to each level; not a number where it does not."""
    from sklearn.isotonic import IsotonicRegression

    tags, quality = np.array(found, np.float64).T
    size = np.log(tags)
    rising: NDArray[np.float64] = IsotonicRegression().fit_transform(size, quality)
    return [float(np.exp(_first(size, rising, level * full / 100))) for level in LEVELS]


def _first(size: NDArray[np.float64], rising: NDArray[np.float64], goal: float) -> float:
    """Where the straight lines between the points first come to ``goal``."""
    after = int(np.argmax(rising >= goal))
    if rising[after] < goal:
        return float("nan")
    part = slice(max(after - 1, 0), after + 1)
    return float(np.interp(goal, rising[part], size[part]))


def one_seed(world: World, seed: int, full: float, most: int) -> tuple[list[float], list[float]]:
    """Arrivals of the doubtful order and of the random one, from the same first tags."""
    start = np.random.RandomState(1000 + seed).permutation(world.size)[:START]
    goal = full * LEVELS[-1] / 100
    smart = curve(Analyst(world, seed=seed), doubtful, start=start, batch=BATCH, most=most)
    chance = Analyst(world, seed=seed)
    plain = curve(chance, by_chance, start=start, batch=BATCH, most=3 * most, growth=0.1)
    found = arrivals(until(smart, goal), full), arrivals(until(plain, goal), full)
    harness.note(f"  seed {seed}: {np.round(found[0])} tags, by chance {np.round(found[1])}")
    return found


def until(steps: Iterator[tuple[int, float]], goal: float) -> Curve:
    """The curve up to where its last three points are above ``goal`` by a little."""
    found: Curve = []
    for step in steps:
        found.append(step)
        if np.mean([quality for _, quality in found[-3:]]) > goal * 1.007:
            break
    return found


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("queue", __doc__ or "")
    pool, tests, seeds, most = QUICK if asked.quick else (POOL, TESTS, SEEDS, MOST)
    with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
        titles = world(Path(folder), size=pool, tests=tests)
        analyst = Analyst(titles, seed=0)
        analyst.tag(np.arange(pool), cross=False)
        full = analyst.quality()
        harness.note(f"  all {pool} tags: {full:.4f}")
        found = np.array([one_seed(titles, seed, full, most) for seed in range(seeds)])
    figures: dict[str, object] = {}
    for place, level in enumerate(LEVELS):
        ratios = found[:, 0, place] / found[:, 1, place]
        figures |= spread(f"labels_to_{level}_ratio", ratios.tolist())
        figures[f"labels_to_{level}"] = float(np.median(found[:, 0, place]))
        figures[f"labels_to_{level}_by_chance"] = float(np.median(found[:, 1, place]))
    figures |= {"full_accuracy": full, "pool": pool, "seeds": seeds}
    harness.report(figures, as_json=asked.json)


if __name__ == "__main__":
    main()
