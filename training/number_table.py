"""A hash table of numbers, asked for hundreds of thousands of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.unsignedinteger[Any]]  # of the kind of the table
Places = NDArray[np.int32]

_MANY = 2**17  # numbers from which on memory counts more than time


class NumberTable:
    """The place of each of some different numbers: a hash table with open addressing.

    ``numbers`` are above 0, and whatever is asked for is below ``below``. There is room for many
    more, so that nearly every question is answered by one look. Numbers are spread by
    multiplication with 2^w by the golden ratio (Knuth, The Art of Computer Programming, 6.4).
    """

    def __init__(self, numbers: NDArray[np.integer[Any]], *, below: int) -> None:
        # Half as wide, twice as fast.
        self.kind: Any = np.uint32 if below <= 2**32 else np.uint64
        width, mix = (32, 0x9E3779B1) if below <= 2**32 else (64, 0x9E3779B97F4A7C15)
        bits = max(4, int((12 if len(numbers) < _MANY else 3) * len(numbers)).bit_length())
        self._mix: Any = self.kind(mix)
        self._shift: Any = self.kind(width - bits)
        self._mask: Any = self.kind(2**bits - 1)
        self._numbers = np.zeros(2**bits, self.kind)
        self._places = np.zeros(2**bits, np.int32)
        self._fill(numbers.astype(self.kind))

    def _fill(self, numbers: Numbers) -> None:
        places = np.arange(1, len(numbers) + 1, dtype=np.int32)
        at = self._first(numbers)
        while len(numbers):
            free = self._numbers[at] == 0
            # Of several that want one room, numpy leaves one there.
            self._numbers[at[free]] = numbers[free]
            there = self._numbers[at] == numbers
            self._places[at[there]] = places[there]
            left = ~there
            numbers, places = numbers[left], places[left]
            at = self._next(at[left])

    def find(self, numbers: Numbers) -> Places:
        """The place of each number, counted from 1; 0 where it is not among them."""
        found = np.zeros(len(numbers), np.int32)
        for at, places in self._looks(numbers):
            found[at] = places
        return found

    def among(self, numbers: Numbers) -> tuple[NDArray[np.intp], Places]:
        """Which of ``numbers`` are in the table, in any order, and their places."""
        at, places = zip(*self._looks(numbers), strict=True)
        return np.concatenate(at), np.concatenate(places)

    def _looks(self, numbers: Numbers) -> Iterator[tuple[NDArray[np.intp], Places]]:
        """Those that are found at the first look, at the second, and so on."""
        at, going = self._first(numbers), None
        while True:
            there = self._numbers.take(at, mode="clip")
            taken = there != 0
            same = (there == numbers) & taken
            here = np.flatnonzero(same)
            yield here if going is None else going[here], self._places[at[here]]
            on = np.flatnonzero(taken > same)
            if not len(on):
                return
            at, numbers = self._next(at[on]), numbers[on]
            going = on if going is None else going[on]

    def _first(self, numbers: Numbers) -> Numbers:
        first: Numbers = numbers * self._mix >> self._shift
        return first

    def _next(self, at: Numbers) -> Numbers:
        following: Numbers = at + self.kind(1) & self._mask
        return following
