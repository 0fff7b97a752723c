"""The words of many texts at once, as numbers: cut together, and nearly none of them spelt out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from training.fast_chars import NO_CHARACTER, Rows, Together
from training.fast_cut import cut
from training.fast_dictionary import PLANE, jieba_dictionary
from training.tokens import tokenize
from training.trie import Places, codes_of

UNKNOWN = -1
_SPELL = -2  # what only the spelling tells
_MOST_REMEMBERED = 100_000

Numbers = NDArray[np.int32]


class WordNumbers:
    """The number of each known word. ``fold``: a word is asked for in small letters, and white
    space has no number."""

    def __init__(self, known: Mapping[str, int], *, fold: bool = True) -> None:
        self._known, self._fold = known, fold
        self.spelt = _Remembered(self.of)
        self.of_characters = np.fromiter(map(self.of, map(chr, range(PLANE))), np.int32, PLANE)
        self.of_nodes = np.full(jieba_dictionary().trie.nodes, UNKNOWN, np.int32)
        self.of_nodes[0] = _SPELL
        self._number_nodes([word for word in known if len(word) > 1])

    def of(self, word: str) -> int:
        """The number of a word, or ``UNKNOWN``."""
        if self._fold:
            return UNKNOWN if word.isspace() else self._known.get(word.lower(), UNKNOWN)
        return self._known.get(word, UNKNOWN)

    def _number_nodes(self, words: Sequence[str]) -> None:
        sizes = np.fromiter(map(len, words), np.int64, len(words))
        begins = np.cumsum(sizes) - sizes
        word_at = np.full(int(sizes.sum()), -1)
        word_at[begins] = np.arange(len(words))
        numbers = np.fromiter((self._known[word] for word in words), np.int32, len(words))
        for found in jieba_dictionary().trie.longer(codes_of("".join(words))):
            word = word_at[found.at]
            whole = (word >= 0) & (sizes[word] == found.length)
            self.of_nodes[found.node[whole]] = numbers[word[whole]]


class _Remembered(dict[str, int]):
    """What ``ask`` says of a word, asked once."""

    def __init__(self, ask: Callable[[str], int]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[word] = number = self._ask(word)
        return number


class CutTexts:
    """The words of n texts. ``together``: the texts as they are, ``joined`` likewise."""

    def __init__(self, texts: Sequence[str], together: Together, joined: str) -> None:
        self._codes, self._joined = together.codes, joined
        self._words = cut(together.codes, jieba_dictionary())
        self._row = together.row[self._words.begins]
        alone = np.unique(together.row[self._words.uncut]).tolist()
        self._alone = {i: tokenize([texts[i]])[0] for i in alone}

    def numbers(self, numbers: WordNumbers) -> tuple[Rows, Numbers]:
        """For each word with a number, in any order: its text and that number."""
        words = self._words
        signs = self._codes[words.begins]
        found = numbers.of_characters.take(signs, mode="clip")
        longer = np.flatnonzero(words.sizes > 1)
        found[longer] = numbers.of_nodes[words.nodes[longer]]
        found[(signs >= PLANE) & (signs != NO_CHARACTER)] = _SPELL
        found[self._with_capitals()] = _SPELL
        spelt = np.flatnonzero(found == _SPELL)
        words_spelt = map(numbers.spelt.__getitem__, self._spelt(spelt))
        found[spelt] = np.fromiter(words_spelt, np.int32, len(spelt))
        if self._alone:
            found[np.isin(self._row, list(self._alone))] = UNKNOWN
        known = np.flatnonzero(found >= 0)
        rows, more = self._by_themselves(numbers)
        return np.concatenate([self._row[known], rows]), np.concatenate([found[known], more])

    def _with_capitals(self) -> Places:
        """The words that hold a capital letter of ASCII; a dictionary knows them as they are."""
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
