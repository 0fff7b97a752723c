"""Two versions of a report side by side: which sentence became which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

NEAR = 0.9
"""From this share of common characters on, two sentences say the same: annotations stay."""
ALIKE = 0.6
"""From here on one is shown as the changed form of the other."""

SHARED = 0.25
"""The share of neighbouring characters that two sentences this alike have in common at least."""

Status = Literal["same", "near", "changed", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of the old version and the one of the new, by place; None: it has no partner."""

    status: Status
    old: int | None
    new: int | None


def compare(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair the pieces of two versions; in the order of the new, what is gone where it was.

    The texts are normalized and without white space. First the longest runs that are the same
    (difflib), then equal texts that have moved, then, between two such runs, the most alike.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    partners, gaps = dict[int, int](), list[tuple[range, range]]()
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag == "equal":
            partners |= zip(range(i, j), range(k, end), strict=True)
        else:
            gaps.append((range(i, j), range(k, end)))
    partners |= _moved(old, new, gaps)
    for rows, columns in gaps:
        taken = set(partners.values())
        left = [i for i in rows if i not in partners]
        partners |= _alike(old, new, left, [k for k in columns if k not in taken])
    return _in_order(old, new, partners)


def similarity(one: str, other: str) -> float:
    """The share of characters two texts have in common in the same order, 0 to 1 (difflib)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _moved(
    old: Sequence[str], new: Sequence[str], gaps: Sequence[tuple[range, range]]
) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for _, columns in gaps:
        for k in columns:
            places.setdefault(new[k], []).append(k)
    rows = (i for rows, _ in gaps for i in rows)
    return {i: places[old[i]].pop(0) for i in rows if places.get(old[i])}


def _alike(
    old: Sequence[str], new: Sequence[str], rows: Sequence[int], columns: Sequence[int]
) -> dict[int, int]:
    """The most alike first; each has at most one partner."""
    found = sorted(_candidates(old, new, rows, columns), key=lambda c: (-c[0], c[1], c[2]))
    partners, taken = dict[int, int](), set[int]()
    for _, i, k in found:
        if i not in partners and k not in taken:
            partners[i] = k
            taken.add(k)
    return partners


def _candidates(
    old: Sequence[str], new: Sequence[str], rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    holding: dict[str, list[int]] = {}
    for k in columns:
        for two in _neighbours(new[k]):
            holding.setdefault(two, []).append(k)
    for i in rows:
        own = _neighbours(old[i])
        shared = Counter(k for two in own for k in holding.get(two, ()))
        for k, count in shared.items():
            # Comparing is slow: not where hardly two characters stand side by side in both.
            if count >= SHARED * min(len(own), len(new[k]) - 1):
                share = similarity(old[i], new[k])
                if share >= ALIKE:
                    yield share, i, k


def _neighbours(text: str) -> set[str]:
    """Every two characters that stand side by side."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _in_order(old: Sequence[str], new: Sequence[str], partners: dict[int, int]) -> list[Pair]:
    came_from = {k: i for i, k in partners.items()}
    gone = [i for i in range(len(old)) if i not in partners]
    pairs = list[Pair]()
    for k in range(len(new)):
        i = came_from.get(k)
        while i is not None and gone and gone[0] < i:
            pairs.append(Pair("gone", gone.pop(0), None))
        pairs.append(Pair("new" if i is None else _status(old[i], new[k]), i, k))
    return [*pairs, *(Pair("gone", i, None) for i in gone)]


def _status(one: str, other: str) -> Status:
    if one == other:
        return "same"
    return "near" if similarity(one, other) >= NEAR else "changed"
