"""Which character of a unit's repaired text stands where in the source."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher

from annotation.reports import NewUnit, UnitRow
from annotation.texts import storable
from corpus.cleaning import Cleaned, clean
from corpus.lines import LINE_BREAK


def places_of(source: str, unit: UnitRow) -> dict[int, int]:
    """Offset in ``unit.text`` -> offset in ``source``.

    Every offset has its place where today's cleaner gives that very text. In a text that was
    joined by hand, or repaired by an older cleaner, those that both have in common do.
    """
    cleaned = clean(source)
    start, end = (_behind(cleaned, place) for place in (unit.start, unit.end))
    found, text = storable(cleaned.text[start:end]), unit.text
    same: list[tuple[int, int, int]] = [(0, 0, len(text))]
    if found != text:
        same = list(SequenceMatcher(None, found, text, autojunk=False).get_matching_blocks())
    return {
        there + i: cleaned.to_source(start + here + i, start + here + i)[0]
        for here, there, size in same
        for i in range(size)
    }


def _behind(cleaned: Cleaned, place: int) -> int:
    """The first character of the cleaned text that stands at ``place`` or behind it."""
    everywhere = range(len(cleaned.text) + 1)
    return bisect_left(everywhere, place, key=lambda at: cleaned.to_source(at, at)[0])


def halves(source: str, unit: UnitRow, offset: int) -> tuple[NewUnit, NewUnit] | None:
    """The two units that a cut in front of ``unit.text[offset]`` makes; None: one is empty.

    A cut where the text has no place of its own in the source moves on to the next that has
    one. What was repaired away at the cut belongs to the first half, white space to neither.
    """
    places = places_of(source, unit)
    while offset < len(unit.text) and (offset not in places or unit.text[offset].isspace()):
        offset += 1
    head, tail = unit.text[:offset].rstrip(), unit.text[offset:]
    if offset <= 0 or not head or not tail:
        return None
    end = len(source[: places[offset]].rstrip())
    if not unit.start < end:
        return None
    return (
        NewUnit(unit.start, end, unit.kind, unit.section, head),
        NewUnit(places[offset], unit.end, unit.kind, unit.section, tail),
    )


def joined(source: str, first: UnitRow, second: UnitRow) -> NewUnit:
    """One unit of two, of the kind of the first; what lies between them in the source is in it.

    Its text is theirs, without the line break between them, as the cleaner joins lines.
    """
    gap = source[first.end : second.start]
    if not gap.isspace() or LINE_BREAK.search(gap):
        gap = " " if _are_words(first.text[-1:] + second.text[:1]) and gap else ""
    text = first.text + gap + second.text
    return NewUnit(first.start, second.end, first.kind, first.section, text)


def _are_words(ends: str) -> bool:
    return len(ends) == 2 and ends.isascii() and ends.isalnum() and not ends.isdigit()
