"""A trie over long texts: which of some words begin at each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.number_table import Numbers, NumberTable

Codes = NDArray[np.uint32]
Places = NDArray[np.intp]
Nodes = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Found:
    """Where the first ``length`` characters are the beginning of a word, and which: the node."""

    length: int
    at: Places
    node: Nodes

    def only(self, wanted: NDArray[np.bool_]) -> Found:
        """Those for which ``wanted`` holds."""
        return Found(self.length, self.at[wanted], self.node[wanted])


def codes_of(text: str) -> Codes:
    """The code points of a text, lone surrogates among them."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Trie:
    """The beginnings of some words, each a node: a number above 0.

    ``codes``: the characters of the words, one word behind the other; ``sizes``: how many each
    has, one or more. ``words``: the node of each; ``nodes``: a number above all nodes.
    """

    def __init__(self, codes: Codes, sizes: NDArray[np.int64]) -> None:
        begins = np.cumsum(sizes) - sizes
        characters = np.unique(codes)
        self._number = np.zeros(int(characters.max(initial=0)) + 2, np.uint32)
        self._number[characters] = np.arange(1, len(characters) + 1)
        self._count = len(characters) + 1
        self.words: Places = self._number[codes[begins]].astype(np.intp)
        self._tables(self._number_longer(codes, begins, sizes))

    @classmethod
    def of(cls, words: Sequence[str]) -> Trie:
        """That of some words."""
        return cls(codes_of("".join(words)), np.fromiter(map(len, words), np.int64, len(words)))

    def _number_longer(
        self, codes: Codes, begins: Places, sizes: NDArray[np.int64]
    ) -> list[NDArray[np.int64]]:
        """For each length from 2 its nodes: the one it goes on from, times the count, plus the
        number of its character."""
        self.nodes, levels = self._count, []
        for length in range(2, int(sizes.max(initial=2)) + 1):
            longer = np.flatnonzero(sizes >= length)
            last = self._number[codes[begins[longer] + length - 1]]
            level, which = np.unique(self.words[longer] * self._count + last, return_inverse=True)
            self.words[longer] = self.nodes + which
            self.nodes += len(level)
            levels.append(level)
        return levels

    def _tables(self, levels: Sequence[NDArray[np.int64]]) -> None:
        pairs, rest = levels[0], np.concatenate([np.zeros(0, np.int64), *levels[1:]])
        self._first_longer = self._count + len(pairs)
        self._pairs = NumberTable(pairs, below=self._count**2)
        # Only nodes that go on are asked on: numbered by themselves, their keys are small.
        begins, begun = np.unique(rest // self._count, return_inverse=True)
        self._going = np.zeros(self.nodes, np.int32)
        self._going[begins] = np.arange(1, len(begins) + 1)
        keys = (begun + 1) * self._count + rest % self._count
        self._longer = NumberTable(keys, below=(len(begins) + 1) * self._count)

    def first(self, codes: Codes) -> Nodes:
        """The node of each character; 0: no word has it."""
        return self._number.take(codes, mode="clip").view(np.int32)

    def longer(self, codes: Codes) -> list[Found]:
        """Every beginning of a word of two characters and more, shorter ones first."""
        number = self._number.take(codes, mode="clip")
        at, place = self._pairs.among(self._keys(self._pairs, number[:-1], number[1:]))
        found = [Found(2, at, place + np.int32(self._count - 1))]
        while len(at):
            length, node = found[-1].length + 1, self._going[found[-1].node]
            on = np.flatnonzero((node > 0) & (at + length <= len(codes)))
            at = at[on]
            keys = self._keys(self._longer, node[on], number[at + (length - 1)])
            known, place = self._longer.among(keys)
            at = at[known]
            found.append(Found(length, at, place + np.int32(self._first_longer - 1)))
        return found[:-1]

    def _keys(self, table: NumberTable, begins: NDArray[Any], last: NDArray[Any]) -> Numbers:
        kind = table.kind
        keys: Numbers = begins.astype(kind, copy=False) * kind(self._count)
        keys += last.astype(kind, copy=False)
        return keys
