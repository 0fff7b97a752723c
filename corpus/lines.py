"""Lines of a text and the marks they begin and end with: what all the rules look at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.normalize import normalize

# All that str.splitlines takes for a line break.
BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
LINE_BREAK = re.compile(f"[{BREAKS}]")

CLOSERS = "”’」』）)】》〉›>\\]〕"
_ENDED = re.compile(rf"[。！？!?…][{CLOSERS}\"']*+\Z")
_LAST = frozenset("。！？!?…\"'" + CLOSERS)  # a sentence ends in no other character

_NUMBER = "[一二三四五六七八九十]"
_YEAR = r"(?=(?:19|20)\d\d年)"
# 一、 （一） 1. （1）: the levels that official documents number their headings by.
_MARKS = (
    re.compile(rf"第{_NUMBER}{{1,4}}(?:[章节篇]|部分)[\s：:、]*|{_NUMBER}{{1,3}}\s?[、．.]"),
    re.compile(rf"[（(]\s?{_NUMBER}{{1,3}}\s?[)）][、．.]?|[㈠-㈩]"),
    re.compile(rf"\d{{1,2}}\s?[．.、](?:(?!\d)|{_YEAR})"),
    re.compile(r"[（(]\s?\d{1,2}\s?[)）][、．.]?|\d{1,2}[)）]|[⑴-⒇]"),
)
# What a mark begins with, if not with a digit.
_FIRST = frozenset("第一二三四五六七八九十（(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
# 一是 first of all: the marks of an enumeration inside a text; they number no heading.
_ITEM = rf"{_NUMBER}{{1,2}}(?:是|要(?!求|素|点))|[第其]{_NUMBER}{{1,2}}[，,是]|[①-⑳]"
_BEGINS_ITEM = re.compile(_ITEM)
ENUMERATOR = (
    rf"(?:{_ITEM}|[（(]\s?{_NUMBER}{{1,3}}\s?[)）]|{_NUMBER}{{1,3}}、|[㈠-㈩⑴-⒇]"
    rf"|\d{{1,2}}(?:[．.、](?:(?!\d)|{_YEAR})|[)）])|[（(]\s?\d{{1,2}}\s?[)）])"
)


class Line(NamedTuple):
    """``text`` without white space around it; it begins at ``start``."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the stripped text ends."""
        return self.start + len(self.text)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space, in order."""
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        rest = line.lstrip()
        if rest:
            lines.append(Line(at + len(line) - len(rest), rest.rstrip()))
        at += len(line)
    return lines


def level_of(text: str) -> int:
    """The level of the mark a line begins with: 1 一、 2 （一） 3 1. 4 （1）; 0 for none."""
    if text[:1] not in _FIRST and not text[:1].isdecimal():
        return 0
    for level, mark in enumerate(_MARKS, 1):
        if mark.match(text):
            return level
    return 0


def begins_item(text: str) -> bool:
    """Whether ``text`` begins with 一是, 第一， or ①."""
    return _BEGINS_ITEM.match(text) is not None


def is_ended(text: str) -> bool:
    """Whether ``text`` ends as a sentence does: 。！？… and the closing marks behind it."""
    return text[-1:] in _LAST and _ENDED.search(text, max(0, len(text) - 8)) is not None


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """A short line as the rules see it: normalized and without any white space."""
    return "".join(normalize(text).split())
