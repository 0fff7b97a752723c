"""What ``tag`` hands out: one row per unit of any kind, written while it is computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from interchange import csv_files, json_lines, parquet_files, tagged_book, tagged_cells
from interchange.atomic import replacing
from interchange.xlsx_files import ROW_LIMIT
from messages import KnownError

FORMATS = ("jsonl", "csv", "xlsx", "parquet")


def write_tagged(
    path: Path,
    rows: Iterable[Mapping[str, Any]],
    *,
    format: str,
    categories: Sequence[str],
    lang: str = "zh",
    row_limit: int = ROW_LIMIT,
    sheets: tagged_book.Sheets | None = None,
) -> None:
    """Write tagged units to ``path`` in constant memory, whole or not at all.

    In: mappings with report, uid, start, end, kind, section, text, and for sentences and
    headings labels (list of names), scores ({name: probability}), decision ("auto",
    "review"); other kinds have [] (or nothing), {} and None. Probabilities are rounded to
    four places. JSONL has these keys in this order. The tables have a column ``score:NAME`` per
    category, and where the rows have them ``report_region``, ``report_year`` and ``by`` (machine,
    human, spot-checked). A workbook has a row per sentence and heading, with what stands
    ``before`` and ``after``, and ``sheets`` around them. Raises KnownError for another format or
    a bad target, and for parquet where its extra is not installed.
    """
    if format == "jsonl":
        json_lines.write_objects(path, map(tagged_cells.as_object, rows))
    elif format == "csv":
        header = tagged_cells.header(categories)
        cells = (tagged_cells.cells(row, categories) for row in rows)
        csv_files.write_table(path, header, cells)
    elif format == "parquet":
        parquet_files.write_tagged(path, rows, categories=categories)
    elif format == "xlsx":
        tagged_book.write_book(
            path, rows, categories=categories, lang=lang, row_limit=row_limit, sheets=sheets
        )
    else:
        raise KnownError("interchange.no_such_format", format=format, known=", ".join(FORMATS))


def write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """Write rows that are lines of JSON already, in blocks of any size; replaces ``path`` whole."""
    with replacing(path) as handle:
        handle.writelines(blocks)
