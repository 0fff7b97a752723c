"""The words of many texts at once, as numbers: cut together, and nearly none of them spelt out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from training.fast_cut import cut
from training.fast_dictionary import PLANE, Dictionary
from training.fast_texts import NO_CHARACTER, Rows, Together
from training.tokens import tokenize
from training.trie import Places, Trie, Words

UNKNOWN = -1
_SPELL = -2  # what only the spelling tells

Numbers = NDArray[np.int32]


def longer_words(known: Iterable[str]) -> Words:
    """Those of two characters and more."""
    return Words.of([word for word in known if len(word) > 1])


class WordNumbers:
    """The number of each known word; ``trie`` knows the ``longer_words``. ``fold``: a word is
    asked for in small letters, and white space has no number."""

    def __init__(self, known: Mapping[str, int], trie: Trie, *, fold: bool = True) -> None:
        self._known, self._fold = known, fold
        self.of_characters = np.fromiter(map(self.of, map(chr, range(PLANE))), np.int32, PLANE)
        self.of_nodes = np.full(trie.nodes, UNKNOWN, np.int32)
        numbers = [number for word, number in known.items() if len(word) > 1]
        self.of_nodes[trie.nodes_of(longer_words(known))] = numbers

    def of(self, word: str) -> int:
        """The number of a word, or ``UNKNOWN``."""
        if self._fold:
            return UNKNOWN if word.isspace() else self._known.get(word.lower(), UNKNOWN)
        return self._known.get(word, UNKNOWN)


class CutTexts:
    """The words of n texts, which were looked up in the dictionary's trie."""

    def __init__(self, texts: Together, dictionary: Dictionary) -> None:
        self._codes, self._joined = texts.codes, texts.joined
        self._words = cut(texts.codes, texts.longer, dictionary)
        self._row = texts.row.take(self._words.begins)
        alone = np.unique(texts.row[self._words.uncut]).tolist()
        self._alone = {i: tokenize([texts.texts[i]])[0] for i in alone}

    def numbers(self, numbers: WordNumbers) -> tuple[Rows, Numbers]:
        """For each word with a number, in any order: its text and that number."""
        words = self._words
        signs = self._codes.take(words.begins)
        found = numbers.of_characters.take(signs, mode="clip")
        longer = np.flatnonzero(words.sizes > 1)
        found[longer] = numbers.of_nodes.take(words.nodes.take(longer))
        found[(signs >= PLANE) & (signs != NO_CHARACTER)] = _SPELL
        found[self._with_capitals()] = _SPELL
        spelt = np.flatnonzero(found == _SPELL)
        found[spelt] = [numbers.of(word) for word in self._spelt(spelt)]
        if self._alone:
            found[np.isin(self._row, list(self._alone))] = UNKNOWN
        known = np.flatnonzero(found >= 0)
        rows, more = self._by_themselves(numbers)
        row = np.concatenate([self._row.take(known), rows])
        return row, np.concatenate([found.take(known), more])

    def _with_capitals(self) -> Places:
        """The words that hold a capital letter of ASCII; the trie knows them as they are."""
        letters = np.flatnonzero((self._codes >= ord("A")) & (self._codes <= ord("Z")))
        return np.searchsorted(self._words.begins, letters, side="right") - 1

    def _spelt(self, words: Places) -> Iterator[str]:
        begins = self._words.begins[words]
        for begin, size in zip(begins.tolist(), self._words.sizes[words].tolist(), strict=True):
            yield self._joined[begin : begin + size]

    def _by_themselves(self, numbers: WordNumbers) -> tuple[Rows, Numbers]:
        words = list(chain.from_iterable(self._alone.values()))
        found = np.fromiter(map(numbers.of, words), np.int32, len(words))
        sizes = [len(words) for words in self._alone.values()]
        row = np.repeat(np.fromiter(self._alone, np.int32, len(self._alone)), sizes)
        return row[found >= 0], found[found >= 0]
