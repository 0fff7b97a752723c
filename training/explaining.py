"""Why: the words that spoke for a category and against it, from the coefficients.

The weight of an n-gram is shared evenly by the characters it covers, and a word gets what its
characters got; so the weights of all words add up to the score, but for what is said of the
text as a whole (offset, word vectors, seed words) and of a lead sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.features import Features, texts_for
from training.linear import Linear
from training.ngrams import char_keys, find
from training.reading import Reading
from training.scheme import CategorySpec
from training.seed_words import Hit, seed_hits


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word, characters ``[start, end)`` of the sentence; above 0 it spoke for the category."""

    word: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class CategoryExplanation:
    """``words`` in the order of the sentence, white space left out; ``seeds`` that hit."""

    uid: str
    words: tuple[WordWeight, ...]
    seeds: tuple[Hit, ...]


def explain(
    reading: Reading,
    categories: Sequence[CategorySpec],
    features: Features | None,
    linear: Linear | None,
) -> list[CategoryExplanation]:
    """Explain the one sentence of ``reading``, category by category."""
    per_char = np.zeros((len(reading.alone.texts[0]), len(categories)))
    if features is not None and linear is not None:
        row = features.matrix(reading).toarray()[0]
        per_char = spread(reading, features, row[:, None] * linear.weights.T)
    return gather(reading, categories, per_char)


def spread(reading: Reading, features: Features, said: NDArray[np.float32]) -> NDArray[np.float64]:
    """``said`` (columns, k), what each column of ``features`` added to the scores of the one
    sentence, to (characters, k), what each of its own characters did.
    """
    texts = texts_for(features.recipe, reading)
    text, words = texts.texts[0], texts.words[0]
    border = len(features.words.terms)
    result = np.zeros((len(text), said.shape[1]))
    _share(result, list(_word_spans(words, features)), said)
    _share(result, list(_char_spans(text, features, first=border)), said)
    return result[len(text) - len(reading.alone.texts[0]) :]


def gather(
    reading: Reading, categories: Sequence[CategorySpec], per_char: NDArray[np.float64]
) -> list[CategoryExplanation]:
    """``per_char`` (characters, k) by the words of the one sentence, and its seed words."""
    text, words = reading.alone.texts[0], reading.alone.words[0]
    hits = seed_hits(text, categories)
    return [
        CategoryExplanation(category.uid, tuple(_words(words, per_char[:, c])), tuple(hits[c]))
        for c, category in enumerate(categories)
    ]


def _words(words: Sequence[str], per_char: NDArray[np.float64]) -> Iterator[WordWeight]:
    at = 0
    for word in words:
        start, at = at, at + len(word)
        if not word.isspace():
            yield WordWeight(word, start, at, float(per_char[start:at].sum()))


def _share(
    result: NDArray[np.float64], spans: Sequence[tuple[int, int, int]], said: NDArray[np.float32]
) -> None:
    """Add to the characters of each span (column, start, end) its part of what was said."""
    times = Counter(column for column, _, _ in spans)
    for column, start, end in spans:
        result[start:end] += said[column] / times[column] / (end - start)


def _word_spans(words: Sequence[str], features: Features) -> Iterator[tuple[int, int, int]]:
    ends = np.cumsum([0, *map(len, words)])
    solid = [i for i, w in enumerate(words) if not w.isspace()]
    low, high = features.recipe.word_ngrams
    for size in range(low, high + 1):
        for at in range(len(solid) - size + 1):
            run = solid[at : at + size]
            term = "\t".join(words[i].lower() for i in run)
            if term in features.words.index:
                yield features.words.index[term], int(ends[run[0]]), int(ends[run[-1] + 1])


def _char_spans(text: str, features: Features, *, first: int) -> Iterator[tuple[int, int, int]]:
    """``first`` is the column of the first character n-gram."""
    for _, keys, size in char_keys([text], features.recipe.char_ngrams):
        place, there = find(keys, features.chars.keys)
        for at in np.flatnonzero(there).tolist():
            yield first + int(place[at]), at, at + size
