"""Character n-grams of many texts at once, looked up in tables instead of searched for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.ngrams import Keys, Sizes
from training.trie import Codes, Trie, codes_of

Rows = NDArray[np.int32]
Columns = NDArray[np.int32]

BITS = 21
NO_CHARACTER = 2**BITS - 2  # what stands between two texts: no n-gram holds it
_CHARACTER = 2**BITS - 1


@dataclass(frozen=True, eq=False)
class Together:
    """n texts, one behind the other with one place between them.

    ``codes``: code points, ``NO_CHARACTER`` between two texts. ``row``: the text that each stands
    in.
    """

    codes: Codes
    row: Rows

    @classmethod
    def of(cls, texts: Sequence[str], joined: str) -> Together:
        """``joined``: the texts with a line break between them, or one as long in each text."""
        places = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        codes = codes_of(joined).copy()
        codes[np.cumsum(places)[:-1] - 1] = NO_CHARACTER
        return cls(codes, np.repeat(np.arange(len(texts), dtype=np.int32), places)[:-1])


class CharColumns:
    """The columns of known character n-grams: ``keys`` as in ``training.ngrams``, sorted.

    ``first`` is the column of the first key.
    """

    def __init__(self, keys: Keys, sizes: Sizes, *, first: int) -> None:
        self._shortest, self._longest = sizes
        parts = np.stack([keys >> 2 * BITS, keys >> BITS & _CHARACTER, keys & _CHARACTER], axis=1)
        lengths = np.where(parts[:, 2] > 0, 3, np.where(parts[:, 1] > 0, 2, 1))
        # A file may hold what is no n-gram: such a key is met nowhere.
        there = np.arange(3) < lengths[:, None]
        whole = np.flatnonzero(((parts > 0) & (parts <= NO_CHARACTER) | ~there).all(axis=1))
        self._trie = Trie((parts[whole][there[whole]] - 1).astype(np.uint32), lengths[whole])
        self._columns = np.full(self._trie.nodes, -1, np.int32)
        self._columns[self._trie.words] = first + whole

    def find(self, texts: Together) -> Iterator[tuple[Rows, Columns]]:
        """The row and the column of every known n-gram of the (folded) texts, in any order."""
        if self._shortest == 1:
            columns = self._columns.take(self._trie.first(texts.codes), mode="clip")
            yield _known(texts.row, columns)
        for longer in self._trie.longer(texts.codes):
            if self._shortest <= longer.length <= self._longest:
                yield _known(texts.row[longer.at], self._columns[longer.node])


def _known(row: Rows, columns: Columns) -> tuple[Rows, Columns]:
    at = np.flatnonzero(columns >= 0)
    return (row, columns) if len(at) == len(row) else (row[at], columns[at])
