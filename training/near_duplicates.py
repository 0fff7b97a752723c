"""Near-duplicates: the sentence that comes again in another report or year, a little changed.

Two texts are alike where they share most of their runs of three characters; figures, blanks
and punctuation are not looked at. MinHash (Broder, 1997) in bands finds the pairs worth looking
at; each is then compared exactly, so that chance can miss a pair but never make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

ALIKE = 0.7  # Jaccard index of the runs of three: about nine characters in ten the same
BANDS, PER_BAND = 24, 4  # a pair of exactly ALIKE is missed once in 800 times
WINDOW = 6  # of many in one bucket, each is compared with so many that follow it
CHUNK = 2000

_NOT_WORDS = re.compile(r"[\W\d_]+")
_PAD = "\0\0"
_RANDOM = np.random.default_rng(20_240_101)
_FACTORS = _RANDOM.integers(0, 2**63, BANDS * PER_BAND, np.uint64) * np.uint64(2) + np.uint64(1)
_MIX = np.uint64(0x9E3779B97F4A7C15)

Bands = NDArray[np.uint32]


def bare(text: str) -> str:
    """The words of a text without figures, blanks and punctuation; a text without words as is."""
    return _NOT_WORDS.sub("", text) or text


def bands(texts: Sequence[str]) -> Bands:
    """(n, BANDS): texts that are alike have, all but surely, a number in common in some column.

    Texts with the same bare words have all of them in common.
    """
    parts = [
        _bands([bare(text) for text in texts[at : at + CHUNK]])
        for at in range(0, len(texts), CHUNK)
    ]
    return np.concatenate([np.zeros((0, BANDS), np.uint32), *parts])


def from_bytes(packed: bytes) -> Bands:
    """What ``bands(...).tobytes()`` packed."""
    return np.frombuffer(packed, np.uint32).reshape(-1, BANDS)


def _bands(texts: Sequence[str]) -> Bands:
    keys, starts = _keys(texts)
    least = np.empty((BANDS, PER_BAND, len(texts)), np.uint64)
    for number, factor in enumerate(_FACTORS):
        hashed = ((keys * factor) >> np.uint64(32)).astype(np.uint32)
        least[divmod(number, PER_BAND)] = np.minimum.reduceat(hashed, starts)
    joined = np.zeros((BANDS, len(texts)), np.uint64)
    for place in range(PER_BAND):
        joined = (joined ^ least[:, place]) * _MIX
    return (joined >> np.uint64(32)).astype(np.uint32).T


def _keys(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """The runs of three of all texts as mixed numbers, and where those of each text start."""
    sizes = np.array([max(len(text), 1) for text in texts], np.intp)
    told = "".join((text or "\0") + _PAD for text in texts)
    codes = np.frombuffer(told.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    runs = (codes[:-2] << np.uint64(42)) ^ (codes[1:-1] << np.uint64(21)) ^ codes[2:]
    starts = np.cumsum(sizes) - sizes
    # No run starts in the pads, two after each text; those behind the last are cut off already.
    shift = np.repeat(np.arange(len(texts)) * len(_PAD), sizes)
    mixed = runs[np.arange(int(sizes.sum())) + shift] * _MIX
    return mixed ^ (mixed >> np.uint64(29)), starts


def candidates(found: Bands) -> NDArray[np.int64]:
    """(pairs, 2) places of texts worth comparing, the smaller first; each pair once."""
    count = len(found)
    # Texts of the same words stand side by side in every bucket.
    _, whole = np.unique(found, axis=0, return_inverse=True)
    coded = [np.zeros(0, np.int64)]
    for column in found.T:
        order = np.lexsort((whole.ravel(), column))
        ranked = column[order]
        for step in range(1, min(WINDOW, count - 1) + 1):
            at = np.flatnonzero(ranked[step:] == ranked[:-step])
            one, other = order[at], order[at + step]
            coded.append(np.minimum(one, other) * count + np.maximum(one, other))
    pairs = np.unique(np.concatenate(coded))
    return np.stack([pairs // max(count, 1), pairs % max(count, 1)], axis=1)


def new_candidates(found: Bands, runs: Sequence[tuple[int, bool]]) -> NDArray[np.int64]:
    """Of ``candidates`` those with a new row in them, without looking for the others.

    ``runs``: how many rows follow each other, and whether they are new; n rows in all.
    """
    new = np.repeat([told for _, told in runs], [count for count, _ in runs])
    beside = new.copy()
    for column in found.T:
        beside |= np.isin(column, column[new])
    # Every bucket with a new row in it is whole in here, so that the same pairs are found.
    places = np.flatnonzero(beside)
    pairs: NDArray[np.int64] = places[candidates(found[places])]
    return pairs[new[pairs].any(axis=1)]


def alike(one: str, other: str) -> bool:
    """Are two bare texts the same, or near enough?"""
    return one == other or _share(_runs(one), _runs(other)) >= ALIKE


def join(
    pairs: Iterable[Sequence[int]],
    texts: Mapping[int, str],
    known: Iterable[Sequence[int]] = (),
) -> list[list[int]]:
    """Groups of two and more places, ascending; ``texts``: of every place in ``pairs``.

    A chain is one group: what is like one of its texts need not be like all. ``known``: groups
    that were found before; they grow, and two that a new text links become one.
    """
    told = {place: bare(text) for place, text in texts.items()}
    runs: dict[int, frozenset[str]] = {}
    above = {place: place for place in told} | {m: min(group) for group in known for m in group}
    first: dict[str, int] = {}
    for place, text in told.items():
        a, b = _top(above, place), _top(above, first.setdefault(text, place))
        above[max(a, b)] = min(a, b)
    for one, other in pairs:
        a, b = _top(above, one), _top(above, other)
        if a != b:
            for place in (one, other):
                if place not in runs:
                    runs[place] = _runs(told[place])
            if _share(runs[one], runs[other]) >= ALIKE:
                above[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = {}
    for place in sorted(above):
        members.setdefault(_top(above, place), []).append(place)
    return sorted(group for group in members.values() if len(group) > 1)


def near_groups(texts: Sequence[str]) -> NDArray[np.intp]:
    """(n,): texts with one number are alike, or linked by others that are."""
    pairs = candidates(bands(texts)).tolist()
    named = {place: texts[place] for pair in pairs for place in pair}
    group = np.arange(len(texts))
    for places in join(pairs, named):
        group[places] = places[0]
    return np.unique(group, return_inverse=True)[1]


def _runs(text: str) -> frozenset[str]:
    padded = (text or "\0") + _PAD
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _top(above: dict[int, int], place: int) -> int:
    while above[place] != place:
        above[place] = above[above[place]]
        place = above[place]
    return place
