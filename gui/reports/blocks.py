"""A block of cells as the clipboard has it: tab-separated, quoted where it must be."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

_SPECIAL = re.compile('[\t\r\n"]')

Block = list[list[str]]
Cell = tuple[int, int]
"""Row and column."""


def to_text(block: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a spreadsheet puts them on the clipboard; each row ends with a line end."""
    return "".join(
        "\t".join(_quoted(cell, alone=len(row) == 1) for cell in row) + "\n" for row in block
    )


def _quoted(cell: str, *, alone: bool) -> str:
    # A lone empty cell would be an empty line, which is a row of no cells.
    if not cell and not alone:
        return cell
    return '"' + cell.replace('"', '""') + '"' if not cell or _SPECIAL.search(cell) else cell


def from_text(text: str) -> Block:
    """The cells of a pasted text, from WPS, Excel, LibreOffice or anywhere else.

    Quoted cells may hold tabs and line ends. Where the quotes do not add up they are ordinary
    characters. Rows are made equally long; an empty line is a row of one empty cell.
    """
    # Some programs end the text with NUL, as strings of C do.
    text = text.rstrip("\0")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), "excel-tab", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in re.split("\r\n|\r|\n", text)]
        rows = rows[:-1] if rows[-1] == [""] else rows
    width = max((len(row) for row in rows), default=0) or 1
    return [row + [""] * (width - len(row)) for row in rows]


def spread(block: Block, *, height: int, width: int) -> dict[Cell, str]:
    """Where a block comes to lie in a selection of ``height`` x ``width`` cells, from its corner.

    It is repeated over a selection that it fills without a rest; else it lies there once.
    """
    rows, columns = len(block), len(block[0])
    high = height if height % rows == 0 else rows
    wide = width if width % columns == 0 else columns
    return {
        (row, column): block[row % rows][column % columns]
        for row in range(high)
        for column in range(wide)
    }


def as_block(cells: Mapping[Cell, str]) -> Block:
    """The smallest rectangle around the cells; what is not among them is empty."""
    if not cells:
        return []
    rows, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
    return [[cells.get((row, column), "") for column in columns] for row in rows]
