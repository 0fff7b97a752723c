"""A text as HTML with some of its characters on a ground of their own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def marked(text: str, places: Sequence[tuple[int, int]], ground: str) -> str:
    """``places``: characters ``[start, end)``, ascending; each is underlined too."""
    at, parts = 0, list[str]()
    for start, end in places:
        parts.append(escape(text[at:start]))
        inside = escape(text[start:end])
        parts.append(f"<u style='background-color:{ground}'>{inside}</u>")
        at = end
    return "".join([*parts, escape(text[at:])])
