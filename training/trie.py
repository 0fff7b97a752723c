"""A trie over long texts: which of some words begin at each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.number_table import NumberTable

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
        which = np.flatnonzero(wanted)
        return Found(self.length, self.at.take(which), self.node.take(which))


def codes_of(text: str) -> Codes:
    """The code points of a text, lone surrogates among them."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Words(NamedTuple):
    """Some words, one behind the other: their characters, and how many each has, one or more."""

    codes: Codes
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, words: Sequence[str]) -> Words:
        """Words that are strings."""
        return cls(codes_of("".join(words)), np.fromiter(map(len, words), np.int64, len(words)))

    def begins(self) -> Places:
        """Where each begins."""
        return np.cumsum(self.sizes) - self.sizes


class Trie:
    """The beginnings of some words, each a node: a number above 0.

    ``words``: the node of each; ``nodes``: a number above all nodes.
    """

    def __init__(self, *words: Words) -> None:
        codes, sizes = map(np.concatenate, zip(*words, strict=True))
        begins = Words(codes, sizes).begins()
        characters = np.unique(codes)
        self._number = np.zeros(int(characters.max(initial=0)) + 2, np.int32)
        self._number[characters] = np.arange(1, len(characters) + 1)
        self._count = len(characters) + 1
        nodes = self._number[codes[begins]].astype(np.int64)
        self._tables(self._number_longer(codes, begins, sizes, nodes))
        self.words: Nodes = nodes.astype(np.int32)

    def _number_longer(
        self, codes: Codes, begins: Places, sizes: NDArray[np.int64], nodes: NDArray[np.int64]
    ) -> list[NDArray[np.int64]]:
        """For each length from 2 its nodes: the one it goes on from, times the count, plus the
        number of its character. ``nodes``: of their first characters, then of the words."""
        self.nodes, levels = self._count, []
        for length in range(2, int(sizes.max(initial=2)) + 1):
            longer = np.flatnonzero(sizes >= length)
            last = self._number[codes[begins[longer] + length - 1]]
            level, which = np.unique(nodes[longer] * self._count + last, return_inverse=True)
            nodes[longer] = self.nodes + which
            self.nodes += len(level)
            levels.append(level)
        return levels

    def _tables(self, levels: Sequence[NDArray[np.int64]]) -> None:
        numbers = np.concatenate(levels)
        # Only nodes that go on are asked on: numbered by themselves, their numbers are small.
        begins, begun = np.unique(numbers // self._count, return_inverse=True)
        numbers = (begun + 1) * self._count + numbers % self._count
        self._longer = NumberTable(numbers, below=(len(begins) + 1) * self._count)
        on = np.zeros(self.nodes, np.int64)
        on[begins] = np.arange(1, len(begins) + 1) * self._count
        self._on = self._longer.spread(on)
        # By character, as the first of a word and as another.
        self._begins, self._last = self._on[self._number], self._longer.spread(self._number)

    def first(self, codes: Codes) -> Nodes:
        """The node of each character; 0: no word has it."""
        return self._number.take(codes, mode="clip")

    def longer(self, codes: Codes) -> list[Found]:
        """Every beginning of a word of two characters and more, shorter ones first."""
        last = np.zeros(len(codes) + 1, self._last.dtype)  # behind the last nothing follows
        self._last.take(codes, mode="clip", out=last[:-1])
        asked = self._begins.take(codes, mode="clip") + last[1:]
        at, place = self._longer.among(asked)
        found = list[Found]()
        while len(at):
            found.append(Found(len(found) + 2, at, place + np.int32(self._count)))
            on = self._on.take(found[-1].node)
            going = np.flatnonzero(on)
            at = at.take(going)
            known, place = self._longer.among(on.take(going) + last.take(at + found[-1].length))
            at = at.take(known)
        return found

    def nodes_of(self, words: Words) -> Nodes:
        """The node of each word; 0 where it is the beginning of none."""
        begins, sizes = words.begins(), words.sizes
        nodes = np.where(sizes == 1, self.first(words.codes[begins]), 0).astype(np.int32)
        word_at = np.full(len(words.codes), -1)
        word_at[begins] = np.arange(len(sizes))
        for found in self.longer(words.codes):
            word = word_at.take(found.at)
            whole = np.flatnonzero((word >= 0) & (sizes.take(word) == found.length))
            nodes[word.take(whole)] = found.node.take(whole)
        return nodes
