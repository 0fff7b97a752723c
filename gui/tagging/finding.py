"""Searching in the report that is open: every place of a phrase, by the normalized text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from gui.tagging.reading import Piece


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters ``[start, end)`` of the text of the piece at ``place``."""

    place: int
    start: int
    end: int


class Haystack:
    """The pieces of one report, to be searched; normalized when first asked."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._texts = [piece.unit.text for piece in pieces]
        # Each piece is followed by one character that no phrase holds.
        self._starts = list(accumulate((len(text) + 1 for text in self._texts), initial=0))

    @cached_property
    def _whole(self) -> str:
        from corpus.normalize import normalize

        return normalize("\0".join(self._texts))

    def find(self, phrase: str) -> list[Hit]:
        """All hits of a normalized phrase, in order, none over another; "" has none."""
        found, at = list[Hit](), 0
        while phrase and (at := self._whole.find(phrase, at)) >= 0:
            place = bisect_right(self._starts, at) - 1
            start = at - self._starts[place]
            found.append(Hit(place, start, start + len(phrase)))
            at += len(phrase)
        return found


def tidied(typed: str) -> str:
    """What was typed, as the search sees it: normalized, no white space around it."""
    from corpus.normalize import normalize

    return normalize(typed).strip().replace("\0", "")


def excerpt(text: str, phrase: str, *, before: int = 10) -> str:
    """The text from a little before the phrase on, so that a short row shows the phrase."""
    from corpus.normalize import normalize

    at = max(normalize(text).find(phrase) - before, 0)
    return ("…" if at else "") + " ".join(text[at:].split())
