"""A table of metadata as its author sees it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from interchange.tables import read_table
from messages import KnownError


def test_numbers_are_as_shown_and_dates_are_iso(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.create_sheet("资料")
    sheet = book["资料"]
    sheet.append([])
    sheet.append([None, "文件名", "年份", "日期", "时刻", "比例", "编号", "在册", "备注"])
    sheet.append([None, "甲.txt", 2021, date(2021, 3, 5), datetime(2021, 3, 5, 10, 30), 0.1 + 0.2])
    sheet.append([])
    sheet.append([None, " 乙.txt ", 2022.5, None, None, 1e-7, "007", True, None, "多出来"])
    book.save(path)
    table = read_table(path)
    titles = ("文件名", "年份", "日期", "时刻", "比例", "编号", "在册", "备注", "column 10")
    assert table.columns == titles
    blank = dict.fromkeys(titles, "")
    assert table.rows == [
        blank
        | {"文件名": "甲.txt", "年份": "2021", "日期": "2021-03-05", "比例": "0.3"}
        | {"时刻": "2021-03-05 10:30:00"},
        blank
        | {"文件名": "乙.txt", "年份": "2022.5", "比例": "0.0000001", "编号": "007"}
        | {"在册": "1", "column 10": "多出来"},
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_in_any_encoding_of_excel(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("文件名,年份,年份\r\n甲.txt,2021,=1\r\n,,\r\n乙.txt\r\n".encode(encoding))
    table = read_table(path)
    assert table.columns == ("文件名", "年份", "年份 (2)")
    assert table.rows == [
        {"文件名": "甲.txt", "年份": "2021", "年份 (2)": "=1"},
        {"文件名": "乙.txt", "年份": "", "年份 (2)": ""},
    ]


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "empty.xlsx")
    (tmp_path / "a.docx").write_bytes(b"x")
    keys = []
    for name in ("a.docx", "empty.xlsx", "missing.csv"):
        with pytest.raises(KnownError) as error:
            read_table(tmp_path / name)
        keys.append(error.value.message.key)
    assert keys == [
        "interchange.not_a_table",
        "interchange.empty_file",
        "interchange.file_missing",
    ]
