"""The workbook of ``tag``: summary, sentences in their context, counts, inputs and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from interchange import tagged_cells
from interchange.atomic import replacing_path
from interchange.columns import Cell
from interchange.xlsx_files import ROW_LIMIT, Table, explain, fits, workbook
from messages import say

_KINDS = ("sentence", "heading")
_BEGINNING = 1000
# The same rows give the same bytes, whenever they are written.
_CREATED = datetime(2000, 1, 1)

Rows = Iterable[Sequence[Cell]]


class Head(tuple[Cell, ...]):
    """A row set in bold."""

    __slots__ = ()


@dataclass(frozen=True)
class Sheets:
    """What stands around the sentences; each is asked for once all sentences have been written.

    A share is a float and shown in percent; counts are int. The first row of ``counts`` and of
    ``inputs`` is their header.
    """

    summary: Callable[[], Rows]
    counts: Callable[[], Rows]
    inputs: Callable[[], Rows]


def write_book(
    path: Path,
    rows: Iterable[Mapping[str, Any]],
    *,
    categories: Sequence[str],
    lang: str = "zh",
    row_limit: int = ROW_LIMIT,
    sheets: Sheets | None = None,
) -> None:
    """Write the workbook in constant memory; replaces ``path`` whole. See ``write_tagged``.

    Sheets that are full go on in further ones.
    """

    def name(which: str) -> str:
        return say(f"interchange.sheet_{which}", lang)

    with replacing_path(path) as temporary, workbook(temporary) as book:
        book.set_properties({"created": _CREATED})
        summary = _Lines(book, name("summary"), row_limit) if sheets else None
        header = tagged_cells.header(categories, around=True)
        table = Table(book, header, sheet=name("tagged"), row_limit=row_limit)
        for row in rows:
            if row["kind"] in _KINDS:
                table.add(tagged_cells.cells(row, categories, around=True))
        if sheets and summary:
            summary.write(sheets.summary())
            _Lines(book, name("counts"), row_limit, filtered=True).write(sheets.counts())
            _Lines(book, name("inputs"), row_limit, filtered=True).write(sheets.inputs())
        table.finish()
        explain(book, name("about"), tagged_cells.meanings(lang))


class _Lines:
    """A sheet of plain lines: texts as texts, counts as numbers, shares in percent."""

    def __init__(self, book: Any, name: str, limit: int, *, filtered: bool = False) -> None:
        self._book, self._name, self._limit, self._filtered = book, name, limit, filtered
        plain = {"text_wrap": True, "valign": "top"}
        self._text = book.add_format({**plain, "quote_prefix": True})
        self._bold = book.add_format({**plain, "bold": True, "quote_prefix": True})
        self._share = book.add_format({**plain, "num_format": "0.0%"})
        self._count = book.add_format({**plain, "num_format": "#,##0"})
        self._sheets = 0
        self._open()

    def write(self, rows: Rows) -> None:
        header: Sequence[Cell] = ()
        for row in rows:
            if self._filtered and not header:
                header = Head(row)
                self._add(header)
                continue
            if self._row == self._limit:
                self._open()
                self._add(header)
            self._add(row)

    def _add(self, row: Sequence[Cell]) -> None:
        style = self._bold if isinstance(row, Head) else self._text
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                self._sheet.write_string(self._row, column, _fitted(cell), style)
            elif isinstance(cell, int | float):
                number = self._share if isinstance(cell, float) else self._count
                self._sheet.write_number(self._row, column, cell, number)
        self._row += 1

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        self._sheet, self._row = self._book.add_worksheet(name), 0
        self._sheet.set_column(0, 0, 28)
        self._sheet.set_column(1, 30, 13)
        if self._filtered:
            self._sheet.freeze_panes(1, 0)


def _fitted(text: str) -> str:
    """What no cell can hold: its beginning, as far as it is plain."""
    if fits(text):
        return text
    begin = "".join(c if c.isprintable() and fits(c) else " " for c in text[:_BEGINNING])
    return f"{begin} …" if fits(f"{begin} …") else "…"
