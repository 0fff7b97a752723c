"""What a classifier is shown of a unit: its normalized text, and the lead it may refer back to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from corpus.normalize import normalize_all

_ENUMERATOR = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]|[((（][一二三四五六七八九十]"
)
_FIRST = frozenset("一二三四五六七八九十第((（")  # what an enumerator begins with


class ReportUnit(Protocol):
    """Anything with a kind and a text, in the order of its report."""

    @property
    def kind(self) -> str:
        """One of ``corpus.document.Kind``."""

    @property
    def text(self) -> str:
        """The repaired text."""


def texts_and_leads(units: Iterable[ReportUnit]) -> tuple[list[str], list[str]]:
    """Per unit of one report, in order: its normalized text, and its lead ("" if none).

    The lead of a sentence is the enumerated sentence above it ("一是……。"), else the heading;
    the lead of an enumerated sentence is its heading. A heading has none.
    """
    given = list(units)
    texts = normalize_all([unit.text for unit in given])
    leads: list[str] = []
    heading = lead = ""
    for unit, text in zip(given, texts, strict=True):
        kind = unit.kind
        if kind == "heading":
            leads.append("")
            heading, lead = text, ""
        elif kind == "sentence" and text[:1] in _FIRST and _ENUMERATOR.match(text):
            leads.append(heading)
            lead = text
        else:
            leads.append(lead or heading)
    return texts, leads
