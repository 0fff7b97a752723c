"""How many tags the order "most doubtful first" saves: a simulated analyst on news titles.

``labels_to_90_ratio``, ``labels_to_95_ratio``: tags until the classifier is right on 90% (95%) as
many test titles as one taught by the whole pool, divided by what a random order needs; the
median over seeds of first tags, each against the random order that begins with the same ones, with
the least and the most. A curve counts as it rises (isotonic regression), so that a lucky fit is no
arrival. The audit slice stands aside: it takes the same tenth of the tags from every order.
``labels_to_90``, ``labels_to_90_by_chance``, ...: the tags themselves. ``share_at_100`` (50, 200):
of full quality, what so many tags give; ``..._typical``: sentences that stand for many first, an
order that is only measured. ``..._plain``: with the recipe that has no word vectors, in larger
steps and with fewer seeds.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import harness
from benchmarks.repeats import spread
from benchmarks.simulated_analyst import RECIPE, Analyst, Choose, Curve, Rows, World, curve, world
from benchmarks.typical_first import typical
from training.orders import doubt, draw_from_top, excludes, highest_first
from training.orders import spread as put_apart
from training.recipes import CANDIDATES, Recipe

START = 20
BATCH = 10
LEVELS = (90, 95)
EARLY = (50, 100, 200)
POOL, TESTS = 20_000, 10_000
QUICK_POOL, QUICK_TESTS = 4000, 1500


@dataclass(frozen=True)
class Trial:
    """``most``: tags of the doubtful order at most; ``growth``: of a step, where it is larger."""

    recipe: Recipe
    seeds: int
    most: int
    growth: float


FULL = {"": Trial(RECIPE, 10, 2500, 0.02), "_plain": Trial(CANDIDATES[3], 5, 5000, 0.05)}
QUICK = {"": Trial(RECIPE, 1, 1000, 0.05), "_plain": Trial(CANDIDATES[3], 1, 1800, 0.15)}


def doubtful(analyst: Analyst, left: Rows, count: int) -> Rows:
    """The order ``uncertain`` of ``next``; the analyst's seed stands for that of the draw."""
    titles = analyst.world.titles.texts
    probabilities = analyst.probabilities()[left]
    exclusive = excludes(analyst.world.truth[analyst.tagged])
    waiting = np.ones(probabilities.shape, np.bool_)
    limits = analyst.decider.thresholds
    values = doubt(probabilities, limits, waiting, exclusive=exclusive)
    chance = np.random.RandomState(analyst.seed).permutation(analyst.world.size)
    order = left[highest_first(values)].tolist()
    drawn = draw_from_top(order, chance[order].tolist())[:500]
    return np.array(put_apart(drawn, [titles[i] for i in drawn])[:count])


def by_chance(analyst: Analyst, left: Rows, count: int) -> Rows:
    """A random order."""
    chance = np.random.RandomState(analyst.seed).permutation(analyst.world.size)
    return left[np.argsort(chance[left])][:count]


def typical_first(analyst: Analyst, _: Rows, count: int) -> Rows:
    """Those that stand for the most of the others, beside what was tagged."""
    vectors = analyst.world.rows.dense[: analyst.world.size]
    return np.array(typical(vectors, np.array(analyst.tagged), count, seed=analyst.seed))


def early(world: World, full: float, trial: Trial) -> dict[str, object]:
    """The share of full quality after few tags, by order: the median over seeds."""
    orders = {"": doubtful, "_by_chance": by_chance, "_typical": typical_first}
    figures: dict[str, object] = {}
    for name, order in orders.items():
        found = [_shares(Analyst(world, seed=seed), order, full) for seed in range(trial.seeds)]
        for tags, values in zip(EARLY, zip(*found, strict=True), strict=True):
            figures[f"share_at_{tags}{name}"] = float(np.median(values))
    return figures


def _shares(analyst: Analyst, order: Choose, full: float) -> list[float]:
    steps = dict(
        curve(
            analyst,
            order,
            start=first_tags(analyst.world, analyst.seed),
            batch=BATCH,
            most=EARLY[-1],
        )
    )
    return [steps[tags] / full for tags in EARLY]


def first_tags(world: World, seed: int) -> Rows:
    """The tags with which every order begins."""
    return np.random.RandomState(1000 + seed).permutation(world.size)[:START]


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


def one_seed(world: World, seed: int, full: float, trial: Trial) -> tuple[list[float], list[float]]:
    """Arrivals of the doubtful order and of the random one, from the same first tags."""
    start = first_tags(world, seed)
    goal, most, growth = full * LEVELS[-1] / 100, trial.most, trial.growth
    smart = curve(
        Analyst(world, seed=seed), doubtful, start=start, batch=BATCH, most=most, growth=growth
    )
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


def measure(trial: Trial, *, pool: int, tests: int, name: str) -> dict[str, object]:
    """The figures of one recipe, their names ending in ``name``."""
    with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
        titles = world(Path(folder), size=pool, tests=tests, recipe=trial.recipe)
        analyst = Analyst(titles, seed=0)
        analyst.tag(np.arange(pool))
        full = analyst.quality()
        harness.note(f"  {trial.recipe.name}: all {pool} tags: {full:.4f}")
        found = np.array([one_seed(titles, seed, full, trial) for seed in range(trial.seeds)])
        figures = early(titles, full, trial) if trial.recipe.vectors else {}
    for place, level in enumerate(LEVELS):
        smart, chance = found[:, :, place].T
        figures |= spread(f"labels_to_{level}_ratio{name}", (smart / chance).tolist())
        figures[f"labels_to_{level}{name}"] = float(np.median(smart))
        figures[f"labels_to_{level}_by_chance{name}"] = float(np.median(chance))
    return figures | {f"full_accuracy{name}": full, f"seeds{name}": trial.seeds}


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("queue", __doc__ or "")
    pool, tests = (QUICK_POOL, QUICK_TESTS) if asked.quick else (POOL, TESTS)
    figures: dict[str, object] = {"pool": pool}
    for name, trial in (QUICK if asked.quick else FULL).items():
        figures |= measure(trial, pool=pool, tests=tests, name=name)
    harness.report(figures, as_json=asked.json)


if __name__ == "__main__":
    main()
