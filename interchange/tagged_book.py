"""The workbook of ``tag``: summary, sentences in their context, counts, inputs and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from interchange import tagged_cells
from interchange.atomic import replacing_path
from interchange.line_sheets import Head as Head
from interchange.line_sheets import Lines, Rows
from interchange.xlsx_files import ROW_LIMIT, Table, explain, workbook
from messages import say

_KINDS = ("sentence", "heading")
# The same rows give the same bytes, whenever they are written.
_CREATED = datetime(2000, 1, 1)


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
        summary = Lines(book, name("summary"), row_limit) if sheets else None
        header = tagged_cells.header(categories, around=True)
        table = Table(book, header, sheet=name("tagged"), row_limit=row_limit)
        for row in rows:
            if row["kind"] in _KINDS:
                table.add(tagged_cells.cells(row, categories, around=True))
        if sheets and summary:
            summary.write(sheets.summary())
            Lines(book, name("counts"), row_limit, filtered=True).write(sheets.counts())
            Lines(book, name("inputs"), row_limit, filtered=True).write(sheets.inputs())
        table.finish()
        explain(book, name("about"), tagged_cells.meanings(lang))
