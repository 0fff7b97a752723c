"""A hash table of numbers, asked for hundreds of thousands of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Spread = NDArray[np.unsignedinteger[Any]]  # of the kind of the table
Places = NDArray[np.int32]

_MANY = 2**17  # numbers from which on memory counts more than time


class NumberTable:
    """The place of each of some different numbers: a hash table with open addressing.

    All numbers, those that are asked for among them, are 0 or more and below ``below``. There is
    room for many more, so that nearly every question is answered by one look. Numbers are spread
    by multiplication with 2^w by the golden ratio (Knuth, The Art of Computer Programming, 6.4).
    """

    def __init__(self, numbers: NDArray[np.integer[Any]], *, below: int) -> None:
        # Half as wide, twice as fast.
        width, mix = (32, 0x9E3779B1) if below < 2**32 else (64, 0x9E3779B97F4A7C15)
        self.kind: Any = np.uint32 if below < 2**32 else np.uint64
        bits = max(4, int((12 if len(numbers) < _MANY else 3) * len(numbers)).bit_length())
        self._mix: Any = self.kind(mix)
        self._shift: Any = self.kind(width - bits)
        self._mask: Any = self.kind(2**bits - 1)
        self._free: Any = self.kind(2**width - mix)  # spread, the largest: nobody asks for it
        self._numbers = np.full(2**bits, self._free, self.kind)
        self._places = np.zeros(2**bits, np.int32)
        self._fill(self.spread(numbers))

    def _fill(self, numbers: Spread) -> None:
        places = np.arange(len(numbers), dtype=np.int32)
        at = numbers >> self._shift
        while len(numbers):
            free = np.flatnonzero(self._numbers[at] == self._free)
            # Of several that want one room, numpy leaves one there.
            self._numbers[at[free]] = numbers[free]
            there = self._numbers[at] == numbers
            self._places[at[there]] = places[there]
            left = np.flatnonzero(~there)
            numbers, places, at = numbers[left], places[left], self._next(at[left])

    def spread(self, numbers: NDArray[np.integer[Any]]) -> Spread:
        """Numbers as ``among`` wants them; those of a sum are the sum of those of its parts."""
        spread: Spread = numbers.astype(self.kind) * self._mix
        return spread

    def among(self, numbers: Spread) -> tuple[NDArray[np.intp], Places]:
        """Which of some numbers, already spread, are in the table, in any order, and the place
        of each, counted from 0."""
        at, places = zip(*self._looks(numbers), strict=True)
        return np.concatenate(at), np.concatenate(places)

    def _looks(self, numbers: Spread) -> Iterator[tuple[NDArray[np.intp], Places]]:
        """Those that are found at the first look, at the second, and so on."""
        at, going = numbers >> self._shift, None
        while True:
            there = self._numbers.take(at, mode="clip")
            same = there == numbers
            here = np.flatnonzero(same)
            places = self._places.take(at.take(here), mode="clip")
            yield here if going is None else going.take(here), places
            on = np.flatnonzero((there != self._free) > same)
            if not len(on):
                return
            at, numbers = self._next(at.take(on)), numbers.take(on)
            going = on if going is None else going.take(on)

    def _next(self, at: Spread) -> Spread:
        following: Spread = at + self.kind(1) & self._mask
        return following
