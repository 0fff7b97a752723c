"""The most likely way through the words of a dictionary, for all blocks of a text at once.

What ``jieba.Tokenizer.calc`` finds for one block, from its end to its beginning: the sum of the
logarithms is largest, and of two equal ways that with the longer word. Here all blocks take the
same step together: the longest first, so that those still under way are always the first few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.fast_dictionary import NEVER, Dictionary, Scores
from training.trie import Codes, Found, Places

_LENGTHS = 2**7  # more than the characters of any word


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
    pairs, words = (
        longer[:1],
        [found.only(dictionary.whole.take(found.node)) for found in longer[1:]],
    )
    single, pair = _common_scores(codes, dictionary, pairs, words)
    rare = _rare_words(blocks, dictionary, words)
    sizes = np.zeros(len(codes), np.int8)
    best = [np.zeros(len(blocks.ends))]
    for step, count in enumerate(blocks.under_way(), start=1):
        at = blocks.ends[:count] - step
        way = single.take(at) + best[step - 1][:count]
        size = np.ones(count, np.int8)
        if step > 1:
            other = pair.take(at) + best[step - 2][:count]
            size += other >= way
            np.maximum(way, other, out=way)
        for word in rare.get(step, ()):
            other = word.score + best[step - word.length][word.block]
            better = other >= way[word.block]
            size[word.block[better]] = word.length
            way[word.block[better]] = other[better]
        sizes[at] = size
        best.append(way)
    return sizes


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
    single[stranger] = dictionary.fallback
    return single, pair


def _rare_words(
    blocks: Blocks, dictionary: Dictionary, words: Sequence[Found]
) -> dict[int, list[_Rare]]:
    """The longer words by the step in which they are met, shorter ones first."""
    at = np.concatenate([np.zeros(0, np.intp), *(found.at for found in words)])
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
