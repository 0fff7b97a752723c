"""The shapes that leave this room: a source text, and the units a report is cut into."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from messages import Message


class Kind(StrEnum):
    """What a unit is. Only ``SENTENCE`` (and, if asked, ``HEADING``) is tagged and counted."""

    TITLE = "title"
    META = "meta"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    TABLE = "table"
    SENTENCE = "sentence"


class Section(StrEnum):
    """Which part of the report a unit stands in, told from the headings above it."""

    ACHIEVEMENT = "成效"
    PROBLEM = "问题"
    PLAN = "计划"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class SourceText:
    """One report as it was read, before any repair.

    ``name`` is the path relative to what was asked for, with ``/``; a lone file's base name.
    ``text`` keeps its newlines; a byte order mark is gone. ``encoding`` is "" for containers,
    ``extractor`` (name and version) is "" for plain text. ``metadata`` holds the columns of
    the table row the report came from, if any.
    """

    name: str
    text: str
    encoding: str = ""
    extractor: str = ""
    warnings: tuple[Message, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """SHA-256 of the source text as UTF-8, 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Unit(NamedTuple):
    """One piece of a report. ``[start, end)`` are characters of the source text.

    ``text`` is the repaired text in the report's own script; see ``corpus.normalize`` for
    what the classifier and the search see.
    """

    start: int
    end: int
    kind: Kind
    section: Section
    text: str


def unit_uid(report_hash: str, start: int, end: int) -> str:
    """The lasting name of a unit: ``r`` + 16 hexadecimal digits + ``:start-end``.

    The letter in front and the colon keep every spreadsheet from reading it as a number, a
    date or 1E5.
    """
    return f"r{report_hash[:16]}:{start}-{end}"
