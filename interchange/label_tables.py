"""Labels in a table: ours, edited in Excel or WPS, or anybody's with a header row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Self

from interchange import columns
from interchange.answers import DisagreementError, Said, read_exported, settle
from interchange.cells import flag, unguard
from interchange.row_errors import RowError, checked_span
from interchange.rows import LabelRow

_SYNONYMS = {
    "report": ("报告", "文件", "文件名", "file"),
    "text": ("文本", "句子", "内容", "原文", "sentence"),
    "labels": ("label", "标签", "类别", "标注"),
}
_HEADER_WITHIN = 10


@dataclass(frozen=True)
class Header:
    """Where each column stands. ``places``: title -> column, the first of that title."""

    places: dict[str, int]
    known: tuple[str, ...]

    @classmethod
    def of(cls, titles: Sequence[str], known: Sequence[str]) -> Self:
        """Titles as written, ours, or a synonym; a category's column is never a synonym."""
        bare = [unguard(title).strip() for title in titles]
        flags = {columns.category_title(name) for name in known}
        ours = {"uid", "report", "start", "end"} <= set(bare)
        named = [t if ours or t in flags else _canonical(t) for t in bare]
        places: dict[str, int] = {}
        for place, title in enumerate(named):
            if title:
                places.setdefault(title, place)
        return cls(places, tuple(known))

    @cached_property
    def ours(self) -> bool:
        """Whether our own export or ``tag`` wrote it, so that guarded cells are undone."""
        return {"uid", "report", "start", "end"} <= set(self.places)

    @cached_property
    def from_tag(self) -> bool:
        """Whether ``tag`` wrote it."""
        scores = any(title.startswith(columns.SCORE) for title in self.places)
        return "decision" in self.places and scores

    @cached_property
    def usable(self) -> bool:
        """Whether a row can name its sentence and judge it."""
        names = {"uid", "text"} & set(self.places) or {"report", "start", "end"} <= set(self.places)
        flags = any(columns.category_title(name) in self.places for name in self.known)
        return bool(names) and (flags or bool({"labels", columns.EXPORTED} & set(self.places)))


def find_header(rows: Iterator[tuple[int, list[str]]], known: Sequence[str]) -> Header | None:
    """The first usable header among the first rows; the rows after it are left in ``rows``."""
    for _, cells in islice(rows, _HEADER_WITHIN):
        header = Header.of(cells, known)
        if header.usable:
            return header
    return None


def label_row(
    header: Header, line: int, cells: Sequence[str], *, guarded: bool, sheet: str = ""
) -> LabelRow | None:
    """One row as it was meant; None where it is blank or judges nothing.

    ``guarded``: cells of a CSV of ours, to be undone. Raises RowError for a bad row.
    """
    row = _Row(header, cells, guarded and header.ours)
    settled = _settled(row, header.known)
    if settled is None:
        return None
    uid = row.word("uid")
    start, end = checked_span(row.text("start"), row.text("end"))
    report, text = row.text("report") or None, row.text("text") or None
    if not uid and not text and (report is None or start is None or end is None):
        raise RowError("interchange.row_no_sentence")
    values, complete = settled
    metadata = row.metadata(values)
    return LabelRow(
        line, uid or None, report, start, end, text, values, complete, metadata, sheet=sheet
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells by title; a short row is blank to its right."""

    header: Header
    cells: Sequence[str]
    guarded: bool

    def text(self, title: str) -> str:
        place = self.header.places.get(title)
        cell = "" if place is None or place >= len(self.cells) else self.cells[place]
        return unguard(cell) if self.guarded else cell

    def word(self, title: str) -> str:
        return self.text(title).strip()

    def has(self, title: str) -> bool:
        return title in self.header.places

    def metadata(self, categories: Collection[str]) -> dict[str, str]:
        """The columns that are neither ours nor a category's, where they say something."""
        flags = {columns.category_title(name) for name in (*categories, *self.header.known)}
        extra = [t for t in self.header.places if t not in columns.FIXED and t not in flags]
        found = {
            columns.metadata_name(t): self.text(t) for t in extra if not t.startswith(columns.SCORE)
        }
        return {name: text for name, text in found.items() if text}


def _settled(row: _Row, known: Sequence[str]) -> tuple[dict[str, bool], bool] | None:
    exported = read_exported(row.text(columns.EXPORTED)) if row.has(columns.EXPORTED) else None
    names = dict.fromkeys((*(exported or ()), *known))
    titles = {name: columns.category_title(name) for name in names}
    flags = {name: _flag(row, title) for name, title in titles.items() if row.has(title)}
    listed = row.text("labels") if row.has("labels") else None
    try:
        return settle(Said(listed, flags, exported), known)
    except DisagreementError as error:
        raise RowError("interchange.row_disagrees") from error


def _flag(row: _Row, title: str) -> bool | None:
    try:
        return flag(row.text(title))
    except ValueError as error:
        value = row.text(title)[:40]
        raise RowError("interchange.row_bad_flag", column=title, value=value) from error


def _canonical(title: str) -> str:
    folded = title.casefold()
    for name in columns.FIXED:
        if folded == name or folded in _SYNONYMS.get(name, ()):
            return name
    return title
