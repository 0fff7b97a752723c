"""The words of a long text as jieba 0.42.1 cuts them (exact mode, HMM on), as places.

No word is a string here: a word is where it begins and, if the dictionary has its beginning, the
node of the dictionary. That is all that counting words needs, and it costs less than the strings
alone. ``training.tokens.tokenize`` is the plain account of the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.fast_dictionary import Dictionary, in_block
from training.fast_hidden import word_begins
from training.fast_route import Blocks, stretches, word_sizes
from training.trie import Codes, Found, Nodes, Places

LONGEST = 500  # a block of more characters would hold up all the others
_PIECES = re.compile(r"[a-zA-Z0-9]+(?:\.\d+)?%?|[^a-zA-Z0-9 ]+")

_SIGNS = np.frombuffer(b"+#&._%-", np.uint8)

Marks = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cut:
    """The words of a text: ``begins`` ascending, ``sizes``, and the ``nodes`` of those of two
    characters and more, 0 where the dictionary does not have them.

    ``uncut``: where blocks begin that are longer than ``LONGEST``; what is said of their
    characters means nothing.
    """

    begins: Places
    sizes: Places
    nodes: Nodes
    uncut: Places


def cut(codes: Codes, longer: Sequence[Found], dictionary: Dictionary) -> Cut:
    """Cut a text, given as code points. ``longer``: what the dictionary's trie says of them."""
    inside = in_block(codes)
    uncut, blocks = Blocks.of(inside).parted(LONGEST)
    if len(uncut.begins):
        inside, longer = _without(uncut, inside, longer)
    best = word_sizes(codes, blocks, dictionary, longer)
    marks = _reached(best, blocks)
    loose = marks & (best == 1)
    loose &= ~_words_all_alone(loose, longer, dictionary)
    _join_hanzi(marks, codes, loose)
    _join_others(marks, codes, loose)
    begins = np.flatnonzero(marks | ~inside)
    sizes = np.diff(begins, append=len(codes))
    return Cut(begins, sizes, _nodes(begins, sizes, longer, len(codes)), uncut.begins)


def _without(
    blocks: Blocks, inside: Marks, longer: Sequence[Found]
) -> tuple[Marks, Sequence[Found]]:
    """The text as if ``blocks`` were of signs that no word holds."""
    seen = np.ones(len(inside), np.bool_)
    for begin, end in zip(blocks.begins.tolist(), blocks.ends.tolist(), strict=True):
        seen[begin:end] = False
    return inside & seen, [found.only(seen.take(found.at)) for found in longer]


def _reached(sizes: NDArray[np.int8], blocks: Blocks) -> Marks:
    """Where one comes by from the beginning of each block, word by word."""
    steps = np.append(sizes, np.int8(0))  # who has reached the end stays there
    marks = np.zeros(len(steps), np.bool_)
    at = blocks.begins
    for count in blocks.under_way():
        at = at[:count]
        marks[at] = True
        at = at + steps.take(at)
    return marks[:-1]


def _words_all_alone(loose: Marks, longer: Sequence[Found], dictionary: Dictionary) -> Marks:
    """Runs of single characters that are a word of the dictionary: jieba leaves them single."""
    begins, ends = stretches(_touching(loose))
    sizes = np.zeros(len(loose), np.int32)
    sizes[begins] = ends - begins
    held = np.zeros(len(loose), np.bool_)
    for found in longer:
        same = np.flatnonzero(sizes.take(found.at) == found.length)
        words = found.at.take(same)[dictionary.whole.take(found.node.take(same))]
        held[words[:, None] + np.arange(found.length)] = True
    return held


def _join_hanzi(marks: Marks, codes: Codes, loose: Marks) -> None:
    """Single hanzi that follow each other become the words that are guessed."""
    hanzi = _touching(loose & (codes >= 0x4E00))
    marks &= ~hanzi
    marks |= word_begins(codes, Blocks.of(hanzi))


def _join_others(marks: Marks, codes: Codes, loose: Marks) -> None:
    """Letters and digits that follow each other become one word, and so does what parts them."""
    others = _touching(loose & (codes < 0x4E00))
    begins, ends = stretches(others)
    marks &= ~others
    marks[begins] = True
    at = np.flatnonzero(others)
    signs = at[np.isin(codes[at], _SIGNS)]
    mixed = np.unique(np.searchsorted(begins, signs, side="right") - 1)
    # One text of all of them, a blank behind each, and where its characters stand.
    sizes = ends[mixed] - begins[mixed] + 1
    at = np.arange(sizes.sum()) + np.repeat(begins[mixed] - np.cumsum(sizes) + sizes, sizes)
    text = np.append(codes, 0)[at]
    text[np.cumsum(sizes) - 1] = ord(" ")
    pieces = _PIECES.finditer(text.astype(np.uint8).tobytes().decode("ascii"))
    marks[at[[piece.start() for piece in pieces]]] = True


def _touching(marks: Marks) -> Marks:
    """The marks that have another beside them."""
    beside = np.zeros_like(marks)
    beside[1:] = marks[:-1]
    beside[:-1] |= marks[1:]
    return marks & beside


def _nodes(begins: Places, sizes: Places, longer: Sequence[Found], length: int) -> Nodes:
    at = np.zeros(length, np.int16)
    at[begins] = sizes
    nodes = np.zeros(length, np.int32)
    for found in longer:
        whole = np.flatnonzero(at.take(found.at) == found.length)
        nodes[found.at.take(whole)] = found.node.take(whole)
    return nodes.take(begins)
