"""Headings that run into their text: ``（一）坚持政治引领。一是…`` is a heading, then text."""

from __future__ import annotations

import re

from corpus.lines import key_of, level_of

_LONGEST = 60
# A count of something is a statement; a heading has at most a year or a number of its own.
_COUNT = re.compile(
    r"\d(?:[\d.,，]*)(?:余|多)?(?:[万亿千百]|%|[件次个人场份起家条项名元户宗部处期篇所支]|批次|人次|平方|公里)"
)
_ANNOUNCES = re.compile("[：:]\\s*[一1](?:是|要|、)")  # 下步打算：一是…


def ends_in_count(key: str) -> bool:
    """Whether a line without its full stop ends in a count: 聘请法律顾问1名."""
    found = [m.end() for m in _COUNT.finditer(key)]
    return bool(found) and found[-1] == len(key)


def is_run_in(first: str, *, more: bool, after: str | None) -> bool:
    """Whether the first sentence of a line is a heading.

    ``first``: that sentence, with its full stop. ``more``: whether text follows on the line.
    ``after``: the next line of the report, if any. Alone on its line a numbered sentence is a
    heading only if what follows belongs to it, that is, has no number of the same or a higher
    level.
    """
    level = level_of(first)
    if not level or len(first) > _LONGEST or first[-1] in "；;：:":
        return False
    if _COUNT.search(key_of(first)) or _ANNOUNCES.search(first):
        return False
    if more:
        return True
    next_level = level_of(after) if after else 1
    return next_level == 0 or next_level > level
