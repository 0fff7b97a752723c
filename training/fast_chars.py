"""Character n-grams of many texts at once, looked up in tables instead of searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.ngrams import Keys, Sizes

Rows = NDArray[np.int32]
Columns = NDArray[np.int32]
Codes = NDArray[np.uint32]
Numbers = NDArray[np.uint64]

BITS = 21
NO_CHARACTER = 2**BITS - 2  # what stands between two texts: no n-gram holds it
_CHARACTER = 2**BITS - 1
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio: Knuth's multiplicative hashing
_VALUE_BITS = np.uint64(24)
_VALUE = np.uint64(2**24 - 1)
_MANY = 2**18  # n-grams from which on memory counts more than time


def codes_of(text: str) -> Codes:
    """The code points of a text, lone surrogates among them."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


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


class NumberTable:
    """The place of each of some numbers: a hash table with open addressing.

    A number (above 0, below 2^40) and its place (below 2^24) stand together in one entry, and
    there is room for many more: nearly every question is answered by one look.
    """

    def __init__(self, numbers: Numbers) -> None:
        room = 12 if len(numbers) < _MANY else 3
        bits = max(4, int(room * len(numbers)).bit_length())
        self._shift, self._mask = np.uint64(64 - bits), np.uint64(2**bits - 1)
        self._entries = np.zeros(2**bits, np.uint64)
        values = np.arange(1, len(numbers) + 1, dtype=np.uint64)
        entries = numbers << _VALUE_BITS | values
        place = self._first_place(numbers)
        while len(entries):
            free = self._entries[place] == 0
            self._entries[place[free]] = entries[free]
            left = self._entries[place] != entries
            entries, place = entries[left], place[left] + np.uint64(1) & self._mask

    def find(self, numbers: Numbers) -> Columns:
        """The place of each number, counted from 1; 0 where it is not among them."""
        place = self._first_place(numbers)
        there = self._look(place)
        same = there >> _VALUE_BITS == numbers
        found: Columns = ((there & _VALUE) * same).astype(np.int32)
        going = np.flatnonzero(~same & (there != 0))
        place = place[going]
        while len(going):
            place = place + np.uint64(1) & self._mask
            there = self._look(place)
            same = there >> _VALUE_BITS == numbers[going]
            found[going[same]] = there[same] & _VALUE
            on = ~same & (there != 0)
            going, place = going[on], place[on]
        return found

    def _look(self, place: Numbers) -> Numbers:
        # Every place is one of the table: numpy need not check each.
        found: Numbers = self._entries.take(place.view(np.int64), mode="clip")
        return found

    def _first_place(self, numbers: Numbers) -> Numbers:
        return numbers * _MIX >> self._shift


class CharColumns:
    """The columns of known character n-grams: ``keys`` as in ``training.ngrams``, sorted.

    ``first`` is the column of the first key. Characters are numbered from 1; so are the pairs
    that are known or begin a triple. ValueError for more n-grams than a table holds.
    """

    def __init__(self, keys: Keys, sizes: Sizes, *, first: int) -> None:
        self._sizes = sizes
        columns = np.arange(first, first + len(keys), dtype=np.int32)
        parts = [keys >> 2 * BITS, keys >> BITS & _CHARACTER, keys & _CHARACTER]
        size = np.where(parts[2] > 0, 3, np.where(parts[1] > 0, 2, 1))
        whole = (parts[0] > 0) & ((size < 3) | (parts[1] > 0))
        known = np.unique(np.concatenate(parts))
        known = known[(known > 0) & (known < NO_CHARACTER)]
        self._number = np.zeros(2**BITS, np.uint64)
        self._number[known - 1] = np.arange(1, len(known) + 1, dtype=np.uint64)
        self._count = np.uint64(len(known) + 1)
        one, two, three = (np.flatnonzero(whole & (size == n)) for n in (1, 2, 3))
        self._single = np.full(2**BITS, -1, np.int32)
        self._single[parts[0][one] - 1] = columns[one]
        numbers = [self._number[part - 1] for part in parts]
        pairs = numbers[0] * self._count + numbers[1]
        known_pairs = np.unique(pairs[whole & (size > 1)])
        if max(len(known_pairs) * int(self._count) >> 40, len(keys) >> 24):
            raise ValueError("more n-grams than the tables hold")
        self._pairs = NumberTable(known_pairs)
        self._pair_columns = np.full(len(known_pairs) + 1, -1, np.int32)
        self._pair_columns[self._pairs.find(pairs[two])] = columns[two]
        begins = self._pairs.find(pairs[three])
        self._triples = NumberTable(self._triple(begins, numbers[2][three]))
        self._triple_columns = np.append(np.int32(-1), columns[three])

    def find(self, texts: Together) -> list[tuple[Rows, Columns]]:
        """The row and the column of every known n-gram of the (folded) texts."""
        low, high = self._sizes
        found = [self._single.take(texts.codes, mode="clip")] if low == 1 else []
        if high > 1:
            numbers = self._number.take(texts.codes, mode="clip")
            pairs = self._pairs.find(numbers[:-1] * self._count + numbers[1:])
            if low <= 2:
                found.append(self._pair_columns.take(pairs, mode="clip"))
            if high > 2:
                triples = self._triples.find(self._triple(pairs[:-1], numbers[2:]))
                found.append(self._triple_columns.take(triples, mode="clip"))
        return [_known(texts.row, columns) for columns in found]

    def _triple(self, begins: Columns, last: Numbers) -> Numbers:
        return begins.astype(np.uint64) * self._count + last


def _known(row: Rows, columns: Columns) -> tuple[Rows, Columns]:
    at = np.flatnonzero(columns >= 0)
    return row[at], columns[at]
