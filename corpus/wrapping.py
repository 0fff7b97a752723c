"""Lines that a PDF or a hard wrap has broken: which of them belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from corpus.furniture import is_cut_off
from corpus.lines import Line, is_ended

_NEAR = 3  # characters a wrapped line may differ from the width
_NARROWEST, _WIDEST = 15, 150
_FEWEST = 3
# No line break is set inside a number or a word, nor in front of the sign behind it.
_UNBROKEN = re.compile(
    r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.．,:/%％‰+~—–-]{0,20}[，。；：、！？）》”,;:!?)]?"
)
# A text may have changed the width of these since it was wrapped: both are tried.
_NARROW, _WIDE = ",:;()", "，：；（）"


def wrapped_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines that were cut off at one width, empty if the text is not wrapped.

    A text is wrapped when at least 70% of its lines lie within 3 characters of one width
    without end punctuation. Short paragraphs leave many last lines, and a head and headings
    are short; so 70% of the lines that are prose without its end will do, when they are half
    of the prose and next to none is longer.
    Width is counted in characters and, failing that, in columns (a half-width sign is half).
    """
    if sum(len(line.text) > _WIDEST for line in lines) > 0.3 * len(lines):
        return set()
    is_open = [not is_ended(line.text) for line in lines]
    if sum(is_open) < _FEWEST:
        return set()
    for width_of in (len, _columns_if_wide, _columns_if_narrow):
        found = _at_one_width(lines, is_open, width_of)
        if found:
            return found
    return set()


def _at_one_width(
    lines: Sequence[Line], is_open: Sequence[bool], width_of: Callable[[str], int]
) -> set[int]:
    opened = (width_of(line.text) for line, o in zip(lines, is_open, strict=True) if o)
    counted = Counter(w for w in opened if w >= _NARROWEST)
    width = max(counted, key=lambda w: (_near(counted, w), w), default=0)
    full, total = _near(counted, width), len(lines)
    if full < _FEWEST or full < 0.3 * total:  # most texts: too few lines in any case
        return set()
    widths = [width_of(line.text) for line in lines]
    longer = sum(w > width + _NEAR for w in widths)
    short = longer <= 0.02 * total and _are_most_of_prose(full, lines, ended=total - sum(is_open))
    if full < 0.7 * total and not short:
        return set()
    wanted = [width_of(_first_piece(lines, i + 1)) for i in range(total)]
    return {i for i, w in enumerate(widths) if is_open[i] and w + wanted[i] >= width - _NEAR}


def _are_most_of_prose(full: int, lines: Sequence[Line], *, ended: int) -> bool:
    cut_off = sum(is_cut_off(line.text) for line in lines)
    return full >= 0.7 * cut_off and full >= 0.45 * (ended + cut_off)


def _first_piece(lines: Sequence[Line], i: int) -> str:
    """What had to stand on one line at the beginning of line ``i``, but for one character.

    Nothing behind a heading: there the line was not broken for want of room.
    """
    m = _UNBROKEN.match(lines[i].text) if i < len(lines) else None
    return m[0][1:] if m and is_cut_off(lines[i - 1].text) else ""


def _near(counted: Counter[int], width: int) -> int:
    return sum(counted[w] for w in range(width - _NEAR, width + _NEAR + 1))


def _columns(text: str, changed: int = 0) -> int:
    # In UTF-8 a character of two columns takes three bytes, one of one column takes one.
    size = len(text.encode("utf-8", "surrogatepass")) + 2 * changed
    return (len(text) + (size - len(text)) // 2 + 1) // 2


def _columns_if_wide(text: str) -> int:
    return _columns(text, sum(map(text.count, _NARROW)))


def _columns_if_narrow(text: str) -> int:
    return _columns(text, -sum(map(text.count, _WIDE)))
