"""The fast path: a saved classifier for very many sentences, in bulk.

Words are cut once for many texts, n-grams become columns through tables, and one sparse matrix
is scored at once. What it says is what ``Classifier.predict`` says, to the last bit: the same
numbers are added in the same order, by the same routines. See docs/adr on why that matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.classifier import Classifier, Predictions
from training.fast_chars import CharColumns, Together
from training.fast_seeds import SeedFinder
from training.fast_words import CutTexts, WordNumbers
from training.features import Features, join
from training.linear import Linear
from training.reading import check_context, refers_back
from training.seeds import seed_probability

CHUNK_CHARACTERS = 350_000  # about 1 MB of Chinese

Numbers = NDArray[np.int32]
Strength = NDArray[np.float32]
Pairs = tuple[Numbers, Numbers]  # rows and columns


class FastClassifier:
    """A ``Classifier`` made ready for bulk. ``predict`` has the same arguments and answers."""

    def __init__(self, classifier: Classifier) -> None:
        _keep_freed_memory()
        self.plain = classifier
        self._seeds = SeedFinder(classifier.categories)
        self._columns = self._linear = None
        if classifier.features is not None and classifier.linear is not None:
            self._columns = _Columns(classifier.features)
            # In the order in which scipy wants them, so that it makes no copy each time.
            weights = np.asfortranarray(classifier.linear.weights)
            self._linear = Linear(weights, classifier.linear.offsets)

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
        together = Together.of(texts, "\n".join(texts))
        strength = self._seeds.strength(texts, together, context)
        vote = seed_probability(strength)
        if self._columns is None or self._linear is None:
            return self.plain.decider.probabilities(np.zeros(strength.shape), vote)
        matrix = self._columns.matrix(texts, context, together, strength)
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
    """The columns of ``Features``, found in bulk."""

    def __init__(self, features: Features) -> None:
        self._features, self._recipe = features, features.recipe
        self._words = WordNumbers(features.words.index)
        self._first_char = len(features.words.terms)
        keys = features.chars.keys
        self._chars = CharColumns(keys, self._recipe.char_ngrams, first=self._first_char)
        self._first_rest = self._first_char + len(keys)
        self._idf = np.concatenate([features.words.idf, features.chars.idf])
        if features.vectors is not None:
            known = {word: i for i, word in enumerate(features.vectors.words)}
            self._vector_words = WordNumbers(known, fold=False)

    def matrix(
        self,
        texts: Sequence[str],
        context: Sequence[str] | None,
        together: Together,
        strength: Strength,
    ) -> sp.csr_matrix:
        """(n, columns) float32, equal to ``Features.matrix``."""
        leads, led = self._leads(texts, context), list(texts)
        for i, lead in leads:
            led[i] = f"{lead}\n{texts[i]}"
        owner = np.array([*range(len(texts)), *(i for i, _ in leads)], np.int32)
        if leads:
            more = [*texts, *(lead for _, lead in leads)]
            words_in = "\n".join(more)
            cut = CutTexts(more, Together.of(more, words_in), words_in)
        else:
            cut = CutTexts(texts, together, "\n".join(texts))
        row, words = cut.numbers(self._words)
        joined = _folded("\n".join(led), led)
        chars = self._chars.find(Together.of(led, joined))
        counted = self._weighed([(owner[row], words), *chars], len(texts))
        rest = strength * np.float32(self._recipe.seeds)
        if self._features.vectors is None:
            return join([counted, sp.csr_matrix(rest, dtype=np.float32)])
        vectors = self._embedded(cut, len(texts)) * np.float32(self._recipe.vectors)
        return join([counted, sp.csr_matrix(np.hstack([vectors, rest]), dtype=np.float32)])

    def _leads(self, texts: Sequence[str], context: Sequence[str] | None) -> list[tuple[int, str]]:
        if context is None or not self._recipe.lead:
            return []
        return [(i, lead) for i, lead in enumerate(context) if lead and refers_back(texts[i])]

    def _weighed(self, found: Sequence[Pairs], size: int) -> sp.csr_matrix:
        """Counts, (1 + log count) x idf, and each block of each row of length 1."""
        width = self._first_rest
        columns, counts, ends = _counted(found, (size, width), [0, self._first_char])
        data = (1 + np.log(counts)) * self._idf.take(columns, mode="clip")
        blocks = sp.csr_matrix((data * data, columns, ends), shape=(2 * size, width))
        squares = np.asarray(blocks.sum(axis=1)).ravel()
        length = np.sqrt(np.where(squares > 0, squares, 1))
        data /= np.repeat(length, np.diff(ends)).astype(np.float32)
        return sp.csr_matrix((data, columns, ends[::2]), shape=(size, width))

    def _embedded(self, cut: CutTexts, size: int) -> Strength:
        vectors = self._features.vectors
        assert vectors is not None
        row, column = cut.numbers(self._vector_words)
        alone = row < size  # without the leads
        shape = (size, len(vectors.words))
        columns, counts, ends = _counted([(row[alone], column[alone])], shape, [0])
        return vectors.embed_counts(sp.csr_matrix((counts, columns, ends), shape=shape))


def _counted(
    found: Sequence[Pairs], shape: tuple[int, int], begins: Sequence[int]
) -> tuple[Numbers, Strength, NDArray[np.intp]]:
    """Each pair of row and column once, sorted: its column, and how often it was there.

    ``begins``: the columns at which the parts of a row begin. Of each part of each row the place
    of its first pair follows, and where the last one ends.
    """
    bits = shape[1].bit_length()
    # Half as wide, twice as fast.
    kind: Any = np.uint32 if shape[0] << bits < 2**32 else np.uint64
    keys = np.concatenate(
        [row.astype(kind) << kind(bits) | column.astype(kind) for row, column in found]
    )
    keys.sort()
    firsts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    counts = np.diff(firsts, append=len(keys)).astype(np.float32)
    keys = keys[firsts]
    parts = np.arange(shape[0], dtype=kind)[:, None] << kind(bits) | np.array(begins, kind)
    ends = np.append(np.searchsorted(keys, parts.ravel()), len(keys))
    return (keys & kind(2**bits - 1)).astype(np.int32), counts, ends


def _keep_freed_memory() -> None:
    # glibc gives large arrays back to the system when they are freed, and each of the next then
    # costs the pages anew: a sixth of the time here. Once one of nearly 32 MB was freed, it keeps
    # up to twice as much for the next (mallopt(3), M_MMAP_THRESHOLD).
    np.empty(31 * 2**20, np.uint8)


def _folded(joined: str, texts: Sequence[str]) -> str:
    """Small letters, but for a text that would become longer (as ``training.ngrams`` has it)."""
    lowered = joined.lower()
    if len(lowered) == len(joined):
        return lowered
    return "\n".join(low if len(low := t.lower()) == len(t) else t for t in texts)


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The texts in even runs of about ``CHUNK_CHARACTERS``."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    total = int(ends[-1:].sum())
    count = max(1, round(total / CHUNK_CHARACTERS))
    cuts = np.searchsorted(ends, np.arange(1, count) * total // count)
    edges = np.unique([0, *cuts, len(texts)])
    yield from zip(edges.tolist(), edges[1:].tolist(), strict=False)
