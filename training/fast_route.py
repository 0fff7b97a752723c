"""The most likely way through the words of a dictionary, for all blocks of a text at once.

What ``jieba.Tokenizer.calc`` finds for one block, from its end to its beginning: the sum of the
logarithms is largest, and of two equal ways that with the longer word. Here all blocks take the
same step together: the longest first, so that those still under way are always the first few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.fast_dictionary import NEVER, Dictionary, Scores
from training.trie import Codes, Found, Places

_LENGTHS = 2**7  # more than the characters of any word
_NOWHERE = np.zeros(0, np.intp)


@dataclass(frozen=True, eq=False)
class Blocks:
    """Stretches ``[begin, end)`` of a text, the longest first."""

    begins: Places
    ends: Places

    @classmethod
    def of(cls, inside: NDArray[np.bool_]) -> Blocks:
        """The stretches in which ``inside`` holds."""
        begins, ends = stretches(inside)
        # Two bytes sort in one go.
        order = np.argsort(np.maximum(begins - ends, -(2**15)).astype(np.int16), kind="stable")
        return cls(begins[order], ends[order])

    @property
    def sizes(self) -> Places:
        """How many characters each has."""
        return self.ends - self.begins

    def parted(self, size: int) -> tuple[Blocks, Blocks]:
        """Those of more characters than ``size``, and the others."""
        longer = int(np.searchsorted(-self.sizes, -size))
        return Blocks(self.begins[:longer], self.ends[:longer]), Blocks(
            self.begins[longer:], self.ends[longer:]
        )

    def under_way(self) -> list[int]:
        """For each step from 1 how many blocks have so many characters or more."""
        counts = np.bincount(self.sizes, minlength=1)
        left: list[int] = (len(self.sizes) - np.cumsum(counts))[:-1].tolist()
        return left


def stretches(marks: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Where stretches of marks begin and end, ascending."""
    padded = np.zeros(len(marks) + 2, np.bool_)
    padded[1:-1] = marks
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return edges[0::2], edges[1::2]


class _Rare(NamedTuple):
    """Words of more than two characters, of one length and met in one step: in which blocks, and
    their scores."""

    length: int
    block: Places
    score: Scores


def word_sizes(
    codes: Codes, blocks: Blocks, dictionary: Dictionary, longer: Sequence[Found]
) -> NDArray[np.int8]:
    """For each place of a block the size of the best word that begins there; elsewhere 0.

    ``longer``: what the dictionary's ``Trie.longer`` says of ``codes``.
    """
    words = [found.only(dictionary.whole.take(found.node)) for found in longer[1:]]
    scores = _common_scores(codes, dictionary, longer[:1], words)
    steps = blocks.under_way()
    # All places in the order in which they are met.
    at = np.concatenate([_NOWHERE, *(blocks.ends[:n] - i for i, n in enumerate(steps, start=1))])
    single, pair = (each.take(at) for each in scores)
    sizes = np.zeros(len(codes), np.int8)
    sizes[at] = _likeliest(steps, single, pair, _rare_words(blocks, dictionary, words))
    return sizes


def _likeliest(
    steps: Sequence[int], single: Scores, pair: Scores, rare: Mapping[int, Sequence[_Rare]]
) -> NDArray[np.int8]:
    """The size of the best word at each place, in the order in which places are met."""
    best, taken, end = [np.zeros(max(steps, default=0))], np.ones(len(single), np.int8), 0
    for step, count in enumerate(steps, start=1):
        begin, end = end, end + count
        way, size = single[begin:end] + best[-1][:count], taken[begin:end]
        if step > 1:
            other = pair[begin:end] + best[-2][:count]
            size += other >= way
            np.maximum(way, other, out=way)
        for word in rare.get(step, ()):
            other = word.score + best[step - word.length].take(word.block)
            better = np.flatnonzero(other >= way.take(word.block))
            block = word.block.take(better)
            size[block], way[block] = word.length, other.take(better)
        best.append(way)
    return taken


def _common_scores(
    codes: Codes, dictionary: Dictionary, pairs: Sequence[Found], words: Sequence[Found]
) -> tuple[Scores, Scores]:
    """At each place the score of its character alone, and of the word of two; or ``NEVER``."""
    pair = np.full(len(codes), NEVER)
    for found in pairs:
        pair[found.at] = dictionary.score.take(found.node)
    single = dictionary.single.take(codes, mode="clip")
    # A character that is no word stands alone only where no longer word begins.
    stranger = (single == NEVER) & (pair == NEVER)
    for found in words:
        stranger[found.at] = False
    single[np.flatnonzero(stranger)] = dictionary.fallback
    return single, pair


def _rare_words(
    blocks: Blocks, dictionary: Dictionary, words: Sequence[Found]
) -> dict[int, list[_Rare]]:
    """The longer words by the step in which they are met, shorter ones first."""
    at = np.concatenate([_NOWHERE, *(found.at for found in words)])
    node = np.concatenate([np.zeros(0, np.int32), *(found.node for found in words)])
    length = np.repeat([found.length for found in words], [len(found.at) for found in words])
    order = np.argsort(blocks.begins)
    block = order[np.searchsorted(blocks.begins[order], at, side="right") - 1]
    step = blocks.ends[block] - at
    turn = step * _LENGTHS + length
    together = np.argsort(turn)
    turn, block, score = turn[together], block[together], dictionary.score.take(node[together])
    edges = np.flatnonzero(np.diff(turn, prepend=0))
    met: dict[int, list[_Rare]] = {}
    for begin, end in pairwise([*edges.tolist(), len(turn)]):
        at_step, size = divmod(int(turn[begin]), _LENGTHS)
        met.setdefault(at_step, []).append(_Rare(size, block[begin:end], score[begin:end]))
    return met
