"""A sheet of metadata: one row per report, joined later by file name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from interchange import csv_files, xlsx_reading
from interchange.rows import Table
from interchange.text_files import read_text
from messages import KnownError

Rows = Iterator[tuple[int, list[str]]]


def read_table(path: Path) -> Table:
    """The first sheet that is not empty of an .xlsx, or a .csv; its first row is the header.

    Cells are text without surrounding spaces: numbers as they are shown (2021), dates as ISO.
    A column without a title is named ``column N``, a second of the same title ``title (2)``;
    blank rows and blank columns are left out. Raises KnownError for what is no table.
    """
    for rows in _sheets(path):
        filled = [stripped for _, cells in rows if any(stripped := [c.strip() for c in cells])]
        if filled:
            return _table(filled[0], filled[1:])
    raise KnownError("interchange.empty_file", path=path)


def _sheets(path: Path) -> Iterator[Rows]:
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return (rows for _, rows in xlsx_reading.read_sheets(path))
    if suffix in (".csv", ".tsv", ".txt"):
        return iter([csv_files.read_rows(path, read_text(path))])
    raise KnownError("interchange.not_a_table", path=path)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    width = max(map(len, (header, *rows)))
    padded, *wide = ([*row, *[""] * (width - len(row))] for row in (header, *rows))
    titles = _titles(padded)
    used = [i for i in range(width) if any(r[i] for r in (padded, *wide))]
    columns = tuple(titles[i] for i in used)
    return Table(columns, [dict(zip(columns, (r[i] for i in used), strict=True)) for r in wide])


def _titles(header: Sequence[str]) -> list[str]:
    titles: list[str] = []
    for number, title in enumerate(header, start=1):
        name = wanted = title or f"column {number}"
        count = 1
        while name in titles:
            count += 1
            name = f"{wanted} ({count})"
        titles.append(name)
    return titles
