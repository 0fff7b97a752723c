"""How the readers of pages and documents write lines and table rows as text."""

from __future__ import annotations

from collections.abc import Sequence

CELL_SEPARATOR = " | "
_LONG_CELL = 300
_MANY_LINES = 3


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of one table row, from the lines of its cells.

    A row of data becomes one line, cells joined by " | ". A row that only lays out the page (one
    cell, or a cell that holds a whole text) gives its lines as they are.
    """
    if len(cells) == 1 or any(_holds_a_text(cell) for cell in cells):
        return [line for cell in cells for line in cell]
    row = CELL_SEPARATOR.join(" ".join(cell).replace("\n", " ") for cell in cells)
    row = row.rstrip(" |")
    return [row] if row.strip(" |") else []


def _holds_a_text(cell: Sequence[str]) -> bool:
    return len(cell) > _MANY_LINES and sum(map(len, cell)) > _LONG_CELL
