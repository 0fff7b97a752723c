"""The shapes that go in and out of this room. Categories are named, never by uid, in files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from messages import Message

NONE_APPLIES = "无类别"
"""What a label cell says for a sentence that was judged and has no category."""


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One unit of the labelled corpus; ``[start, end)`` are characters of the source text.

    ``judged`` names the categories with an answer that counts, ``labels`` the yes ones among
    them; ``labels`` is None when nothing was judged. ``conflicts`` names the categories where
    the analysts disagree: neither yes nor no. ``provenance`` holds the distinct kinds
    ("typed", "propagated", ...).
    """

    report: str
    uid: str
    start: int
    end: int
    kind: str
    section: str
    text: str
    labels: tuple[str, ...] | None = None
    judged: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    analysts: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, bool]:
        """Yes or no by category name; a category that is absent was not judged."""
        labels = self.labels or ()
        return {name: name in labels for name in dict.fromkeys((*self.judged, *labels))}


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What one row of a file says about one sentence.

    The sentence is named by ``uid``, or by ``report`` + ``start`` + ``end``, or by ``text``
    (at least one of the three is there; more may be, then ``uid`` goes first).
    ``values``: yes or no by category name, names the project does not know included.
    ``complete``: every category that is not in ``values`` is a no (a plain list of labels);
    otherwise it was not judged. ``line`` is the line of a JSONL file, the row of a table
    (its header is usually 1); ``sheet`` is "" except in a workbook.
    """

    line: int
    uid: str | None
    report: str | None
    start: int | None
    end: int | None
    text: str | None
    values: Mapping[str, bool]
    complete: bool
    metadata: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The names that apply."""
        return tuple(name for name, yes in self.values.items() if yes)


@dataclass(frozen=True, slots=True)
class LabelFile:
    """A file of labels as it was read.

    ``problems`` has one message per bad row, its place included; such rows are not in
    ``rows``. ``skipped`` counts rows that name a sentence and judge nothing. ``from_tag``:
    the file was written by ``tag``, so its labels are a classifier's unless corrected.
    """

    rows: tuple[LabelRow, ...]
    problems: tuple[Message, ...] = ()
    skipped: int = 0
    from_tag: bool = False

    def unknown(self, categories: tuple[str, ...]) -> dict[str, int]:
        """Category names outside ``categories``, each with the line it first stands on."""
        first: dict[str, int] = {}
        for row in self.rows:
            for name in row.values:
                if name not in categories:
                    first.setdefault(name, row.line)
        return first


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of text: the column names in order, and one mapping per row (no blank rows)."""

    columns: tuple[str, ...]
    rows: list[dict[str, str]]
