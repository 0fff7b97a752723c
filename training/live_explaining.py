"""Why, of a sentence the live classifier knows: the words for and against, and what is like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.corpus_counts import Vocabulary
from training.explaining import CategoryExplanation, gather, spread
from training.features import Chars, Features, Words
from training.live import LiveClassifier
from training.live_crossing import Judged
from training.live_rows import part
from training.reading import read

LIKE = 0.12  # the cosine from which on two sentences are called similar
NEAR = 2  # similar sentences, at most


@dataclass(frozen=True, slots=True)
class Told:
    """Why, of one category; ``pre``: its ``probability`` is at or above the threshold."""

    why: CategoryExplanation
    probability: float
    pre: bool
    calibrated: bool


def tell(
    found: Iterable[tuple[CategoryExplanation, float]],
    thresholds: Mapping[str, float],
    calibrated: Mapping[str, bool],
) -> list[Told]:
    """Explanations with their probabilities, as they are decided."""
    return [Told(w, p, p >= thresholds[w.uid], calibrated[w.uid]) for w, p in found]


class LiveExplainer:
    """Explains sentences of a classifier's corpus, as the classifier is at the moment."""

    def __init__(self, classifier: LiveClassifier) -> None:
        self._classifier = classifier

    @cached_property
    def _vocabulary(self) -> tuple[tuple[str, ...], Vocabulary, Vocabulary]:
        return self._classifier.corpus.features.vocabulary()

    def explain(self, unit_id: int, text: str, lead: str) -> list[Told] | None:
        """Category by category, what speaks for it in ``text``, which is this unit; None: it is
        not of this corpus.
        """
        found = self._classifier
        row = found.row_of(unit_id)
        if row is None:
            return None
        only = slice(row, row + 1)
        held = part(found.rows.text, only)
        features, columns = self._features(held)
        weights = found.weights.text[columns] * held.toarray()[0, columns][:, None]
        reading = read([text], found.categories, [lead])
        words = gather(reading, found.categories, spread(reading, features, weights))
        pairs = zip(words, found.now(only)[0], strict=True)
        return tell(pairs, found.thresholds(), found.calibrated())

    def _features(self, held: sp.csr_matrix) -> tuple[Features, NDArray[np.int32]]:
        """Just those n-grams that one row holds, and the column of each."""
        terms, words, chars = self._vocabulary
        own = [np.flatnonzero(np.isin(known.columns, held.indices)) for known in (words, chars)]
        columns = np.concatenate([words.columns[own[0]], chars.columns[own[1]]])
        said = Words(tuple(terms[i] for i in own[0]), words.idf[own[0]])
        written = Chars(chars.keys[own[1]], chars.idf[own[1]])
        return Features(self._classifier.rows.recipe, said, written, None), columns

    def nearest(self, unit_id: int, judged: Judged) -> list[int]:
        """The units that say most nearly the same among the judged ones, the nearest first.

        By the cosine of their text columns; never the unit itself, and of repeats only one.
        """
        row = self._classifier.row_of(unit_id)
        if row is None:
            return []
        rows = self._classifier.rows
        others = judged.rows[judged.rows != row]
        others = others[np.unique(rows.keys[others], return_index=True)[1]]
        one, rest = rows.text[row], rows.text[others]
        found = np.asarray((rest @ one.T).toarray()).ravel()
        found /= np.maximum(_lengths(rest) * _lengths(one), 1e-9)
        best = np.argsort(-found, kind="stable")[:NEAR]
        return [self._classifier.corpus.unit_ids[others[i]] for i in best if found[i] >= LIKE]


def _lengths(rows: sp.csr_matrix) -> NDArray[np.float32]:
    return np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1), np.float32).ravel())
