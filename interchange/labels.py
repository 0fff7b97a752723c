"""Labels in: which sentence each row of a file speaks of, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from interchange import csv_files, json_lines, xlsx_reading
from interchange.label_lines import is_tagged, label_line
from interchange.label_tables import Header, find_header, label_row
from interchange.row_errors import RowError
from interchange.rows import LabelFile, LabelRow
from interchange.text_files import read_text
from messages import KnownError, Message

FORMATS = ("jsonl", "csv", "xlsx")
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}


def read_labels(path: Path, *, format: str | None = None, categories: Sequence[str]) -> LabelFile:
    """Read a file of labels in ``format`` (None: by its suffix).

    ``categories``: the names of the project; they are needed to cut label lists and to see
    0/1 columns. A bad row becomes a problem with its place and is left out; a file that is
    none of the formats raises KnownError. See ``rows.LabelRow`` for what a row says.
    """
    kind = format or _SUFFIXES.get(path.suffix.lower())
    known = ", ".join(FORMATS)
    if kind is None:
        raise KnownError("interchange.unknown_format", path=path, known=known)
    if kind not in FORMATS:
        raise KnownError("interchange.no_such_format", format=kind, known=known)
    if kind == "jsonl":
        return _lines(path, categories)
    return _tables(path, kind, categories)


class _Collected:
    """Rows, problems and skipped rows of one file."""

    def __init__(self) -> None:
        self.rows: list[LabelRow] = []
        self.problems: list[Message] = []
        self.skipped = 0
        self.from_tag = False

    def add(self, read: Callable[[], LabelRow | None], line: int, sheet: str = "") -> None:
        try:
            row = read()
            if row is not None:
                _check(row)
        except RowError as error:
            self.problems.append(error.at(line, sheet))
            return
        if row is None:
            self.skipped += 1
        else:
            self.rows.append(row)

    def file(self) -> LabelFile:
        return LabelFile(tuple(self.rows), tuple(self.problems), self.skipped, self.from_tag)


def _check(row: LabelRow) -> None:
    try:
        "".join((row.uid or "", row.report or "", row.text or "", *row.values)).encode()
    except UnicodeEncodeError as error:
        raise RowError("interchange.row_bad_text") from error


def _lines(path: Path, known: Sequence[str]) -> LabelFile:
    found = _Collected()
    first = True
    for line, value in json_lines.objects(read_text(path)):
        if first and not isinstance(value, dict):
            raise KnownError("interchange.not_jsonl", path=path, line=line)
        first = False
        found.from_tag = found.from_tag or is_tagged(value)
        found.add(partial(label_line, line, value, known), line)
    return found.file()


def _tables(path: Path, kind: str, known: Sequence[str]) -> LabelFile:
    found, usable = _Collected(), False
    for sheet, rows in _sheets(path, kind):
        header = find_header(rows, known)
        if header is not None:
            usable = True
            found.from_tag = found.from_tag or header.from_tag
            _table(found, header, rows, sheet=sheet, guarded=kind == "csv")
    if not usable:
        raise KnownError("interchange.no_header", path=path)
    return found.file()


def _table(
    found: _Collected,
    header: Header,
    rows: Iterator[tuple[int, list[str]]],
    *,
    sheet: str,
    guarded: bool,
) -> None:
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            read = partial(label_row, header, line, cells, guarded=guarded, sheet=sheet)
            found.add(read, line, sheet)


def _sheets(path: Path, kind: str) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    if kind == "csv":
        return iter([("", csv_files.read_rows(path, read_text(path)))])
    return xlsx_reading.read_sheets(path)
