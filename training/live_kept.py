"""A saved classifier that speaks for a project whose own tags are too few to learn from."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.classifier import Classifier
from training.explaining import explain
from training.live import Corpus
from training.live_explaining import Told, tell
from training.reading import read
from training.row_store import Sentences
from training.said_rows import Saying, said_rows
from training.scheme import CategorySpec
from training.seeds import seed_probability
from training.tokens import tokeniser_identity

UNKNOWN = 0.5  # the threshold of a category that the classifier never learnt


@dataclass(frozen=True)
class Kept:
    """A saved classifier; ``version`` is its name, ``digest`` differs where its files do."""

    version: str
    digest: str
    classifier: Classifier


@dataclass(frozen=True)
class SaidPlace:
    """``folder`` keeps what was said; ``read`` gives the sentences, cleaned by ``cleaner``."""

    folder: Path
    cleaner: str
    read: Callable[[], Sentences]


class KeptClassifier:
    """What ``kept`` says of n sentences in ``categories``, which are those of the project.

    ``said`` (n, its own categories). A category that it never learnt has the ``vote`` (n, k) of
    its seed words.
    """

    def __init__(
        self,
        kept: Kept,
        categories: Sequence[CategorySpec],
        said: NDArray[np.floating],
        vote: NDArray[np.float64],
    ) -> None:
        self.version, self._classifier = kept.version, kept.classifier
        self._said, self._vote, self._categories = said, vote, list(categories)
        own = {c.uid: place for place, c in enumerate(kept.classifier.categories)}
        self._places = {c.uid: own.get(c.uid) for c in categories}

    def probabilities(self) -> list[list[float]]:
        """(k, n), category by category."""
        pairs = enumerate(self._places.values())
        return [(self._vote[:, i] if p is None else self._said[:, p]).tolist() for i, p in pairs]

    def thresholds(self) -> dict[str, float]:
        """Category uid -> yes from this probability on."""
        own = self._classifier.thresholds.tolist()
        return {uid: UNKNOWN if p is None else own[p] for uid, p in self._places.items()}

    def calibrated(self) -> dict[str, bool]:
        """Category uid -> may its number be shown as a percentage?"""
        own = self._classifier.calibrated.tolist()
        return {uid: p is not None and own[p] for uid, p in self._places.items()}

    def explain(self, _unit_id: int, text: str, lead: str) -> list[Told]:
        """Category by category, what speaks for it in ``text``, a unit of any corpus."""
        reading = read([text], self._categories, [lead])
        by_words = explain(reading, self._categories, None, None)
        own = self._classifier.explain(text, context=lead)
        said = self._classifier.predict([text], context=[lead]).probabilities[0].tolist()
        vote = reading.vote[0].tolist()
        found = [
            (by_words[i], vote[i]) if place is None else (own[place], said[place])
            for i, place in enumerate(self._places.values())
        ]
        return tell(found, self.thresholds(), self.calibrated())


def kept_classifier(
    kept: Kept, corpus: Corpus, categories: Sequence[CategorySpec], place: SaidPlace
) -> Generator[None, None, KeptClassifier | None]:
    """Ask it about all sentences, in steps; None: it knows none of ``categories``."""
    classifier = kept.classifier
    if not {c.uid for c in categories} & {c.uid for c in classifier.categories}:
        return None
    about = {"cleaner": place.cleaner, "classifier": kept.digest, **tokeniser_identity()}
    saying = Saying(
        "kept",
        about,
        len(classifier.categories),
        "<f8",
        lambda texts, leads: classifier.predict(texts, context=leads).probabilities,
    )
    said = yield from said_rows(place.folder, saying, corpus.features.keys, place.read)
    return KeptClassifier(kept, categories, said, seed_probability(corpus.strength))
