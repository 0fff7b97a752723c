"""What the path of a report says: 湖北/宜昌市/2021.txt, 2021_云溪县.docx, or a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import regions
from corpus.metadata_body import Subject, parse
from corpus.metadata_dates import year_of_title
from corpus.metadata_title import looks_like_title, opening

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_YEAR = re.compile(r"(?:^|(?<=[\u3400-\u9fff]))((?:19[4-9]|20\d)\d)(?:年度?|度)?$")
_AT_YEAR = re.compile(r"(?<=[\u3400-\u9fff])(?=(?:19[4-9]|20\d)\d(?!\d))")


@dataclass(frozen=True, slots=True)
class NameFacts:
    """``title``: the file name if it reads as one. ``subject``: its region and body, the folders
    in front of its own places. ``year``: the one year the path names, or "".
    """

    title: str
    subject: Subject
    year: str


def read(name: str) -> NameFacts:
    """Read a normalized report name (parts separated by ``/``)."""
    *folders, last = name.split("/")
    stem = _SUFFIX.sub("", last).strip()
    title = stem if looks_like_title(stem) else ""
    words = [word for part in (*folders, "" if title else stem) for word in _words(part)]
    years = {found[1] for word in words if (found := _YEAR.search(word))}
    years |= {year for year in [year_of_title(title)] if year}
    own = (opening(title) if title else None) or Subject()
    chain = (*(region for word in words for region in _places(word)),)
    return NameFacts(title, _under(chain, own, words), years.pop() if len(years) == 1 else "")


def _words(part: str) -> list[str]:
    return [word for word in re.split(r"[\s_\-—,，.]+", _AT_YEAR.sub(" ", part)) if word]


def _places(word: str) -> tuple[str, ...]:
    if regions.short_candidates(word):
        return (word,)
    found = parse(word)
    return found.chain if found and not found.part else ()


def _under(chain: tuple[str, ...], own: Subject, words: list[str]) -> Subject:
    """``own`` with the folders in front; without a title, a body among the words is the body."""
    if own == Subject():
        bodies = [found for word in words if (found := parse(word)) and (found.body or found.part)]
        own = bodies[-1] if bodies else own
    outer = tuple(place for place in chain if place not in own.chain)
    return Subject((*outer, *own.chain), own.part, own.level, own.body, own.body_type)
