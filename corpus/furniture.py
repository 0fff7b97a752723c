"""What belongs to the page and not to the report: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.lines import Line, is_ended, level_of

_DASH = r"[—–\-－―─~·•\s]"
_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4})"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}+\d{{1,4}}{_DASH}+"
    rf"|{_DASH}*第\s*{_COUNT}\s*[页頁][\s,，/／|;；(（]*(?:[共总總]\s*{_COUNT}\s*[页頁])?[)）]?{_DASH}*"
    rf"|[共总總]\s*{_COUNT}\s*[页頁][\s,，/／]*(?:第\s*{_COUNT}\s*[页頁])?"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}"
    r"|[Pp](?:age|AGE|\.)?\s*\d{1,4}(?:\s*(?:of|OF|/)\s*\d{1,4})?"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_EDGE_DIGITS = re.compile(r"\A[\d\s—\-－第页頁共/]+|[\d\s—\-－第页頁共/]+\Z")
_FIELDS = re.compile("[：:|｜]")
_CLAUSE = re.compile("[，,。；;！？!?]")  # running headers and footers have none of these
_LONGEST, _HEADER = 60, 30
# A line of so many characters without end punctuation is text that was cut off, not a heading.
_CLAUSE_LENGTH, _PROSE = 5, 24


def is_page_number(text: str) -> bool:
    """``— 3 —``, ``第3页 共12页``, ``3/12``; a bare number is one only among others (furniture)."""
    return len(text) <= _LONGEST and _PAGE_NUMBER.fullmatch(text) is not None


def find_furniture(lines: Sequence[Line], page_breaks: Sequence[bool]) -> set[int]:
    """Indices of the lines that are page numbers, running headers or running footers.

    ``page_breaks[i]`` says whether a form feed stands between line ``i - 1`` and line ``i``.
    A bare number counts when others one higher or lower stand pages away from it, or where
    it breaks a text in two. A repeated line counts when it stands at the edges of pages, or
    when it breaks a text at least twice.
    """
    numbers = {i for i, line in enumerate(lines) if is_page_number(line.text)}
    numbers |= _bare_numbers(lines, page_breaks)
    return numbers | _running(lines, page_breaks, numbers)


def _bare_numbers(lines: Sequence[Line], page_breaks: Sequence[bool]) -> set[int]:
    bare = {
        i: int(line.text)
        for i, line in enumerate(lines)
        if len(line.text) <= 4 and line.text.isascii() and _BARE_NUMBER.fullmatch(line.text)
    }
    places = list(bare)
    found = set()
    for here, after in pairwise(places):
        if after - here > 3 and bare[after] == bare[here] + 1:
            found |= {here, after}
    edges = {i for i in places if _breaks(lines, i) or _at_page_break(page_breaks, i)}
    return found | edges


def _running(lines: Sequence[Line], page_breaks: Sequence[bool], numbers: set[int]) -> set[int]:
    paged = bool(numbers) or any(page_breaks)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if 2 <= len(line.text) <= _LONGEST and i not in numbers:
            alike[_EDGE_DIGITS.sub("", line.text) if paged else line.text].append(i)
    found: set[int] = set()
    for text, places in alike.items():
        if len(places) < 2 or not text or _CLAUSE.search(text) or level_of(text):
            continue
        edges = sum(_at_page_edge(page_breaks, numbers, i) for i in places)
        broken = sum(_breaks(lines, i) for i in places)
        if edges >= max(2, 0.6 * len(places)) or _is_sure(text, broken, len(places)):
            found.update(places)
    return found


def _is_sure(text: str, broken: int, count: int) -> bool:
    """Whether a repeated line is a header though nothing else speaks of pages."""
    return len(text) <= _HEADER and count >= 3 and broken >= max(2, 0.5 * count)


def _at_page_break(page_breaks: Sequence[bool], i: int) -> bool:
    return page_breaks[i] or (i + 1 < len(page_breaks) and page_breaks[i + 1])


def _at_page_edge(page_breaks: Sequence[bool], numbers: set[int], i: int) -> bool:
    return i - 1 in numbers or i + 1 in numbers or _at_page_break(page_breaks, i)


def _breaks(lines: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` stands after text that was cut off, with text behind it."""
    return 0 < i < len(lines) - 1 and is_cut_off(lines[i - 1].text)


def is_cut_off(text: str) -> bool:
    """Whether ``text`` is prose that lacks its end."""
    if is_ended(text) or text[-1] in "：:；;":
        return False
    if any(sign in text for sign in "，,。；;、"):
        return len(text) >= _CLAUSE_LENGTH
    return len(text) >= _PROSE and not level_of(text) and not _FIELDS.search(text)
