"""Tables with one report per row: .xlsx, .xls, .csv, .tsv, .jsonl.

Columns are told by their headers; columns nobody knows are kept as metadata under their own
names. A report is called ``table.csv#3``: 3 is the row as a spreadsheet counts it (the header is
row 1), or the line of a .jsonl file; rows of a second sheet are ``table.xlsx#Sheet2!3``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpus.document import SourceText
from corpus.readers.text import decode_file, without_unwritable
from messages import KnownError, Message

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "正文", "内容", "全文", "文本", "报告正文", "报告内容", "content", "body"),
    "title": ("title", "标题", "题名", "名称", "报告名称", "报告标题", "文件名称", "name"),
    "region": ("region", "地区", "区域", "行政区划", "所在地区", "area"),
    "year": ("year", "年份", "年度", "报告年度", "报告年份"),
    "source": ("source", "来源", "网址", "链接", "url", "link", "出处"),
}
_SENTENCE = frozenset({"uid", "report"})
_HEADER_WITHIN = 10
_LONGEST_CELL = 100_000_000
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what follows ``#`` in its name, and its cells as (header, text)."""

    place: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The headers of one sheet and the rows below them."""

    headers: tuple[str, ...]
    rows: list[Row]


def read_text_table(
    data: bytes,
    path: Path,
    *,
    name: str,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> list[SourceText]:
    """The reports in a .csv, .tsv or .jsonl file; see ``Reader.read`` for ``columns``."""
    decoded, warnings = decode_file(data, path, encoding=encoding)
    if path.suffix.lower() == ".jsonl":
        table = _json_table(decoded.text, path)
    else:
        table = _cell_table(_csv_rows(decoded.text, path), 1, "", columns)
    found = _reports([table], path, name, columns)
    first, *others = (replace(each, encoding=decoded.encoding) for each in found)
    return [replace(first, warnings=warnings + first.warnings), *others]


def read_workbook(
    path: Path, *, name: str, columns: Mapping[str, str] | None = None
) -> list[SourceText]:
    """The reports in a workbook: the rows of every sheet that has a column of text."""
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
            tables = [_sheet_table(book, at, columns) for at in range(len(book.sheet_names))]
    except python_calamine.PasswordError as error:
        raise KnownError("corpus.encrypted", path=str(path)) from error
    except python_calamine.CalamineError as error:
        raise KnownError("corpus.damaged", path=str(path), detail=str(error)) from error
    extractor = f"python-calamine {version('python-calamine')}"
    found = _reports(tables, path, name, columns)
    return [replace(each, extractor=extractor) for each in found]


def field_of(header: str, columns: Mapping[str, str] | None = None) -> str:
    """The field a header stands for ("text", "title", ...), or the header itself."""
    plain = header.strip().strip("*：:").strip().lower()
    for field, given in (columns or {}).items():
        if given.strip().lower() == header.strip().lower():
            return field
    for field, usual in FIELDS.items():
        if plain in usual and field not in (columns or {}):
            return field
    return header.strip()


def _sheet_table(book: Any, at: int, columns: Mapping[str, str] | None) -> Table:
    sheet = book.get_sheet_by_index(at)
    first = (sheet.start or (0, 0))[0] + 1
    cells = [[_as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    return _cell_table(cells, first, f"{book.sheet_names[at]}!" if at else "", columns)


def _cell_table(
    cells: Sequence[Sequence[str]], first: int, prefix: str, columns: Mapping[str, str] | None
) -> Table:
    """A table whose header may stand below a few lines of title; ``first`` is its first row."""
    for at, headers in enumerate(cells[:_HEADER_WITHIN]):
        if _has_text(headers, columns):
            rows = [
                Row(f"{prefix}{first + below}", tuple(zip(headers, row, strict=False)))
                for below, row in enumerate(cells[at + 1 :], at + 1)
                if any(cell.strip() for cell in row)
            ]
            return Table(tuple(headers), rows)
    return Table(tuple(cells[0]) if cells else (), [])


def _has_text(headers: Sequence[str], columns: Mapping[str, str] | None) -> bool:
    return any(field_of(header, columns) == "text" for header in headers)


def _as_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _csv_rows(text: str, path: Path) -> list[list[str]]:
    opening = text.lstrip("\r\n").splitlines()[:1]
    delimiter = max(",\t;", key=(opening or [""])[0].count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise KnownError("corpus.damaged", path=str(path), detail=str(error)) from error


def _json_table(text: str, path: Path) -> Table:
    rows = list(_json_rows(text, path))
    headers = dict.fromkeys(header for row in rows for header, _ in row.cells)
    return Table(tuple(headers), rows)


def _json_rows(text: str, path: Path) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("no object")
            cells = tuple((key, _json_text(cell)) for key, cell in record.items())
        except (ValueError, RecursionError) as error:
            raise KnownError("corpus.bad_json", path=str(path), line=number) from error
        yield Row(str(number), cells)


def _json_text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    return "" if cell is None else json.dumps(cell, ensure_ascii=False)


def _reports(
    tables: Sequence[Table], path: Path, name: str, columns: Mapping[str, str] | None
) -> list[SourceText]:
    """Each row with text as a report; rows without any are named in the first one's warnings."""
    usable = [table for table in tables if _has_text(table.headers, columns)]
    if not usable:
        headers = [header for table in tables for header in table.headers if header.strip()]
        shown = ", ".join(headers[:_SHOWN]) + ("…" if len(headers) > _SHOWN else "")
        raise KnownError("corpus.no_text_column", path=str(path), columns=shown or "-")
    if any("labels" in table.headers and _SENTENCE & set(table.headers) for table in usable):
        # A labelled corpus beside its reports: each sentence would become a report.
        raise KnownError("corpus.labels_file", path=str(path))
    rows = [row for table in usable for row in table.rows]
    read = [(row, _report(row, path, name, columns)) for row in rows]
    reports = [report for _, report in read if report.text.strip()]
    if not reports:
        raise KnownError("corpus.no_text", path=str(path))
    if empty := [row.place for row, report in read if not report.text.strip()]:
        values = {"path": str(path), "count": len(empty), "rows": ", ".join(empty[:_SHOWN])}
        skipped = Message("corpus.rows_without_text", values)
        reports[0] = replace(reports[0], warnings=(*reports[0].warnings, skipped))
    return reports


def _report(row: Row, path: Path, name: str, columns: Mapping[str, str] | None) -> SourceText:
    values: dict[str, str] = {}
    for header, cell in row.cells:
        field = field_of(header, columns)
        values.setdefault(header.strip() if field in values else field, cell)
    text, replaced = without_unwritable(values.pop("text", ""))
    warning = Message("corpus.nul_characters", {"path": f"{path}#{row.place}", "count": replaced})
    metadata = {
        key: without_unwritable(cell.strip())[0]
        for key, cell in values.items()
        if key and cell.strip()
    }
    return SourceText(
        f"{name}#{row.place}", text, warnings=(warning,) if replaced else (), metadata=metadata
    )
