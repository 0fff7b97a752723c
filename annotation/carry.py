"""How what was said of some units passes to others that cover the same text.

It follows to every unit that overlaps by more than half of either. Where a unit was split,
each part gets it, for review; where units were merged, one yes is enough, and a disagreement
is for review.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Span:
    """A unit by its id and its place ``[start, end)`` in the source text."""

    id: int
    start: int
    end: int


class Opinion(NamedTuple):
    """A stored yes or no with everything that is kept about it, in the order of the columns."""

    value: int
    provenance: str
    version: str | None
    probability: float | None
    needs_review: int
    at: str


def follow(old: Sequence[Span], new: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs (old id, new id) that overlap by more than half of either.

    The spans of each side are disjoint.
    """
    ordered = sorted(new, key=lambda span: span.start)
    starts = [span.start for span in ordered]
    pairs = []
    for one in old:
        first = max(bisect_right(starts, one.start) - 1, 0)
        for other in ordered[first:]:
            if other.start >= one.end:
                break
            if _overlap_enough(one, other):
                pairs.append((one.id, other.id))
    return pairs


def _overlap_enough(one: Span, other: Span) -> bool:
    overlap = min(one.end, other.end) - max(one.start, other.start)
    return 2 * overlap > min(one.end - one.start, other.end - other.start)


def union(opinions: Sequence[Opinion | None], *, split: bool) -> Opinion:
    """One opinion on a unit from those on the units it came from; None: not judged there.

    ``split``: one of those became several units. At least one opinion is given.
    """
    given = [opinion for opinion in opinions if opinion is not None]
    value = max(opinion.value for opinion in given)
    agreed = len(given) == len(opinions) and all(o.value == value for o in given)
    decisive = next(opinion for opinion in given if opinion.value == value)
    doubtful = split or not agreed or any(opinion.needs_review for opinion in given)
    return decisive._replace(needs_review=1) if doubtful else decisive


def carried(
    opinions: dict[tuple[int, str, str], Opinion], pairs: Sequence[tuple[int, int]]
) -> dict[tuple[int, str, str], Opinion]:
    """Opinions by (unit, category, analyst) on new units, from those on old ones.

    ``pairs`` as from ``follow``.
    """
    sources: dict[int, list[int]] = {}
    targets: dict[int, list[int]] = {}
    for old, new in pairs:
        sources.setdefault(new, []).append(old)
        targets.setdefault(old, []).append(new)
    said: dict[int, list[tuple[str, str]]] = {}
    for unit, category, analyst in opinions:
        said.setdefault(unit, []).append((category, analyst))
    result = {}
    for new, olds in sources.items():
        split = any(len(targets[old]) > 1 for old in olds)
        for category, analyst in dict.fromkeys(key for old in olds for key in said.get(old, ())):
            found = [opinions.get((old, category, analyst)) for old in olds]
            result[new, category, analyst] = union(found, split=split)
    return result
