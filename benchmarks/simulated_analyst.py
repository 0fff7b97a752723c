"""An analyst who always knows the answer, at work on news titles with the parts that learn live.

The corpus is a pool of train titles, every one a report of its own, and the official test titles,
which are never tagged; the ten classes are ten categories without seed words. Recipe: what
``train`` chooses there, "plain, vectors". Only what is asked for is computed: an order by chance
never needs a probability. Thresholds and calibration are learnt anew, when probabilities are
asked for, wherever there are a quarter more tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.live_gold import run
from benchmarks.titles import CLASSES, Titles, read
from training.crossing import evidence_of
from training.deciding import untaught
from training.feature_cache import FeaturePlace, FeatureRows, make_features
from training.live_crossing import Judged, Labels, cross
from training.live_rows import LiveRows, no_weights
from training.live_solver import Solver
from training.recipes import CANDIDATES, Recipe
from training.row_store import sentences
from training.seeds import seed_probability

RECIPE: Recipe = CANDIDATES[4]
ANEW = 1.25  # times as many tags: thresholds again
Rows = NDArray[np.intp]
Cells = NDArray[np.float64]
Curve = list[tuple[int, float]]


@dataclass(frozen=True, eq=False)
class World:
    """``size`` titles to tag and then those to test on: texts, classes and feature rows."""

    titles: Titles
    size: int
    features: FeatureRows

    @cached_property
    def truth(self) -> NDArray[np.int8]:
        """(n, k): 1 yes, 0 no."""
        return np.eye(CLASSES, dtype=np.int8)[self.titles.classes]

    @cached_property
    def rows(self) -> LiveRows:
        """The features of all titles, without seed words."""
        return LiveRows(self.features, np.zeros((len(self.titles.texts), 0), np.float32))


def world(folder: Path, *, size: int, tests: int, recipe: Recipe = RECIPE) -> World:
    """A pool of ``size`` train titles and ``tests`` test titles, always the same.

    The test titles stand class by class in their file: a part of them has to be drawn.
    """
    train, test = read("train"), read("test")
    rows = np.random.RandomState(0).permutation(len(train.texts))[:size]
    pool = train.pick(rows)
    asked = test.pick(np.sort(np.random.RandomState(0).permutation(len(test.texts))[:tests]))
    titles = Titles(pool.texts + asked.texts, np.concatenate([pool.classes, asked.classes]))
    told = sentences(titles.texts, [""] * len(titles.texts))
    place = FeaturePlace(folder, f"titles {size} {tests}", recipe, "1")
    return World(titles, size, run(make_features(place, told)))


class Analyst:
    """Tags titles of a world; ``tagged``: their places, in the order they were tagged."""

    def __init__(self, world: World, *, seed: int) -> None:
        self.world, self.seed = world, seed
        self.tagged: list[int] = []
        self.decider = untaught(np.zeros(CLASSES, np.bool_), np.zeros((CLASSES, 2), np.int64))
        self._vote = seed_probability(np.zeros((world.size, CLASSES), np.float32))
        self._solver = Solver(world.rows, seed=seed)
        self._weights = no_weights(world.rows, CLASSES)
        self._crossed = 0.0

    def tag(self, rows: Rows) -> None:
        """Tag more titles and learn."""
        self.tagged += rows.tolist()
        found = self._judged()
        self._weights, _ = run(self._solver.solve(found.rows, found.labels))

    def _judged(self) -> Judged:
        """Whatever was tagged, as the live classifier has it: in order of uid."""
        rows = np.sort(np.array(self.tagged, np.intp))
        groups = [f"{row:06}" for row in rows.tolist()]
        return Judged(rows, self.world.truth[rows], groups, Labels({}, {}))

    def probabilities(self) -> Cells:
        """(size, k), of the titles to tag."""
        found = self._judged()
        if len(self.tagged) >= self._crossed * ANEW:
            self._cross(found)
        self.decider = replace(self.decider, evidence=evidence_of(found.labels))
        scores = self.world.rows.scores(slice(self.world.size), self._weights)
        return self.decider.probabilities(scores.astype(np.float64), self._vote)

    def _cross(self, found: Judged) -> None:
        texts, seeded = self.world.titles.texts, self.decider.seeded
        corpus = self.world.rows, self._vote, seeded
        said = [texts[row] for row in found.rows.tolist()]
        steps = cross(
            found, lambda part: [said[i] for i in part], self._solver, corpus, seed=self.seed
        )
        self.decider = run(steps) or untaught(seeded, evidence_of(found.labels))
        self._crossed = len(self.tagged)

    def quality(self) -> float:
        """The share of test titles whose highest score is that of the true category.

        Scores, not probabilities: those are of thresholds learnt a while ago.
        """
        at = self.world.size
        scores = self.world.rows.scores(slice(at, None), self._weights)
        return float((scores.argmax(axis=1) == self.world.titles.classes[at:]).mean())


Choose = Callable[[Analyst, Rows, int], Rows]
"""Analyst, places of the m titles left, how many -> places."""


def curve(
    analyst: Analyst, choose: Choose, *, start: Rows, batch: int, most: int, growth: float = 0.02
) -> Iterator[tuple[int, float]]:
    """(tags, quality) again and again; each time ``batch`` more titles, or ``growth`` of all."""
    analyst.tag(start)
    while True:
        yield len(analyst.tagged), analyst.quality()
        if len(analyst.tagged) >= most:
            return
        left = np.setdiff1d(np.arange(analyst.world.size), analyst.tagged)
        count = max(batch, int(len(analyst.tagged) * growth))
        analyst.tag(choose(analyst, left, count))
