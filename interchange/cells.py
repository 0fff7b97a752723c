"""What may stand in a cell, and how our own marks are taken off again."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

_RUNS_AS_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_YES = frozenset({"1", "是", "有", "√", "✓", "✔", "☑", "yes", "y", "true", "t"})
_NO = frozenset({"0", "否", "无", "×", "✗", "✘", "☐", "no", "n", "false", "f"})
_WIDE = str.maketrans("０１", "01")


def guard(text: str) -> str:
    """``text`` for a CSV cell: one ``'`` in front of what a spreadsheet could run.

    Cells that begin with ``= + - @`` (full width too), TAB, CR or LF, any number of ``'``
    before them included, so that :func:`unguard` undoes it exactly for every text.
    """
    return f"'{text}" if _RUNS_AS_FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """The text that :func:`guard` made ``cell`` from."""
    return cell[1:] if cell[:1] == "'" and _RUNS_AS_FORMULA.match(cell) else cell


def shown(value: object) -> str:
    """A cell of a workbook as text: 2021 not 2021.0, dates as ISO, truth as 1 or 0."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, date | time | timedelta):
        return str(value)
    return "" if value is None else str(value)


def _number(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return format(Decimal(f"{value:.15g}"), "f")  # 15 digits, as spreadsheets show them


def flag(cell: str) -> bool | None:
    """Yes or no as people and spreadsheets write it; None for a blank cell.

    Raises ValueError for anything else.
    """
    word = cell.strip().translate(_WIDE).casefold()
    if re.fullmatch(r"[01]\.0+", word):
        word = word[0]
    if word in _YES:
        return True
    if word in _NO:
        return False
    if word:
        raise ValueError(cell)
    return None


def offset(value: object) -> int | None:
    """A character offset from a JSON value or a cell ("12", "12.0", 12); None for blank.

    Raises ValueError for anything else, negative numbers included.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(value)
    digits = re.fullmatch(r"\s*(\d{1,15})(\.0+)?\s*", str(value), re.ASCII)
    if digits is None:
        raise ValueError(value)
    return int(digits[1])
