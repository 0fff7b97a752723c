"""Workbooks out, through XlsxWriter: strings stay strings, nothing is lost at Excel's limits.

Rows beyond the limit of a sheet go on in a further sheet under the same header. A text that a
cell cannot hold as it is (see :func:`fits`) is shown by its beginning and a mark, and stands
in full in the sheet "长文本": columns id, part, json (the parts of its JSON string, joined).
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from interchange.atomic import replacing_path
from interchange.cells import guard
from interchange.columns import Cell

ROW_LIMIT = 1_048_576
CELL_LIMIT = 32_767
LONG_SHEET = "长文本"
LONG_HEADER = ("id", "part", "json")
LONG_MARK = re.compile(r" …〔长文本#(\d+)〕\Z")
_BEGINNING = 1000
# The last is how a workbook spells a control character; XlsxWriter misses runs of it.
_UNSPEAKABLE = re.compile("[\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {
    "text": 70,
    "uid": 34,
    "report": 28,
    "labels": 22,
    "start": 8,
    "end": 8,
    "before": 40,
    "after": 40,
}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    sheet: str,
    about: tuple[str, Mapping[str, str]],
    row_limit: int = ROW_LIMIT,
) -> None:
    """Write header and rows in constant memory; replaces ``path`` whole.

    ``about``: name of the explaining sheet, and what each column means. ``row_limit``: rows
    of a sheet, its header included (at least 2).
    """
    with replacing_path(path) as temporary, workbook(temporary) as book:
        table = Table(book, header, sheet=sheet, row_limit=row_limit)
        for row in rows:
            table.add(row)
        table.finish()
        explain(book, *about)


def fits(text: str) -> bool:
    """Whether a cell can hold ``text`` so that it comes back the same.

    Not so: more than 32,767 UTF-16 units; code points XML has no escape for; what XlsxWriter
    would take for markup or an escape; what looks like our own mark.
    """
    if len(text) > CELL_LIMIT // 2 and len(text.encode("utf-16-le", "replace")) > 2 * CELL_LIMIT:
        return False
    markup = text.startswith("<r>") and text.endswith("</r>")
    return not (markup or _UNSPEAKABLE.search(text) or LONG_MARK.search(text))


class Table:
    """Writes rows, opens the next sheet when one is full, keeps the texts no cell can hold."""

    def __init__(self, book: Any, header: Sequence[str], *, sheet: str, row_limit: int) -> None:
        self._book, self._header, self._name, self._limit = book, header, sheet, row_limit
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        # Without the prefix Excel makes a formula of "=..." once its cell is edited.
        self._quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self._bold = book.add_format({"bold": True, "text_wrap": True, "quote_prefix": True})
        self._long: list[str] = []
        self._sheets = 0
        self._open()

    def add(self, row: Sequence[Cell]) -> None:
        """Write the next row."""
        if self._row == self._limit:
            self._close()
            self._open()
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                self._text(column, cell)
            elif cell is not None:
                self._sheet.write_number(self._row, column, cell, self._plain)
        self._row += 1

    def finish(self) -> None:
        """After the last row."""
        self._close()
        if self._long:
            _write_long(self._book, self._long)

    def _text(self, column: int, text: str) -> None:
        if text:
            style = self._plain if guard(text) == text else self._quoted
            self._sheet.write_string(self._row, column, self._fitted(text), style)

    def _fitted(self, text: str) -> str:
        if fits(text):
            return text
        self._long.append(text)
        return f"{_UNSPEAKABLE.sub('�', text[:_BEGINNING])} …〔长文本#{len(self._long)}〕"

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        self._sheet, self._row = self._book.add_worksheet(name), 1
        self._sheet.freeze_panes(1, 0)
        for column, title in enumerate(self._header):
            self._sheet.set_column(column, column, _WIDTHS.get(title, 12))
            self._sheet.write_string(0, column, self._fitted(title), self._bold)

    def _close(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._header) - 1)
        # A year or a code kept as text is meant so: no green corner on every cell.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROW_LIMIT}"})


def _write_long(book: Any, texts: Sequence[str]) -> None:
    sheet = book.add_worksheet(LONG_SHEET)
    for column, title in enumerate(LONG_HEADER):
        sheet.write_string(0, column, title)
    for row, (number, part, piece) in enumerate(_pieces(texts), start=1):
        sheet.write_number(row, 0, number)
        sheet.write_number(row, 1, part)
        sheet.write_string(row, 2, piece)


def _pieces(texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Text number, part number (both from 1), and a JSON string that any cell can hold."""
    for number, text in enumerate(texts, start=1):
        # At most six characters for each one, so 5,000 always fit.
        for start in range(0, len(text), 5_000):
            piece = json.dumps(text[start : start + 5_000], ensure_ascii=False)
            escaped = _UNSPEAKABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", piece)
            yield number, start // 5_000 + 1, escaped


def explain(book: Any, name: str, meanings: Mapping[str, str]) -> None:
    """A sheet that says what each column means."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    style = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    for row, pair in enumerate(meanings.items()):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text if fits(text) else "…", style)


@contextmanager
def workbook(path: Path) -> Iterator[Any]:
    """An open workbook; its temporary files lie beside ``path`` and are gone afterwards."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError, XlsxWriterException

    with tempfile.TemporaryDirectory(
        prefix=".biaoju-", dir=path.parent, ignore_cleanup_errors=True
    ) as folder:
        book = Workbook(str(path), {**_OPTIONS, "tmpdir": folder})
        book.use_zip64()
        try:
            yield book
        except BaseException:
            with suppress(OSError, XlsxWriterException):
                book.close()  # only so that its open files are closed
            raise
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
