"""Orders of tagging where plain lists do: draw a little by chance, put repeats apart, mix.

Quick without any library: a window asks for them while somebody types in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

ALIKE = 0.6  # cosine of two sentences' character pairs, from which on they say the same
BLOCK = 50  # sentences in a row of which no two are alike; by then there is a new order anyway
TOP = 100  # the most doubtful hundredth is drawn from by chance,
FEWEST = 50  # or so many sentences


def hundredth(size: int) -> int:
    """How many of ``size`` are drawn from at once."""
    return max(FEWEST, size // TOP)


def draw_from_top(
    order: Sequence[int], ranks: Sequence[int], *, size: int | None = None
) -> list[int]:
    """``order`` hundredth by hundredth, each by its ``ranks`` (of each entry; chance).

    ``size``: of a hundredth, where ``order`` is only the head of a longer one.
    At the very top of what is doubtful stand sentences that are doubtful for one and the same
    reason; drawn from a little further, the same number of tags teaches more.
    """
    size = size or hundredth(len(order))
    return [
        order[place]
        for start in range(0, len(order), size)
        for place in sorted(range(len(order))[start : start + size], key=ranks.__getitem__)
    ]


def spread(order: Sequence[int], texts: Sequence[str]) -> list[int]:
    """``order`` with what repeats put off: of ``BLOCK`` in a row, no two are alike.

    ``texts``: of each entry of ``order``. Alike: neighbours and near-duplicates, by the
    cosine of their character pairs, figures and all. Where nothing else is left, they follow as
    they were.
    """
    pairs = list(_pairs(texts))
    left, found = list(range(len(order))), list[int]()
    while left:
        picked = _unlike(pairs, left)
        found += picked
        taken = set(picked)
        left = [place for place in left if place not in taken]
    return [order[place] for place in found]


def _unlike(pairs: Sequence[tuple[int, float]], left: Sequence[int]) -> list[int]:
    """Up to ``BLOCK`` of those left, in order, each unlike all before it."""
    picked: list[int] = []
    for place in left[: 4 * BLOCK]:
        if len(picked) == BLOCK:
            break
        mine, long = pairs[place]
        here = (pairs[other] for other in picked)
        if not any((mine & theirs).bit_count() >= ALIKE * long * length for theirs, length in here):
            picked.append(place)
    return picked


def _pairs(texts: Sequence[str]) -> Iterator[tuple[int, float]]:
    """Which pairs of characters stand in each text, a bit each, and the length of that vector."""
    bits: dict[str, int] = {}
    for text in texts:
        told = text.lower()
        mask = 0
        for pair in {told[at : at + 2] for at in range(len(told) - 1)}:
            mask |= 1 << bits.setdefault(pair, len(bits))
        # Nothing is like a text without a pair.
        yield mask, sqrt(mask.bit_count()) or 1e9


def mix(chosen: Sequence[int], audited: Sequence[int], *, judged: int, every: int) -> list[int]:
    """One of ``audited`` in every ``every`` places, the rest ``chosen``; both keep their order.

    ``judged``: sentences judged so far; the rhythm goes on from there, whoever asks how often.
    Where one list has ended, the other follows.
    """
    chosen, audited = list(chosen), list(audited)
    found: list[int] = []
    mine = theirs = 0
    while mine < len(chosen) and theirs < len(audited):
        if (judged + len(found)) % every == every - 1:
            found.append(audited[theirs])
            theirs += 1
        else:
            found.append(chosen[mine])
            mine += 1
    return found + chosen[mine:] + audited[theirs:]
