"""Character n-grams of many texts at once, looked up in a trie instead of searched for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from training.fast_texts import NO_CHARACTER, Rows, Together
from training.ngrams import Keys, Sizes
from training.trie import Trie, Words

Columns = NDArray[np.int32]

_BITS = 21
_CHARACTER = 2**_BITS - 1
_CASED = 0x20000  # no character from here on has a small letter


def grams_of(keys: Keys) -> tuple[Words, NDArray[np.intp]]:
    """The n-grams of ``training.ngrams``, and the place of each among ``keys``.

    A file may hold what is no n-gram: such a key is left out.
    """
    parts = np.stack([keys >> 2 * _BITS, keys >> _BITS & _CHARACTER, keys & _CHARACTER], axis=1)
    lengths = np.where(parts[:, 2] > 0, 3, np.where(parts[:, 1] > 0, 2, 1))
    there = np.arange(3) < lengths[:, None]
    whole = np.flatnonzero(((parts > 0) & (parts <= NO_CHARACTER) | ~there).all(axis=1))
    return Words((parts[whole][there[whole]] - 1).astype(np.uint32), lengths[whole]), whole


class CharColumns:
    """The columns of known character n-grams: ``keys`` as in ``training.ngrams``, sorted, all of
    them in ``trie``. ``first`` is the column of the first key.
    """

    def __init__(self, keys: Keys, sizes: Sizes, trie: Trie, *, first: int) -> None:
        self._shortest, self._longest = sizes
        words, places = grams_of(keys)
        self._columns = np.full(trie.nodes, -1, np.int32)
        self._columns[trie.nodes_of(words)] = first + places

    def find(self, texts: Together, row: Rows) -> Iterator[tuple[Rows, Columns]]:
        """The row and the column of every known n-gram of folded texts, in any order. ``row``: in
        which row is counted what begins at each place."""
        if self._shortest == 1:
            columns = self._columns.take(texts.first)
            known = np.flatnonzero(columns >= 0)
            yield row.take(known), columns.take(known)
        for longer in texts.longer:
            if self._shortest <= longer.length <= self._longest:
                columns = self._columns.take(longer.node)
                known = np.flatnonzero(columns >= 0)
                yield row.take(longer.at.take(known)), columns.take(known)


def folds(texts: Together) -> list[int]:
    """The texts that hold a capital letter of any script, ascending."""
    capitals = np.flatnonzero(_capitals().take(texts.codes, mode="clip"))
    rows: list[int] = np.unique(texts.row.take(capitals)).tolist()
    return rows


@cache
def _capitals() -> NDArray[np.bool_]:
    return np.array([chr(code).lower() != chr(code) for code in range(_CASED)])
