"""The 关键词 that a sentence holds, found by plain search: no numeric library is needed.

A word is plain text. ``…`` joins parts that must stand in one clause, in any order:
``民法典…学`` finds 组织学习民法典 and 民法典学习月, but not 学习条例，修改民法典. What does
not count as a hit:

- characters covered by a veto word of the same category (the formula 立法、执法、司法);
- the inside of a 《title》 that is only named; one that the sentence issues (印发《…》,
  制定了《…》和《…》) says what was done and counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from training.scheme import CategorySpec

JOIN = "…"
_CLAUSE = re.compile(r"[^\n。;；!！?？,，:：]+")
_ONE_TITLE = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"
_TITLES = re.compile(
    rf"((?:出台|印发|制发|下发|制定|编制|建立|发布)了?(?:{_ONE_TITLE}[、和及与]?)+)|{_ONE_TITLE}"
)
TITLE = "《"
_HIDDEN = "\0"


@dataclass(frozen=True, slots=True)
class Hit:
    """A seed word, or one part of a word with ``…``, at characters ``[start, end)``."""

    word: str
    start: int
    end: int


def seed_hits(text: str, categories: Sequence[CategorySpec]) -> list[list[Hit]]:
    """For each category the seed words that count in ``text``, by place. Leads are not read."""
    visible = hide_titles(text)
    found = (hits(visible, _near(c.seeds, visible), _near(c.vetoes, visible)) for c in categories)
    return [sorted(each, key=lambda h: (h.start, -h.end)) for each in found]


def hide_titles(text: str) -> str:
    """``text`` with NUL in the place of each character of a title that does not count."""
    if TITLE not in text:
        return text
    return _TITLES.sub(lambda m: m[1] or _HIDDEN * len(m[0]), text)


def hits(visible: str, seeds: Iterable[str], vetoes: Iterable[str]) -> Iterator[Hit]:
    """The hits of ``seeds`` that no veto covers, in a text whose titles are hidden."""
    for hit in [hit for word in vetoes for hit in find_word(word, visible)]:
        visible = visible[: hit.start] + _HIDDEN * (hit.end - hit.start) + visible[hit.end :]
    for word in seeds:
        yield from find_word(word, visible)


def _near(words: tuple[str, ...], text: str) -> list[str]:
    # Almost no word is in almost every sentence: one `in` per word decides nearly all.
    return [word for first, word in _first_parts(words) if first in text]


@lru_cache(maxsize=256)
def _first_parts(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(parts_of(word)[0], word) for word in words if parts_of(word)]


def find_word(word: str, text: str) -> Iterator[Hit]:
    """Every place of ``word`` in ``text``; of a word with ``…`` every place of every part."""
    parts = parts_of(word)
    if not parts or any(part not in text for part in parts):
        return
    for start, clause in [(0, text)] if len(parts) == 1 else _clauses(text):
        if all(part in clause for part in parts):
            for part in parts:
                for at in _places(part, clause):
                    yield Hit(word, start + at, start + at + len(part))


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def in_one_clause(parts: Sequence[str], text: str) -> bool:
    """Does a clause of ``text`` hold all the parts?"""
    return any(all(part in clause for part in parts) for clause in _CLAUSE.findall(text))


@lru_cache(maxsize=10_000)
def parts_of(word: str) -> tuple[str, ...]:
    """What ``…`` joins; none for a word that cannot be met: without a character, or with NUL."""
    return () if _HIDDEN in word else tuple(part for part in word.split(JOIN) if part)


def _clauses(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in _CLAUSE.finditer(text)]
