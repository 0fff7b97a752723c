"""Repair: a cleaned text, and for each of its characters the place in the source.

Three kinds of damage are undone: pinyin in brackets (``corpus.pinyin``), lines broken by a
PDF or a hard wrap (``corpus.wrapping``), and page furniture inside a sentence
(``corpus.furniture``). Furniture between sentences stays where it is. Nothing is ever added or
moved: the cleaned text is the source with pieces left out. Two things stay as something else:
a line break between two Latin words, as a space; the rest of a character that damage has
broken, as that character (``corpus.lost``). See docs/adr/0001-cleaning-map.md.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.layout import find_breaks
from corpus.lines import Line, lines_of
from corpus.pinyin import find_damage

CLEANER_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and its map. ``source`` is the text it was made from.

    ``running`` holds the lines that are running headers or footers of the source, as they
    stand between sentences; ``damaged`` tells whether pinyin damage was taken out; ``lines`` are
    those of the text.
    """

    text: str
    source: str
    running: frozenset[str] = frozenset()
    damaged: bool = False
    lines: Sequence[Line] = ()
    # Break k: from cleaned offset _at[k] on, source offset = cleaned offset + _shift[k].
    _at: array[int] = field(default_factory=lambda: array("q", [0]))
    _shift: array[int] = field(default_factory=lambda: array("q", [0]))

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span ``[start, end)`` of ``text`` as a span of ``source``.

        Both must lie within the text, ``start <= end``. Damage behind the last character
        belongs to the span; what was left out in front of the first does not, nor does a
        line break that was left out behind the last.
        """
        at, shift = self._at, self._shift
        if len(at) == 1:
            return start, end
        first = start + shift[bisect_right(at, start) - 1]
        if start == end:
            return first, first
        piece = bisect_left(at, end) - 1
        last = end + shift[piece]
        if piece + 1 < len(at) and at[piece + 1] == end:
            last = self._behind(last, end + shift[bisect_right(at, end) - 1])
        return first, last

    def _behind(self, start: int, end: int) -> int:
        return start + len(self.source[start:end].rstrip())


def clean(source: str) -> Cleaned:
    """``source`` repaired. Works for any text; cleaning a cleaned text changes nothing."""
    cleaned = Cleaned(source, source)
    running: set[str] = set()
    while True:
        damage = find_damage(cleaned.text)
        if damage:
            cleaned = _without(cleaned, damage, damaged=True)
            continue
        lines = lines_of(cleaned.text)
        found = find_breaks(cleaned.text, lines)
        running |= found.running
        if not found.cuts:
            return replace(cleaned, running=frozenset(running), lines=lines)
        cleaned = _without(cleaned, found.cuts, damaged=cleaned.damaged)


def _without(cleaned: Cleaned, cuts: Sequence[tuple[int, int, str]], *, damaged: bool) -> Cleaned:
    """``cleaned`` without ``cuts`` (start, end, what stands there instead).

    They are ordered and disjoint places in its text; what stands there instead is no longer
    than they are and takes the place of their first characters.
    """
    text = cleaned.text
    parts: list[str] = []
    at, shift = array("q", [0]), array("q", [0])
    done = removed = 0
    for start, end, instead in cuts:
        parts += (text[done:start], instead)
        start += len(instead)
        if start < end:
            at.append(start - removed)
            removed += end - start
            shift.append(removed)
        done = end
    parts.append(text[done:])
    if len(cleaned._at) > 1:
        at, shift = _through(at, shift, cleaned)
    return Cleaned("".join(parts), cleaned.source, damaged=damaged, _at=at, _shift=shift)


def _through(at: array[int], shift: array[int], inner: Cleaned) -> tuple[array[int], array[int]]:
    """Breaks that lead into ``inner.text``, lengthened to lead into ``inner.source``."""
    new_at, new_shift = array("q"), array("q")
    k, last = 0, len(inner._at) - 1
    for i, (start, removed) in enumerate(zip(at, shift, strict=True)):
        while k < last and inner._at[k + 1] <= start + removed:
            k += 1
        new_at.append(start)
        new_shift.append(inner._shift[k] + removed)
        stop = at[i + 1] if i + 1 < len(at) else len(inner.text) - removed
        while k < last and inner._at[k + 1] <= stop + removed:
            k += 1
            new_at.append(inner._at[k] - removed)
            new_shift.append(inner._shift[k] + removed)
    return new_at, new_shift
