"""CSV that Excel and WPS open as text: UTF-8 with a byte order mark, no cell a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from interchange.atomic import replacing_text
from interchange.cells import guard
from interchange.columns import Cell
from messages import KnownError

_DELIMITERS = (",", "\t", ";")


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write header and rows in constant memory; replaces ``path`` whole.

    Every text cell passes ``cells.guard``; None is a blank cell. Half a surrogate pair, which
    UTF-8 cannot say, becomes "?".
    """
    with replacing_text(path, encoding="utf-8-sig", errors="replace") as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow([guard(title) for title in header])
        for row in rows:
            writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])


def read_rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Row number (from 1, blank rows counted, as a spreadsheet shows it) and cells.

    The delimiter is the one the first line has most of. Raises KnownError where a quotation
    mark is never closed.
    """
    # The limit is the process's own and only ever raised: a cell may hold a whole report.
    csv.field_size_limit(max(csv.field_size_limit(), 2**31 - 1))
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            yield number, row
    except csv.Error as error:
        raise KnownError("interchange.csv_quotes", path=path, line=number + 1) from error


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n")[:10_000].split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)
