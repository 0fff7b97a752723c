"""Word and character n-grams, found and counted.

A character n-gram is one number: 21 bits a character, the first one highest, so that a million
of them are sorted and looked up as numbers and never become strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Tokens = Sequence[Sequence[str]]
Keys = NDArray[np.int64]
Sizes = tuple[int, int]

LONGEST = 3  # characters in 63 bits
_BITS = 21


def word_ngrams(words: Sequence[str], sizes: Sizes) -> list[str]:
    """N-grams of shortest to longest size, words joined by a tab, white space left out."""
    said = [w.lower() for w in words if not w.isspace()]
    longer = (
        "\t".join(said[i : i + n])
        for n in range(max(sizes[0], 2), sizes[1] + 1)
        for i in range(len(said) - n + 1)
    )
    return [*(said if sizes[0] == 1 else ()), *longer]


def count_words(rows: Tokens, index: Mapping[str, int]) -> sp.csr_matrix:
    """(n, len(index)) float32: how often each row holds each n-gram of ``index``."""
    found = [[index[w] for w in row if w in index] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    columns = np.fromiter(chain.from_iterable(found), np.int32, int(ends[-1]))
    ones = np.ones(len(columns), np.float32)
    counts = sp.csr_matrix((ones, columns, ends), shape=(len(rows), len(index)))
    counts.sum_duplicates()
    return counts


def char_keys(texts: Sequence[str], sizes: Sizes) -> Iterator[tuple[NDArray[np.intp], Keys, int]]:
    """For each size: the row each n-gram stands in, the n-grams in order, the size.

    No n-gram reaches from one text into the next.
    """
    lengths = [len(t) for t in texts]
    row = np.repeat(np.arange(len(texts)), lengths)
    joined = "".join(map(folded, texts)).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32).astype(np.int64) + 1
    for size in range(sizes[0], sizes[1] + 1):
        count = max(len(codes) - size + 1, 0)
        keys = np.zeros(count, np.int64)
        for at in range(size):
            keys |= codes[at : at + count] << _BITS * (LONGEST - 1 - at)
        whole = row[:count] == row[size - 1 : size - 1 + count]
        yield row[:count][whole], keys[whole], size


def all_chars(texts: Sequence[str], sizes: Sizes) -> Keys:
    """Every character n-gram of the texts, once, sorted."""
    return np.unique(np.concatenate([keys for _, keys, _ in char_keys(texts, sizes)]))


def count_chars(texts: Sequence[str], sizes: Sizes, known: Keys) -> sp.csr_matrix:
    """(n, len(known)) float32: how often each text holds each n-gram of the sorted ``known``."""
    rows, columns = [], []
    for row, keys, _ in char_keys(texts, sizes):
        place, there = find(keys, known)
        rows.append(row[there])
        columns.append(place[there])
    row, column = np.concatenate(rows), np.concatenate(columns)
    ones = np.ones(len(row), np.float32)
    return sp.csr_matrix((ones, (row, column)), shape=(len(texts), len(known)))


def find(keys: Keys, known: Keys) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each key stands in the sorted ``known``, and whether it does."""
    place = np.searchsorted(known, keys)
    place[place == len(known)] = 0
    if not len(known):
        return place, np.zeros(len(keys), np.bool_)
    return place, np.asarray(known[place] == keys)


def folded(text: str) -> str:
    """A text in small letters, unless it would become longer."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text
