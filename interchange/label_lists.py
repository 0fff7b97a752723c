"""A cell that lists categories: "执法监督|普法", "普法、营商环境", "无类别"."""

from __future__ import annotations

import re
from collections.abc import Collection

from interchange.rows import NONE_APPLIES

_SEPARATORS = "|#;,，、；｜"
_SEPARATOR = re.compile(f"([{_SEPARATORS}])")
_NONE = frozenset({NONE_APPLIES, "均不涉及", "无", "none", "[]"})


def parse_labels(cell: str, known: Collection[str]) -> tuple[str, ...] | None:
    """The names in ``cell``: () for judged and none applies, None for blank (not judged).

    A cell is cut at ``| # ; , ， 、`` only where a piece is a name in ``known`` (a name that
    holds such a character stays whole), or at ``|``. What is not known is kept as it stands.
    """
    said = cell.strip()
    if not said:
        return None
    if said in known:
        return (said,)
    if said.casefold() in _NONE:
        return ()
    pieces = _pieces(said, known)
    if not any(piece in known for piece in pieces):
        pieces = [piece.strip() for piece in said.split("|")]
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def _pieces(said: str, known: Collection[str]) -> list[str]:
    """``said`` cut at every separator, known names that hold separators put together again."""
    tokens = _SEPARATOR.split(said)
    longest = max((len(_SEPARATOR.findall(name)) for name in known), default=0)
    pieces, at = [], 0
    while at < len(tokens):
        last = min(at + 2 * longest, len(tokens) - 1)
        stop = next((s for s in range(last, at, -2) if _join(tokens, at, s) in known), at)
        pieces.append(_join(tokens, at, stop))
        at = stop + 2
    return pieces


def _join(tokens: list[str], first: int, last: int) -> str:
    return "".join(tokens[first : last + 1]).strip()
