"""Columns: word and character n-grams weighted by TF-IDF, word vectors and seed words.

Counting and weighing are apart: a cross-validation counts once, and each fold learns its
vocabulary and weights from its own rows only. Not so the word vectors: they are learnt once,
from all texts, those under test among them, but never from a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.ngrams import Keys, all_chars, count_chars, count_words, word_ngrams
from training.reading import Reading, Texts
from training.recipes import Recipe
from training.vectors import WordVectors

MANY = 2000


@dataclass(frozen=True, eq=False)
class Words:
    """The word n-grams that count, sorted, and the weight (inverse document frequency) of each."""

    terms: tuple[str, ...]
    idf: NDArray[np.float32]

    @cached_property
    def index(self) -> dict[str, int]:
        """The column of each n-gram."""
        return {term: i for i, term in enumerate(self.terms)}


@dataclass(frozen=True, eq=False)
class Chars:
    """The character n-grams that count, as sorted numbers (``training.ngrams``), and weights."""

    keys: Keys
    idf: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Features:
    """Learnt columns. Their order: words, characters, vectors, seed words."""

    recipe: Recipe
    words: Words
    chars: Chars
    vectors: WordVectors | None

    def matrix(self, reading: Reading) -> sp.csr_matrix:
        """(n, columns) float32, each block of a row of the length the recipe gives it."""
        texts = texts_for(self.recipe, reading)
        rows = [word_ngrams(words, self.recipe.word_ngrams) for words in texts.words]
        words = count_words(rows, self.words.index)
        chars = count_chars(texts.texts, self.recipe.char_ngrams, self.chars.keys)
        rest = dense_columns(self.recipe, reading, self.vectors)
        return join([weigh(words, self.words.idf), weigh(chars, self.chars.idf), rest])


@dataclass(frozen=True, eq=False)
class _Counted:
    """All n-grams of all texts: (n, terms) and what the columns are."""

    terms: tuple[str, ...]
    words: sp.csr_matrix
    keys: Keys
    chars: sp.csr_matrix


class Counter:
    """Counts the n-grams of n texts, once for all recipes that read them alike."""

    def __init__(self, reading: Reading, vectors: WordVectors | None) -> None:
        self._reading = reading
        self._vectors = vectors
        self._counted: dict[object, _Counted] = {}

    def learn(self, recipe: Recipe, rows: NDArray[np.intp]) -> tuple[Features, sp.csr_matrix]:
        """The columns that ``rows`` teach, and the matrix (n, columns) of all texts in them."""
        all_, vectors = self._count(recipe), self._vectors if recipe.vectors else None
        kept, idf = learn_idf(all_.words[rows], min_df=recipe.min_df)
        words, word_part = Words(tuple(all_.terms[i] for i in kept), idf), all_.words[:, kept]
        kept, idf = learn_idf(all_.chars[rows], min_df=recipe.min_df)
        chars, char_part = Chars(all_.keys[kept], idf), all_.chars[:, kept]
        rest = dense_columns(recipe, self._reading, vectors)
        matrix = join([weigh(word_part, words.idf), weigh(char_part, chars.idf), rest])
        return Features(recipe, words, chars, vectors), matrix

    def _count(self, recipe: Recipe) -> _Counted:
        key = recipe.word_ngrams, recipe.char_ngrams, recipe.lead
        if key not in self._counted:
            self._counted[key] = _count_all(texts_for(recipe, self._reading), recipe)
        return self._counted[key]


def texts_for(recipe: Recipe, reading: Reading) -> Texts:
    """The texts alone, or with their leads."""
    return reading.led if recipe.lead else reading.alone


def _count_all(texts: Texts, recipe: Recipe) -> _Counted:
    rows = [word_ngrams(words, recipe.word_ngrams) for words in texts.words]
    terms = tuple(sorted({term for row in rows for term in row}))
    words = count_words(rows, {term: i for i, term in enumerate(terms)})
    keys = all_chars(texts.texts, recipe.char_ngrams)
    return _Counted(terms, words, keys, count_chars(texts.texts, recipe.char_ngrams, keys))


def learn_idf(
    counts: sp.csr_matrix, *, min_df: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Which columns occur in at least ``min_df`` rows, and their smoothed weights.

    With fewer than ``MANY`` rows every column counts: rare is normal there.
    """
    found = np.bincount(counts.indices, minlength=counts.shape[1])
    kept = np.flatnonzero(found >= (min_df if counts.shape[0] >= MANY else 1))
    idf = np.log((1 + counts.shape[0]) / (1 + found[kept])) + 1
    return kept, idf.astype(np.float32)


def weigh(counts: sp.csr_matrix, idf: NDArray[np.float32]) -> sp.csr_matrix:
    """(1 + log count) x idf, each row made length 1; a new matrix."""
    weighed = counts.tocsr(copy=True)
    weighed.data = (1 + np.log(weighed.data)) * idf[weighed.indices]
    squares = np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel()
    length = np.sqrt(np.where(squares > 0, squares, 1))
    weighed.data /= np.repeat(length, np.diff(weighed.indptr)).astype(np.float32)
    return weighed


def dense_columns(recipe: Recipe, reading: Reading, vectors: WordVectors | None) -> sp.csr_matrix:
    """The columns that are not n-grams: word vectors, if any, then seed words."""
    parts = [reading.strength * np.float32(recipe.seeds)]
    if vectors is not None:
        parts.insert(0, vectors.embed(reading.alone.words) * np.float32(recipe.vectors))
    return sp.csr_matrix(np.hstack(parts), dtype=np.float32)


def join(parts: Sequence[sp.csr_matrix]) -> sp.csr_matrix:
    """All columns beside each other."""
    return sp.hstack(parts, format="csr", dtype=np.float32)
