"""What a report is: title, issuing body, level, region, year, dates; each value with its source.

Blank where it is ambiguous: a wrong value is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus import metadata_header, metadata_name
from corpus.document import Unit
from corpus.metadata_body import Subject, parse
from corpus.metadata_dates import (
    is_government_report,
    year_of_headings,
    year_of_opening,
    year_of_title,
)
from corpus.metadata_page import Page, read_page
from corpus.metadata_place import Place, place_of
from corpus.metadata_table import FIELDS, read_table
from corpus.metadata_title import opening
from corpus.normalize import normalize

__all__ = ["FIELDS", "Value", "extract"]

_SOME_OFFICE = re.compile(r"办公室|领导小组|指挥部|专班|[局厅办](?!法)")
_OWN_OFFICE = re.compile(r"我[局委厅办]|[局委厅]党[组委]|本[局委厅]")


class Value(NamedTuple):
    """A value and where it was found: title, header, name, text or table (typed comes later)."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class _Read:
    """What each source gave, before anything is weighed: its fields, or the lines."""

    page: Page
    header: Mapping[str, str]
    path: metadata_name.NameFacts
    table: Mapping[str, str]


def extract(
    name: str, units: Sequence[Unit], given: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Read the fields of ``FIELDS`` off a report; what is unknown or ambiguous is absent.

    ``name`` is the report's name with ``/``, ``units`` its units in order. ``given`` holds the
    columns of the table the report came from or was joined with, under our field names or the
    usual Chinese ones; they count before all that is read, other columns are ignored. Days are
    ISO (2022-03-29), ``year`` is the year reported on, never that of publishing.
    """
    page = read_page(units)
    read = _Read(
        page=page,
        header=metadata_header.read(page.head),
        path=metadata_name.read(normalize(name)),
        table=read_table(given or {}),
    )
    title = _title(read)
    said, year = _subjects(read, title), _year(read, title)
    place = place_of(
        said,
        year=int(year.value) if year else None,
        index_number=read.header.get("index_number", ""),
        sentences=page.sentences,
    )
    found: dict[str, Value | None] = {
        "title": title,
        "year": year,
        "issuing_body": _body(read, said, place),
        "body_type": _body_type(said, page, title),
        "level": _value(place.level, place.level_source),
        "region": _value(place.name, place.source),
        "region_code": _value(place.code, place.code_source),
        "date_written": _written(read),
        "date_published": _value(read.header.get("date_published", ""), "header"),
        "index_number": _value(read.header.get("index_number", ""), "header"),
    }
    # A region of the table that could be read is taken as read: 宁波市江北区 is 江北区, 330205.
    done = {"region"} if place.source == "table" else set()
    found |= {field: Value(v, "table") for field, v in read.table.items() if field not in done}
    return {field: value for field in FIELDS if (value := found[field])}


def _value(value: str, source: str) -> Value | None:
    return Value(value, source) if value else None


def _title(read: _Read) -> Value | None:
    if "title" in read.table:
        return Value(read.table["title"], "table")
    own = "".join(read.page.title_lines)
    labelled = metadata_header.read([read.page.title]).get("title", "")
    if labelled:
        # Same length after normalizing: cut the label off the report's own script.
        at = normalize(own).find(labelled)
        return Value(own[at : at + len(labelled)] if at >= 0 else labelled, "title")
    if own:
        return Value(own, "title")
    return _value(read.header.get("title", ""), "header") or _value(read.path.title, "name")


def _subjects(read: _Read, title: Value | None) -> dict[str, Subject]:
    """Who the report speaks for, by source, the weightiest first."""
    table, header = read.table, read.header
    signed = [found for line in read.page.foot if (found := parse(line)) and found.body]
    said = {
        "table": parse(normalize(table.get("region", table.get("issuing_body", "")))),
        "title": _opening(title, read.page),
        "header": parse(header.get("issuing_body", header.get("source_body", ""))),
        "name": read.path.subject,
        "text": signed[0] if signed else None,
    }
    return {source: subject for source, subject in said.items() if subject}


def _opening(title: Value | None, page: Page) -> Subject | None:
    if not title or title.source == "name":
        return None
    # The lines of a title stay apart: 中共云溪县委 / 云溪县人民政府 / 关于...
    lines = title.source == "title" and page.title
    return (opening(lines) if lines else None) or opening(normalize(title.value))


def _year(read: _Read, title: Value | None) -> Value | None:
    if "year" in read.table:
        return Value(read.table["year"], "table")
    if title and (year := year_of_title(normalize(title.value))):
        return Value(year, title.source)
    if title and is_government_report(normalize(title.value)):
        return None
    opened = [normalize(text) for text in read.page.sentences[:3]]
    told = year_of_opening(opened) or year_of_headings(read.page.headings)
    published, named = read.header.get("date_published", ""), read.path.year
    if told and named in ("", told) and not ("" < published < told):
        return Value(told, "text")
    # A file named after the year it was published in says nothing of the year reported on.
    if told or published.startswith(named or "-"):
        return None
    return _value(named, "name")


def _body(read: _Read, said: Mapping[str, Subject], place: Place) -> Value | None:
    for source in ("title", "header", "text", "name"):
        subject = said.get(source)
        if subject and subject.body:
            return Value(_in_full(subject, place), source)
    return _value(read.header.get("issuing_body", ""), "header")


def _in_full(subject: Subject, place: Place) -> str:
    """区司法局 in a report of 江北区 is 江北区司法局; 乾安县 is no 干安县."""
    if subject.chain and subject.chain[-1] == normalize(place.own_name):
        return subject.body.replace(subject.chain[-1], place.own_name)
    if subject.chain or subject.part or not place.own_name.endswith(subject.body[0]):
        return subject.body
    return place.own_name + subject.body[1:]


def _body_type(said: Mapping[str, Subject], page: Page, title: Value | None) -> Value | None:
    """The type of the body the title names; a title that names only a place is the government's.

    Unless the page was put out by an office: whose report it is then stays open, except where
    the text says 我局.
    """
    source = "name" if title and title.source == "name" else "title"
    named = said.get(source, Subject())
    if named.body:
        return _value(named.body_type, source)
    for other in ("table", "header", "text", "name"):
        if kind := said.get(other, Subject()).body_type:
            sure = kind == "政府" or any(_OWN_OFFICE.search(normalize(s)) for s in page.sentences)
            return Value(kind, other) if sure or other == "table" else None
    whole = (named.chain or named.part) and title and not _SOME_OFFICE.search(title.value)
    return Value("政府", source) if whole else None


def _written(read: _Read) -> Value | None:
    if day := read.header.get("date_written", ""):
        return Value(day, "header")
    for source, lines in (("header", read.page.head), ("text", read.page.foot)):
        if days := set(metadata_header.lone_dates(lines)):
            return Value(days.pop(), source) if len(days) == 1 else None
    return None
