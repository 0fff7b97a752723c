"""Sheets of plain lines in a workbook: what a count or a share is stands beside it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from interchange.atomic import replacing_path
from interchange.columns import Cell
from interchange.xlsx_files import ROW_LIMIT, fits, workbook

_BEGINNING = 1000
PERCENT = '[=0]0.0%;[<0.001]"<0.1%";0.0%'
"""The cell holds the share itself; less than a tenth of a percent does not read as none."""

Line = Sequence[Cell | Decimal]
Rows = Iterable[Line]


class Head(tuple[str, ...]):
    """A row of titles, set in bold."""

    __slots__ = ()


def write_lines(path: Path, sheets: Mapping[str, Rows], *, row_limit: int = ROW_LIMIT) -> None:
    """Write a workbook of these sheets, by their names; replaces ``path`` whole.

    A share is a float and shown in percent; counts are int; a Decimal, which is neither, has two
    places; texts stay texts.
    """
    with replacing_path(path) as temporary, workbook(temporary) as book:
        for name, rows in sheets.items():
            Lines(book, name, row_limit).write(rows)


class Lines:
    """A sheet of plain lines: texts as texts, counts as numbers, shares in percent."""

    def __init__(self, book: Any, name: str, limit: int, *, filtered: bool = False) -> None:
        self._book, self._name, self._limit, self._filtered = book, name, limit, filtered
        plain = {"text_wrap": True, "valign": "top"}
        self._text = book.add_format({**plain, "quote_prefix": True})
        self._bold = book.add_format({**plain, "bold": True, "quote_prefix": True})
        self._share = book.add_format({**plain, "num_format": PERCENT})
        self._count = book.add_format({**plain, "num_format": "#,##0"})
        self._plain = book.add_format({**plain, "num_format": "0.00"})
        self._sheets = 0
        self._open()

    def write(self, rows: Rows) -> None:
        """Write the next lines."""
        header: Line = ()
        for row in rows:
            if self._filtered and not header:
                header = Head(map(str, row))
                self._add(header)
                continue
            if self._row == self._limit:
                self._open()
                if header:
                    self._add(header)
            self._add(row)

    def _add(self, row: Line) -> None:
        style = self._bold if isinstance(row, Head) else self._text
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                self._sheet.write_string(self._row, column, _fitted(cell), style)
            elif cell is not None and not isinstance(cell, str):
                self._sheet.write_number(self._row, column, cell, self._number(cell))
        self._row += 1

    def _number(self, cell: float | Decimal) -> Any:
        """The format of a number."""
        if isinstance(cell, Decimal):
            return self._plain
        return self._share if isinstance(cell, float) else self._count

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        self._sheet, self._row = self._book.add_worksheet(name), 0
        self._sheet.set_column(0, 0, 28)
        self._sheet.set_column(1, 30, 13)
        if self._filtered:
            self._sheet.freeze_panes(1, 0)


def _fitted(text: str) -> str:
    """``text``; of one that no cell can hold its beginning, as far as it is plain."""
    if fits(text):
        return text
    begin = "".join(c if c.isprintable() and fits(c) else " " for c in text[:_BEGINNING])
    return f"{begin} …" if fits(f"{begin} …") else "…"
