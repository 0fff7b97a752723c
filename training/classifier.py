"""The classifier: sentences in, probabilities, labels and doubt out. It never changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.deciding import Decider
from training.explaining import CategoryExplanation, explain
from training.features import Features
from training.figures import Figures
from training.linear import Linear
from training.reading import Reading, check_context, read
from training.recipes import Recipe
from training.scheme import CategorySpec

CHUNK = 20_000


@dataclass(frozen=True, eq=False)
class Predictions:
    """Of n sentences and k categories: ``probabilities`` (n, k) float64, ``labels`` (n, k) bool,
    ``review`` (n,) bool: should a person look?
    """

    probabilities: NDArray[np.float64]
    labels: NDArray[np.bool_]
    review: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Classifier:
    """What ``fit`` learnt. Texts must be normalized as they were for ``fit``.

    ``features`` and ``linear`` are None where nothing was judged: seed words only.
    ``notes`` are strings to be kept with it (cleaner version, scheme hash).
    """

    categories: tuple[CategorySpec, ...]
    recipe: Recipe
    decider: Decider
    features: Features | None = None
    linear: Linear | None = None
    figures: Figures = field(default_factory=Figures)
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def thresholds(self) -> NDArray[np.float64]:
        """(k,): the label is given from this probability on."""
        return self.decider.thresholds

    @property
    def calibrated(self) -> NDArray[np.bool_]:
        """(k,): is the score of the category a probability that may be shown as such?"""
        return self.decider.calibrated

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None = None) -> Predictions:
        """Predict n texts; ``context`` (n) holds the sentence that leads each, or "".

        ValueError where ``context`` is no list of n strings.
        """
        check_context(texts, context)
        parts = [
            self._probabilities(texts[at : at + CHUNK], context and context[at : at + CHUNK])
            for at in range(0, len(texts), CHUNK)
        ]
        return self.decide(np.concatenate([np.zeros((0, len(self.categories))), *parts]))

    def decide(self, probabilities: NDArray[np.float64]) -> Predictions:
        """Labels and doubt that (n, k) probabilities mean here."""
        in_doubt = self.decider.in_doubt(probabilities).any(axis=1)
        labels = np.asarray(probabilities >= self.thresholds)
        return Predictions(probabilities, labels, np.asarray(in_doubt))

    def explain(self, text: str, *, context: str = "") -> list[CategoryExplanation]:
        """Per category, the words of ``text`` that spoke for it and against it."""
        reading = read([text], self.categories, [context])
        return explain(reading, self.categories, self.features, self.linear)

    def _probabilities(
        self, texts: Sequence[str], context: Sequence[str] | None
    ) -> NDArray[np.float64]:
        reading = read(texts, self.categories, context)
        return self.decider.probabilities(self._scores(reading), reading.vote)

    def _scores(self, reading: Reading) -> NDArray[np.float64]:
        if self.features is None or self.linear is None:
            return np.zeros((len(reading), len(self.categories)))
        return self.linear.scores(self.features.matrix(reading))
