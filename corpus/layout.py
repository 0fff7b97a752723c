"""Where a line break stands inside a sentence: hard wraps, and breaks between pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.furniture import find_furniture, is_cut_off
from corpus.kinds import stands_alone
from corpus.lines import ENUMERATOR, LINE_BREAK, Line, is_ended, key_of, level_of
from corpus.wrapping import wrapped_lines

_ENUMERATOR = re.compile(ENUMERATOR)
_INDENT = re.compile("(?:\u3000\u3000|    |\t)\\s*\\Z")


# A heading that ends so is whole, however near to the margin.
_NAMES_PART = re.compile(
    "[^，。；]*(?:情况|成效|成绩|做法|问题|不足|打算|计划|安排|措施|举措|工作)"
)


class Cut(NamedTuple):
    """``[start, end)`` is left out; ``instead`` is "" or a space that stays in its place."""

    start: int
    end: int
    instead: str = ""


class Breaks(NamedTuple):
    """``cuts``: line breaks inside sentences, with the furniture there. ``running``: the
    texts of the lines that are page furniture."""

    cuts: list[Cut]
    running: set[str]


def find_breaks(text: str, lines: Sequence[Line]) -> Breaks:
    """The line breaks of ``text`` that end nothing; ``lines`` are ``lines_of(text)``."""
    furniture = find_furniture(lines, _page_breaks(text, lines))
    body = [line for i, line in enumerate(lines) if i not in furniture]
    wrapped = wrapped_lines(body)
    if not wrapped and not furniture and "\f" not in text:
        return Breaks([], set())
    indents = sum(_is_indented(text, line) for line in body)
    flush = indents < 0.6 * len(body)
    paged = _after_furniture(lines, furniture)
    cuts = []
    for i, (line, after) in enumerate(pairwise(body)):
        gap = text[line.end : after.start]
        if after.start in paged or "\f" in gap:
            joined = is_cut_off(line.text) and not _INDENT.search(gap)
        else:
            indented = flush and _INDENT.search(gap)
            joined = i in wrapped and _is_one_break(gap) and not indented
        if joined and _goes_on(line.text, after.text):
            instead = " " if _are_words(line.text, after.text) else ""
            cuts.append(Cut(line.end, after.start, instead))
    return Breaks(cuts, {lines[i].text for i in furniture})


def _page_breaks(text: str, lines: Sequence[Line]) -> list[bool]:
    if "\f" not in text:
        return [False] * len(lines)
    ends = [0] + [line.end for line in lines]
    return ["\f" in text[end : line.start] for end, line in zip(ends, lines, strict=False)]


def _after_furniture(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Where the first line behind each run of furniture starts."""
    ahead = (i + 1 for i in furniture)
    return {lines[i].start for i in ahead if i < len(lines) and i not in furniture}


def _is_indented(text: str, line: Line) -> bool:
    return _INDENT.search(text, max(0, line.start - 8), line.start) is not None


def _is_one_break(gap: str) -> bool:
    return len(LINE_BREAK.findall(gap.replace("\r\n", "\n"))) == 1


def _goes_on(text: str, after: str) -> bool:
    """Whether the line ``after`` carries on the sentence that ``text`` began."""
    if is_ended(text) or level_of(after) or stands_alone(text) or stands_alone(after):
        return False
    if level_of(text) and _NAMES_PART.fullmatch(key_of(text)):
        return False
    if text[-1] in "；;：:":
        return _ENUMERATOR.match(after) is None
    return True


def _are_words(text: str, after: str) -> bool:
    ends = text[-1] + after[0]
    return ends.isascii() and ends.isalnum() and not ends.isdigit()  # a number was cut in two
