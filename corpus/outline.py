"""Which headings a piece of a report stands under, and where what a heading opens ends."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Kind
from corpus.lines import level_of
from corpus.sections import section_of

_LOWEST = 9

# Kind and text of each unit of a report, in order.
_Units = Sequence[tuple[str, str]]


def rank(heading: str) -> int:
    """How high a heading is: 1 is the highest. Lower than all numbered ones: an unnumbered one,
    unless it names its part of the report, which only the first level does."""
    return level_of(heading) or (1 if section_of(heading) else _LOWEST)


def headings_above(units: _Units, at: int) -> list[int]:
    """The places of the headings that unit ``at`` stands under, the nearest first; its own
    where it is one."""
    found = list[int]()
    for place in range(min(at, len(units) - 1), -1, -1):
        kind, text = units[place]
        if kind == Kind.HEADING and (not found or rank(text) < rank(units[found[-1]][1])):
            found.append(place)
    return found


def end_of_part(units: _Units, heading: int) -> int:
    """Where what the heading at this place opens ends: at the next heading of its rank or a
    higher one, else at the end of the report."""
    own = rank(units[heading][1])
    behind = range(heading + 1, len(units))
    ends = (p for p in behind if units[p][0] == Kind.HEADING and rank(units[p][1]) <= own)
    return next(ends, len(units))
