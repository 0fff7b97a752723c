"""Workbooks in, through python-calamine; what would not fit into memory is refused first."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from interchange.cells import shown
from interchange.text_files import read_bytes
from interchange.xlsx_files import LONG_HEADER, LONG_MARK, LONG_SHEET
from messages import KnownError

MAX_UNPACKED = 1 << 30
MAX_RATIO = 200
MAX_CELLS = 40_000_000
_SMALL = 64 << 20
_CHUNK = 1 << 20
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']""")
_OLE = b"\xd0\xcf\x11\xe0"
# What zipfile raises on damage: RuntimeError for passwords and methods, OSError for wild offsets.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError)


def read_sheets(path: Path) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Each sheet with its rows: row number as the spreadsheet shows it, cells as text.

    Texts that our own writer put into the sheet "长文本" are back in their cells. Raises
    KnownError for what is no .xlsx, has a password, or is too large once unpacked.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    check_size(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            long = _long_texts(book)
            for name in book.sheet_names:
                if name != LONG_SHEET:
                    yield name, _rows(book.get_sheet_by_name(name), long)
    except CalamineError as error:
        raise KnownError("interchange.not_xlsx", path=path, reason=error) from error


def check_size(path: Path) -> None:
    """Raise KnownError for a workbook that is none, or that would take too much memory."""
    if read_bytes(path)[:4] == _OLE:
        raise KnownError("interchange.xlsx_password", path=path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_bytes(archive, path)
            _check_cells(archive, path)
    except _BROKEN as error:
        raise KnownError("interchange.not_xlsx", path=path, reason=error) from error


def _check_bytes(archive: zipfile.ZipFile, path: Path) -> None:
    size = sum(entry.file_size for entry in archive.infolist())
    bomb = size > _SMALL and size > MAX_RATIO * path.stat().st_size
    if bomb or size > MAX_UNPACKED:
        raise KnownError("interchange.xlsx_unpacks_large", path=path, size=size >> 20)


def _check_cells(archive: zipfile.ZipFile, path: Path) -> None:
    """Reads every part to its end, so that one longer than it claims fails its checksum here."""
    for entry in archive.infolist():
        with archive.open(entry) as handle:
            cells = _cells(handle)
        if cells > MAX_CELLS and "worksheets/" in entry.filename:
            raise KnownError("interchange.xlsx_too_many_cells", path=path, cells=cells)


def _cells(handle: IO[bytes]) -> int:
    """Cells from A1 to the last row and column in use: what a reader holds in memory.

    One cell in the far corner, by a slip of the hand or by design, makes 17 billion.
    """
    last_row = last_column = 0
    rest = b""
    while chunk := handle.read(_CHUNK):
        block = rest + chunk
        places = _PLACE.findall(block)
        last_row = max([last_row, *map(int, {row for _, row in places})])
        last_column = max([last_column, *map(_column, {letters for letters, _ in places})])
        rest = block[-24:]
    return last_row * last_column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _rows(sheet: Any, long: dict[int, str]) -> Iterator[tuple[int, list[str]]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)  # the reader drops blank columns there
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield number, left + [_whole(shown(cell), long) for cell in row]


def _whole(cell: str, long: dict[int, str]) -> str:
    mark = LONG_MARK.search(cell) if long and cell.endswith("〕") else None
    return long.get(int(mark[1]), cell) if mark else cell


def _long_texts(book: Any) -> dict[int, str]:
    if LONG_SHEET not in book.sheet_names:
        return {}
    parts: dict[int, dict[int, str]] = {}
    rows: Sequence[Sequence[object]] = book.get_sheet_by_name(LONG_SHEET).to_python()
    for row in rows:
        if tuple(row[:3]) != LONG_HEADER:
            _add_part(parts, row)
    return {number: "".join(of[part] for part in sorted(of)) for number, of in parts.items()}


def _add_part(parts: dict[int, dict[int, str]], row: Sequence[object]) -> None:
    try:
        number, part, text = int(shown(row[0])), int(shown(row[1])), json.loads(str(row[2]))
    except (ValueError, IndexError):
        return  # somebody else's sheet of that name, or a row that was edited
    if isinstance(text, str):
        parts.setdefault(number, {})[part] = text
