"""Sheets of plain lines."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from interchange.line_sheets import Head, write_lines


def test_each_kind_of_number_has_its_form(tmp_path: Path) -> None:
    line = ("=1+1", 1200, 0.5, Decimal("-0.12"), None)
    write_lines(tmp_path / "行.xlsx", {"一": [line]})
    cells = next(load_workbook(tmp_path / "行.xlsx")["一"].rows)
    forms = [(cell.value, cell.data_type, cell.number_format) for cell in cells]
    assert forms == [
        ("=1+1", "s", "General"),
        (1200, "n", "#,##0"),
        (0.5, "n", "0.0%"),
        (-0.12, "n", "0.00"),
    ]


def test_lines_that_do_not_fit_go_on_at_the_top_of_the_next_sheet(tmp_path: Path) -> None:
    lines = [Head(("类别",)), ("甲",), ("乙",)]
    write_lines(tmp_path / "行.xlsx", {"一": lines}, row_limit=2)
    book = load_workbook(tmp_path / "行.xlsx")
    assert [[row[0].value for row in sheet.rows] for sheet in book] == [["类别", "甲"], ["乙"]]
