"""Sheets of plain lines."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from interchange.line_sheets import PERCENT, Head, write_lines


def test_each_kind_of_number_has_its_form(tmp_path: Path) -> None:
    line = ("=1+1", 1200, 0.5, Decimal("-0.12"), None)
    write_lines(tmp_path / "行.xlsx", {"一": [line]})
    cells = next(load_workbook(tmp_path / "行.xlsx")["一"].rows)
    forms = [(cell.value, cell.data_type, cell.number_format) for cell in cells]
    assert forms == [
        ("=1+1", "s", "General"),
        (1200, "n", "#,##0"),
        (0.5, "n", PERCENT),
        (-0.12, "n", "0.00"),
    ]


def test_a_share_below_a_tenth_of_a_percent_stays_a_number_that_does_not_read_as_none(
    tmp_path: Path,
) -> None:
    write_lines(tmp_path / "行.xlsx", {"一": [(0.0004,)]})
    cell = load_workbook(tmp_path / "行.xlsx")["一"]["A1"]
    assert (cell.value, cell.data_type) == (0.0004, "n")
    assert cell.number_format == '[=0]0.0%;[<0.001]"<0.1%";0.0%'


def test_lines_that_do_not_fit_go_on_at_the_top_of_the_next_sheet(tmp_path: Path) -> None:
    lines = [Head(("类别",)), ("甲",), ("乙",)]
    write_lines(tmp_path / "行.xlsx", {"一": lines}, row_limit=2)
    book = load_workbook(tmp_path / "行.xlsx")
    assert [[row[0].value for row in sheet.rows] for sheet in book] == [["类别", "甲"], ["乙"]]
