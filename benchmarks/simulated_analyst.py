"""An analyst who always knows the answer, at work on news titles with the live classifier.

The corpus is a pool of train titles, every one a report of its own, and the official test titles,
which are never tagged; the ten classes are ten categories without seed words. Recipe: what
``train`` chooses there, "plain, vectors". Thresholds and calibration are learnt anew whenever
there are a quarter more tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.live_gold import run
from benchmarks.titles import CLASSES, Titles, read
from training.feature_cache import FeaturePlace, FeatureRows, make_features
from training.live import Corpus, LiveClassifier
from training.live_crossing import Labels
from training.recipes import CANDIDATES, Recipe
from training.row_store import sentences
from training.scheme import CategorySpec

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

    @property
    def truth(self) -> NDArray[np.int8]:
        """(n, k): 1 yes, 0 no."""
        return np.eye(CLASSES, dtype=np.int8)[self.titles.classes]


def world(folder: Path, *, size: int, tests: int, recipe: Recipe = RECIPE) -> World:
    """A pool of ``size`` train titles, always the same, and the first ``tests`` test titles."""
    train, test = read("train"), read("test")
    rows = np.random.RandomState(0).permutation(len(train.texts))[:size]
    pool = train.pick(rows)
    classes = np.concatenate([pool.classes, test.classes[:tests]])
    titles = Titles(pool.texts + test.texts[:tests], classes)
    told = sentences(titles.texts, [""] * len(titles.texts))
    place = FeaturePlace(folder, f"titles {size} {tests}", recipe, "1")
    return World(titles, size, run(make_features(place, told)))


class Analyst:
    """Tags titles of a world; ``tagged``: their places, in the order they were tagged."""

    def __init__(self, world: World, *, seed: int) -> None:
        count = len(world.titles.texts)
        strength = np.zeros((count, CLASSES), np.float32)
        corpus = Corpus(range(count), range(count), world.features, strength)
        specs = [CategorySpec(f"class-{i}", str(i), (), ()) for i in range(CLASSES)]
        self.world, self.seed = world, seed
        self.classifier = LiveClassifier(corpus, specs, seed=seed)
        self.tagged: list[int] = []
        self._crossed = 0.0

    def tag(self, rows: Rows, *, cross: bool = True) -> Cells:
        """Tag more titles, learn, and give all probabilities (n, k)."""
        self.tagged += rows.tolist()
        truth = self.world.truth
        labels = Labels(
            {row: truth[row].tolist() for row in self.tagged},
            {row: f"{row:06}" for row in self.tagged},
        )
        judged = self.classifier.judged(labels)
        run(self.classifier.fit(judged))
        if cross and len(self.tagged) >= self._crossed * ANEW:
            texts = self.world.titles.texts
            run(self.classifier.cross(judged, lambda units: [texts[unit] for unit in units]))
            self._crossed = len(self.tagged)
        return np.array(self.classifier.probabilities()).T

    def quality(self) -> float:
        """The share of test titles whose highest score is that of the true category.

        Scores, not probabilities: those are of thresholds learnt a while ago.
        """
        at = self.world.size
        scores = self.classifier.rows.scores(slice(at, None), self.classifier.weights)
        return float((scores.argmax(axis=1) == self.world.titles.classes[at:]).mean())


Choose = Callable[[Analyst, Cells, Rows, int], Rows]
"""Analyst, probabilities (m, k) of the m titles left, those titles, how many -> titles."""


def curve(
    analyst: Analyst, choose: Choose, *, start: Rows, batch: int, most: int, growth: float = 0.02
) -> Iterator[tuple[int, float]]:
    """(tags, quality) again and again; each time ``batch`` more titles, or ``growth`` of all."""
    probabilities = analyst.tag(start)
    while True:
        yield len(analyst.tagged), analyst.quality()
        if len(analyst.tagged) >= most:
            return
        left = np.setdiff1d(np.arange(analyst.world.size), analyst.tagged)
        count = max(batch, int(len(analyst.tagged) * growth))
        probabilities = analyst.tag(choose(analyst, probabilities[left], left, count))
