"""The fast path: a saved classifier for very many sentences, in bulk.

Words are cut once for many texts, n-grams become columns through tables, and one sparse matrix
is scored at once. What it says is what ``Classifier.predict`` says, to the last bit: the same
numbers are added in the same order, by the same routines. See docs/adr on why that matters.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.classifier import Classifier, Predictions
from training.fast_chars import CharColumns, folds, grams_of
from training.fast_dictionary import jieba_dictionary
from training.fast_seeds import SeedFinder, seed_parts
from training.fast_texts import Together
from training.fast_words import CutTexts, WordNumbers, longer_words
from training.features import Features, join
from training.linear import Linear
from training.ngrams import folded
from training.reading import check_context, refers_back
from training.seeds import seed_probability
from training.trie import Trie, Words

CHUNK_CHARACTERS = 350_000  # about 1 MB of Chinese
_MANY = 4  # chunks from which on the texts themselves take much memory: halves, a tenth slower

Numbers = NDArray[np.int32]
Strength = NDArray[np.float32]
Pairs = tuple[Numbers, Numbers]  # rows and columns


class FastClassifier:
    """A ``Classifier`` made ready for bulk. ``predict`` has the same arguments and answers."""

    def __init__(self, classifier: Classifier) -> None:
        self.plain = classifier
        parts = Words.of(seed_parts(classifier.categories))
        self._columns = self._linear = None
        if classifier.features is not None and classifier.linear is not None:
            self._columns = _Columns(classifier.features, parts)
            # In the order in which scipy wants them, so that it makes no copy each time.
            weights = np.asfortranarray(classifier.linear.weights)
            self._linear = Linear(weights, classifier.linear.offsets)
        self._trie = Trie(parts) if self._columns is None else self._columns.trie
        self._seeds = SeedFinder(classifier.categories, self._trie)
        _give_back_memory()  # what building took; from here on it is kept
        _keep_freed_memory()

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None = None) -> Predictions:
        """Predict n texts as ``Classifier.predict`` does."""
        check_context(texts, context)
        features = self.plain.features
        if features is not None and features.recipe.word_ngrams != (1, 1):
            return self.plain.predict(texts, context=context)
        parts = [
            self._probabilities(texts[a:b], context and context[a:b]) for a, b in _chunks(texts)
        ]
        return self.plain.decide(
            np.concatenate([np.zeros((0, len(self.plain.categories))), *parts])
        )

    def _probabilities(
        self, texts: Sequence[str], context: Sequence[str] | None
    ) -> NDArray[np.float64]:
        together = Together.of(texts, self._trie)
        strength = self._seeds.strength(together, context)
        vote = seed_probability(strength)
        if self._columns is None or self._linear is None:
            return self.plain.decider.probabilities(np.zeros(strength.shape), vote)
        matrix = self._columns.matrix(together, context, strength)
        return self.plain.decider.probabilities(self._linear.scores(matrix), vote)


def ten_thousandths(probabilities: NDArray[np.float64]) -> NDArray[np.int64]:
    """What ``round(p, 4)`` gives, times 10,000."""
    times = probabilities * 10_000
    found = np.rint(times).astype(np.int64)
    # Near the middle the product has lost what decides.
    for place in zip(*np.nonzero(np.abs(np.abs(times - found) - 0.5) < 1e-6), strict=True):
        found[place] = round(round(float(probabilities[place]), 4) * 10_000)
    return found


def row_keys(labels: NDArray[np.bool_], review: NDArray[np.bool_]) -> list[bytes]:
    """What (n, k) labels and (n,) doubt say of each row, in k + 1 bytes of 0 and 1."""
    together = np.ascontiguousarray(np.column_stack([labels, review]), np.uint8)
    data, width = together.tobytes(), together.shape[1]
    return [data[at : at + width] for at in range(0, len(data), width)]


class _Columns:
    """The columns of ``Features``, found in bulk. ``more``: what ``trie`` shall know besides."""

    def __init__(self, features: Features, more: Words) -> None:
        self._features, self._recipe = features, features.recipe
        vectors, keys = features.vectors, features.chars.keys
        known = {word: i for i, word in enumerate(vectors.words)} if vectors else {}
        words = longer_words([*features.words.terms, *known])
        self._dictionary = jieba_dictionary(grams_of(keys)[0], words, more)
        self.trie = self._dictionary.trie
        self._words = WordNumbers(features.words.index, self.trie)
        self._vector_words = WordNumbers(known, self.trie, fold=False) if vectors else None
        self._first_char = len(features.words.terms)
        sizes = self._recipe.char_ngrams
        self._chars = CharColumns(keys, sizes, self.trie, first=self._first_char)
        self._first_rest = self._first_char + len(keys)
        self._idf = np.concatenate([features.words.idf, features.chars.idf])

    def matrix(
        self, texts: Together, context: Sequence[str] | None, strength: Strength
    ) -> sp.csr_matrix:
        """(n, columns) float32, equal to ``Features.matrix``."""
        leads = self._leads(texts.texts, context)
        cut = CutTexts(texts, self._dictionary)
        words = [cut.numbers(self._words), self._words_of(leads)]
        counted = self._weighed([*words, *self._grams(texts, leads)], len(texts.texts))
        rest = strength * np.float32(self._recipe.seeds)
        if self._features.vectors is None:
            return join([counted, sp.csr_matrix(rest, dtype=np.float32)])
        vectors = self._embedded(cut, len(rest)) * np.float32(self._recipe.vectors)
        return join([counted, sp.csr_matrix(np.hstack([vectors, rest]), dtype=np.float32)])

    def _leads(self, texts: Sequence[str], context: Sequence[str] | None) -> dict[int, str]:
        """The leads that are read with their texts."""
        if context is None or not self._recipe.lead:
            return {}
        return {i: lead for i, lead in enumerate(context) if lead and refers_back(texts[i])}

    def _words_of(self, leads: Mapping[int, str]) -> Pairs:
        texts = Together.of([*leads.values()], self.trie)
        row, words = CutTexts(texts, self._dictionary).numbers(self._words)
        return np.fromiter(leads, np.int32, len(leads)).take(row), words

    def _grams(self, texts: Together, leads: Mapping[int, str]) -> Iterator[Pairs]:
        """A text whose n-grams are not those of its own characters is looked up once more."""
        apart = np.array(sorted({*leads, *folds(texts)}), np.int32)
        mine = np.arange(len(texts.texts), dtype=np.int32)
        mine[apart] = len(mine)  # a row that is left out
        yield from self._chars.find(texts, mine.take(texts.row))
        led = [(texts.texts[i], leads.get(i)) for i in apart.tolist()]
        said = [folded(text if lead is None else f"{lead}\n{text}") for text, lead in led]
        again = Together.of(said, self.trie)
        yield from self._chars.find(again, apart.take(again.row))

    def _weighed(self, found: Sequence[Pairs], size: int) -> sp.csr_matrix:
        """Counts, (1 + log count) x idf, and each block of each row of length 1."""
        width = self._first_rest
        columns, counts, ends = _counted(found, (size, width), [0, self._first_char])
        often = np.arange(1, counts.max(initial=0) + 1, dtype=np.float32)
        data = self._idf.take(columns, mode="clip")
        data *= (1 + np.log(often)).take(counts - 1)
        blocks = sp.csr_matrix((data * data, columns, ends), shape=(2 * size, width))
        squares = np.asarray(blocks.sum(axis=1)).ravel()
        length = np.sqrt(np.where(squares > 0, squares, 1))
        data /= np.repeat(length, np.diff(ends)).astype(np.float32)
        return sp.csr_matrix((data, columns, ends[::2]), shape=(size, width))

    def _embedded(self, cut: CutTexts, size: int) -> Strength:
        vectors = self._features.vectors
        assert vectors is not None and self._vector_words is not None
        row, column = cut.numbers(self._vector_words)
        shape = (size, len(vectors.words))
        columns, counts, ends = _counted([(row, column)], shape, [0])
        said = counts.astype(np.float32)
        return vectors.embed_counts(sp.csr_matrix((said, columns, ends), shape=shape))


def _counted(
    found: Sequence[Pairs], shape: tuple[int, int], begins: Sequence[int]
) -> tuple[Numbers, NDArray[np.intp], NDArray[np.intp]]:
    """Each pair of row and column once, sorted: its column, and how often it was there. Rows from
    ``shape[0]`` on are left out.

    ``begins``: the columns at which the parts of a row begin. Of each part of each row the place
    of its first pair follows, and where the last one ends.
    """
    bits = shape[1].bit_length()
    # Half as wide, twice as fast.
    kind: Any = np.uint32 if shape[0] + 1 << bits < 2**32 else np.uint64
    keys = np.concatenate(
        [row.astype(kind) << kind(bits) | column.astype(kind) for row, column in found]
    )
    keys.sort()
    keys = keys[: np.searchsorted(keys, kind(shape[0] << bits))]
    edges = np.ones(len(keys) + 1, np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=edges[1:-1])
    firsts = np.flatnonzero(edges)
    counts, keys = np.diff(firsts), keys.take(firsts[:-1])
    parts = np.arange(shape[0], dtype=kind)[:, None] << kind(bits) | np.array(begins, kind)
    ends = np.append(np.searchsorted(keys, parts.ravel()), len(keys))
    keys &= kind(2**bits - 1)
    return keys.astype(np.int32), counts, ends


def _give_back_memory() -> None:
    # Building frees arrays in the middle of the heap of glibc, which keeps them: a third of all
    # that a worker has.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _keep_freed_memory() -> None:
    # glibc gives large arrays back to the system when they are freed, and each of the next then
    # costs the pages anew: a sixth of the time here. Once one of nearly 32 MB was freed, it keeps
    # up to twice as much for the next (mallopt(3), M_MMAP_THRESHOLD).
    np.empty(31 * 2**20, np.uint8)


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The texts in even runs of about ``CHUNK_CHARACTERS``; of very many in halves."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    total = int(ends[-1:].sum())
    count = max(1, round(total / CHUNK_CHARACTERS))
    count *= 2 if count > _MANY else 1
    cuts = np.searchsorted(ends, np.arange(1, count) * total // count)
    edges = np.unique([0, *cuts, len(texts)])
    yield from zip(edges.tolist(), edges[1:].tolist(), strict=False)
