"""What can be wrong with one row of a file, said with its place."""

from __future__ import annotations

from interchange.cells import offset
from messages import Message


class RowError(Exception):
    """A bad row: the key of its sentence and what fills its blanks besides the place."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values

    def at(self, line: int, sheet: str = "") -> Message:
        """The sentence for the user, with its place."""
        where = Message("interchange.at_line", {"line": line})
        if sheet:
            where = Message("interchange.at_sheet_line", {"line": line, "sheet": sheet})
        return Message(self.key, {**self.values, "place": where})


def checked_span(start: object, end: object) -> tuple[int | None, int | None]:
    """Offsets from cells or JSON values; RowError where they are not ``[start, end)``."""
    try:
        first, last = offset(start), offset(end)
    except ValueError as error:
        raise RowError("interchange.row_bad_offset") from error
    if first is not None and last is not None and first >= last:
        raise RowError("interchange.row_bad_offset")
    return first, last
