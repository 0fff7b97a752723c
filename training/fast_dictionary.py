"""jieba's dictionary, made ready for long texts."""

from __future__ import annotations

import importlib.util
import math
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.trie import Codes, Places, Trie, Words, codes_of

NEVER = -math.inf
PLANE = 2**16  # only characters of the basic plane stand in a block

Scores = NDArray[np.float64]


class Dictionary:
    """Words with their frequencies, as ``jieba.Tokenizer`` has them.

    ``frequencies``: of each word, 0 or more; ``more``: what else ``trie`` shall know. By node of
    ``trie``: ``whole``, does a word end there? ``score``: the logarithm of its share, else
    ``NEVER``. ``single``: that of each character alone, by code point. ``fallback``: the score of
    a word seen once.
    """

    def __init__(self, words: Words, frequencies: NDArray[np.int64], *more: Words) -> None:
        logarithm = math.log(int(frequencies.sum()))
        self.fallback = math.log(1) - logarithm
        # Words with other characters are never met.
        met = np.logical_and.reduceat(in_block(words.codes), words.begins())
        words = Words(words.codes[np.repeat(met, words.sizes)], words.sizes[met])
        self.trie = Trie(words, *more)
        frequency = np.zeros(self.trie.nodes, np.int64)
        frequency[self.trie.words[: len(words.sizes)]] = frequencies[met]
        self.whole = frequency > 0
        values, which = np.unique(frequency, return_inverse=True)
        # math, as jieba: another library's logarithm may differ in the last bit.
        scores = [math.log(value) - logarithm if value else NEVER for value in values.tolist()]
        self.score: Scores = np.array(scores)[which]
        self.single = self.score[self.trie.first(np.arange(PLANE, dtype=np.uint32))]

    @classmethod
    def of_lines(cls, lines: bytes, *more: Words) -> Dictionary:
        """A file of jieba: a line for each word, with its frequency and its part of speech."""
        # Never as strings, nor four bytes a letter: there are half a million lines.
        signs = np.frombuffer(lines, np.uint8)
        stops = np.flatnonzero((signs == ord(" ")) | (signs == ord("\n"))).reshape(-1, 3)
        begins, ends = np.append(0, stops[:-1, 2] + 1), stops[:, 0]
        edges = np.zeros(len(signs), np.int8)
        edges[begins], edges[ends] = 1, -1
        inside = np.cumsum(edges, dtype=np.int8).view(np.bool_)
        codes = codes_of(signs.compress(inside).tobytes().decode("utf-8"))
        inside &= (signs & 0xC0) != 0x80  # the first byte of each character
        sizes = np.add.reduceat(inside, begins, dtype=np.int64)
        return cls(Words(codes, sizes), _numbers(signs, ends + 1, stops[:, 1]), *more)


def _numbers(signs: NDArray[np.uint8], begins: Places, ends: Places) -> NDArray[np.int64]:
    """The numbers that stand at ``[begin, end)``."""
    numbers = np.zeros(len(begins), np.int64)
    for digit in range(int((ends - begins).max(initial=0))):
        more = np.flatnonzero(begins + digit < ends)
        numbers[more] = 10 * numbers[more] + signs[begins[more] + digit] - ord("0")
    return numbers


def in_block(codes: Codes) -> NDArray[np.bool_]:
    """Is this a character that jieba puts into one block with its neighbours?"""
    return _blocks().take(codes, mode="clip")


@cache
def _blocks() -> NDArray[np.bool_]:
    inside = np.zeros(PLANE, np.bool_)
    inside[0x4E00:0x9FD6] = True
    letters = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+#&._%-"
    inside[list(letters)] = True
    return inside


def jieba_dictionary(*more: Words) -> Dictionary:
    """The dictionary that jieba comes with, in a trie that knows ``more``. Takes a third of a
    second."""
    return Dictionary.of_lines((jieba_folder() / "dict.txt").read_bytes(), *more)


def jieba_folder() -> Path:
    """Where jieba's files are; the package is not imported."""
    spec = importlib.util.find_spec("jieba")
    return Path(str(spec.origin)).parent if spec else Path()
