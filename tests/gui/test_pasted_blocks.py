"""What spreadsheets put on the clipboard is read cell by cell, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reports.blocks import as_block, from_text, spread, to_text

CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
SPECIAL = st.text('"\t\r\n 甲,=', max_size=6)
BLOCKS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(CELLS | SPECIAL, min_size=width, max_size=width), min_size=1, max_size=5
    )
)


@given(BLOCKS)
def test_a_copied_block_pasted_back_is_the_same_block(block: list[list[str]]) -> None:
    assert from_text(to_text(block)) == block


@given(BLOCKS)
def test_windows_line_ends_make_no_difference(block: list[list[str]]) -> None:
    plain = [[cell.replace("\r", "").replace("\n", "") for cell in row] for row in block]
    assert from_text(to_text(plain).replace("\n", "\r\n")) == plain


@given(st.text(max_size=60))
def test_every_text_is_a_rectangle(text: str) -> None:
    block = from_text(text)
    assert len({len(row) for row in block}) <= 1


@pytest.mark.parametrize(
    ("pasted", "block"),
    [
        # Excel: CRLF, a cell with a line end is quoted, its quotes doubled.
        ('云溪县\t"甲\n""乙"""\r\n青岚区\t\r\n', [["云溪县", '甲\n"乙"'], ["青岚区", ""]]),
        # WPS ends the text with NUL.
        ("2021\t县\r\n2022\t市\r\n\0", [["2021", "县"], ["2022", "市"]]),
        # LibreOffice: LF, the last line may lack it.
        ("2021\n2022", [["2021"], ["2022"]]),
        # Line ends of an old Mac.
        ('"甲\n乙"\t丙\r丁\r', [["甲\n乙", "丙"], ["丁", ""]]),
        # Quotes within a cell that is not quoted as a whole.
        ('“甲”的 "乙"\t丙\r\n', [['“甲”的 "乙"', "丙"]]),
        # Quotes that do not add up are characters.
        ('"甲\t乙\r\n丙\t丁\r\n', [['"甲', "乙"], ["丙", "丁"]]),
        ('"甲"乙\t丙\n', [['"甲"乙', "丙"]]),
        # Rows of different length; a blank row in the middle of a column.
        ("甲\n乙\t丙\n", [["甲", ""], ["乙", "丙"]]),
        ("甲\r\n\r\n乙\r\n", [["甲"], [""], ["乙"]]),
        ("甲", [["甲"]]),
    ],
)
def test_what_programs_put_on_the_clipboard(pasted: str, block: list[list[str]]) -> None:
    assert from_text(pasted) == block


def test_one_cell_fills_a_selection_and_a_row_repeats_down() -> None:
    assert spread([["甲"]], height=2, width=2) == dict.fromkeys(
        [(0, 0), (0, 1), (1, 0), (1, 1)], "甲"
    )
    assert spread([["甲", "乙"]], height=2, width=2)[1, 1] == "乙"


def test_a_block_lies_once_where_it_does_not_fill_the_selection() -> None:
    three = [["1"], ["2"], ["3"]]
    assert spread(three, height=1, width=1) == {(0, 0): "1", (1, 0): "2", (2, 0): "3"}
    assert len(spread(three, height=4, width=2)) == 6


def test_separate_cells_are_copied_as_the_rectangle_around_them() -> None:
    assert as_block({(1, 1): "甲", (3, 4): "乙"}) == [["甲", ""], ["", "乙"]]
