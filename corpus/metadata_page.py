"""The lines of a report that metadata are read from, normalized and sorted by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Kind, Unit
from corpus.normalize import normalize, normalize_all

_BODY_AND_DAY = re.compile(r"([\u3400-\u9fff]{4,40})\s*([12一二][^日]{5,20}日)\s*")
_HEAD = 15  # units within which a field of the header may stand behind the first sentence


@dataclass(frozen=True, slots=True)
class Page:
    """``title_lines`` and ``sentences`` in the report's own script, all else normalized.

    ``head``: meta units before the text or near its beginning, ``foot``: those behind it.
    """

    title_lines: list[str]
    head: list[str]
    foot: list[str]
    headings: list[str]
    sentences: list[str]

    @property
    def title(self) -> str:
        """The title normalized, a space between its lines."""
        return normalize(" ".join(self.title_lines))


def read_page(units: Sequence[Unit]) -> Page:
    """Sort the units of one report, given in order."""
    end, sentence = len(units), Kind.SENTENCE
    first = next((p for p in range(end) if units[p].kind is sentence), end)
    last = next((p for p in reversed(range(end)) if units[p].kind is sentence), end)
    # Nearly all are sentences: one pass for them, one for what is left.
    others = [(p, unit) for p, unit in enumerate(units) if unit.kind is not sentence]
    meta = [(p, unit.text) for p, unit in others if unit.kind is Kind.META]
    foot = normalize_all([text for p, text in meta if p > last])
    return Page(
        title_lines=_title_lines([unit for _, unit in others]),
        head=normalize_all([text for p, text in meta if p < min(max(first, _HEAD), last)]),
        foot=[line for signed in foot for line in _signed(signed)],
        headings=normalize_all([unit.text for _, unit in others if unit.kind is Kind.HEADING]),
        sentences=[unit.text for unit in units if unit.kind is sentence],
    )


def _signed(line: str) -> list[str]:
    """云溪县人民政府 2022年1月13日 is two lines, whether or not it was broken there."""
    found = _BODY_AND_DAY.fullmatch(line)
    return [found[1], found[2]] if found else [line]


def _title_lines(units: Sequence[Unit]) -> list[str]:
    """The lines of the title; a page often has it twice, or a part of it in its crumbs."""
    wanted = Kind.TITLE
    lines = [unit.text.strip() for unit in units if unit.kind is wanted]
    lines = list(dict.fromkeys(lines))
    return [line for line in lines if not any(line in other != line for other in lines)]
