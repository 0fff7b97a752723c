"""The words of many texts at once, as numbers: cut together, each spelling looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from training.fast_chars import BITS, NO_CHARACTER, Codes, Together
from training.tokens import cut_lines, needs_care, tokenize

UNKNOWN, BREAK = -1, -2
_COMMON, _LETTER, _JOINS, _RARE = range(4)
_MOST_REMEMBERED = 100_000

Numbers = NDArray[np.int32]


class WordNumbers(dict[str, int]):
    """The number of each spelling, remembered: that of the word it is in small letters.

    ``known``: word to number. White space has no number.
    """

    def __init__(self, known: Mapping[str, int], *, fold: bool = True) -> None:
        super().__init__({"\n": BREAK})
        self._known, self._fold = known, fold

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
            self["\n"] = BREAK
        number = self._number(word)
        self[word] = number
        return number

    def _number(self, word: str) -> int:
        if self._fold:
            return UNKNOWN if word.isspace() else self._known.get(word.lower(), UNKNOWN)
        return self._known.get(word, UNKNOWN)

    def of_lines(self, words: Sequence[str]) -> Numbers:
        """The number of each word, ``UNKNOWN`` or, for a line break, ``BREAK``."""
        return np.fromiter(map(self.__getitem__, words), np.int32, len(words))

    def of(self, words: Sequence[str]) -> Numbers:
        """The number of each word, or ``UNKNOWN``; a line break is a word as any other."""
        found = self.of_lines(words)
        found[found == BREAK] = self._number("\n")
        return found


class CutTexts:
    """The words of n texts: one long list with a line break behind each text, and a few texts
    that had to be cut by themselves. ``together``: the texts as they are."""

    def __init__(self, texts: Sequence[str], together: Together) -> None:
        suspects = np.unique(together.row[_suspicious(together.codes)]).tolist()
        alone = [i for i in suspects if needs_care(texts[i])]
        self._words = cut_lines(texts, alone)
        self._alone = dict(zip(alone, tokenize([texts[i] for i in alone]), strict=True))

    def numbers(self, numbers: WordNumbers) -> tuple[Numbers, Numbers]:
        """For each word with a number, in any order: its text and that number."""
        found = numbers.of_lines(self._words)
        known = np.flatnonzero(found >= 0)
        row = np.cumsum(found == BREAK, dtype=np.int32)[known]
        rows, words = self._by_themselves(numbers)
        return np.concatenate([row, rows]), np.concatenate([found[known], words])

    def _by_themselves(self, numbers: WordNumbers) -> tuple[Numbers, Numbers]:
        found = numbers.of(list(chain.from_iterable(self._alone.values())))
        sizes = [len(words) for words in self._alone.values()]
        row = np.repeat(np.fromiter(self._alone, np.int32, len(self._alone)), sizes)
        return row[found >= 0], found[found >= 0]


def _suspicious(codes: Codes) -> NDArray[np.intp]:
    """Where a text may need care: signs that join letters, and whatever is rare."""
    kinds = _kinds().take(codes, mode="clip")
    rare = kinds == _RARE
    inner = (kinds[1:-1] == _JOINS) & (kinds[:-2] == _LETTER) & (kinds[2:] == _LETTER)
    rare[1:-1] |= inner
    return np.flatnonzero(rare)


@cache
def _kinds() -> NDArray[np.uint8]:
    """Of each code point: can it be one of those that ``needs_care`` looks for?"""
    kinds = np.full(2**BITS, _RARE, np.uint8)
    for first, last in ((0, 0x33FF), (0x4E00, 0x9FD5), (0xFF00, 0xFFEF)):
        kinds[first : last + 1] = _COMMON
    kinds[[ord("\r"), ord("\n")]] = _RARE
    kinds[list(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")] = _LETTER
    kinds[list(b"-_+#&%.")] = _JOINS
    kinds[NO_CHARACTER] = _COMMON
    return kinds
