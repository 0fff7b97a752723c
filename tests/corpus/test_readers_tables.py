"""Tables with one report per row: columns by their usual names, rows by their number."""

import csv
import datetime
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import Reader, read
from corpus.readers.tables import read_text_table
from messages import KnownError, say

FIRST = "云溪县2021年法治政府建设情况报告\n一、工作成效。《关于‹办法>的通知》"
SECOND = "青岚区报告\r\n办结率98%。"
HEADERS = ["标题", "正文", "地区", "年份", "网址", "备注"]
ROWS = [
    ["云溪县报告", FIRST, "云溪县", "2021", "https://example.org/1", "=1+1"],
    ["青岚区报告", SECOND, "青岚区", "2022", "", ""],
]
METADATA = {
    "title": "云溪县报告",
    "region": "云溪县",
    "year": "2021",
    "source": "https://example.org/1",
    "备注": "=1+1",
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def csv_bytes(rows: Sequence[Sequence[str]], encoding: str, delimiter: str = ",") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def write_xlsx(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    elif isinstance(cell, datetime.date):
                        date = book.add_format({"num_format": "yyyy-mm-dd"})
                        sheet.write_datetime(at, column, cell, date)
                    elif cell is not None:
                        sheet.write_number(at, column, cell)
    return path


@pytest.mark.parametrize(
    ("encoding", "delimiter", "name"),
    [
        ("utf-8-sig", ",", "表.csv"),
        ("gb18030", ",", "表.csv"),
        ("utf-16", "\t", "表.csv"),
        ("utf-8", ";", "表.csv"),
        ("utf-8", "\t", "表.tsv"),
    ],
)
def test_csv_rows_are_reports(tmp_path: Path, encoding: str, delimiter: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(csv_bytes([HEADERS, *ROWS], encoding, delimiter))
    first, second = read(path, name=name)
    assert (first.name, second.name) == (f"{name}#2", f"{name}#3")
    assert (first.text, second.text) == (FIRST, SECOND)
    assert first.metadata == METADATA
    assert second.metadata == {"title": "青岚区报告", "region": "青岚区", "year": "2022"}
    assert first.encoding.split("-")[0] == encoding.split("-")[0]


def test_a_workbook_under_a_title_line(reader: Reader, tmp_path: Path) -> None:
    rows = [["2021年报告汇总"], *([HEADERS, *ROWS])]
    path = write_xlsx(tmp_path / "表.xlsx", {"Sheet1": rows})
    first, second = reader.read(path, name="子/表.xlsx")
    assert (first.name, second.name) == ("子/表.xlsx#3", "子/表.xlsx#4")
    assert (first.text, second.text) == (FIRST, SECOND)
    assert first.metadata == METADATA
    assert first.extractor.startswith("python-calamine ")


def test_every_sheet_with_a_text_column_counts(reader: Reader, tmp_path: Path) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "说明": [["填表说明"], ["请逐行填写"]],
        "甲": [["全文", "年度"], ["甲文", 2021], [None, 2022], ["乙文", 2023.5]],
        "乙": [["TEXT ", "日期"], ["丙文", datetime.date(2022, 3, 5)]],
    }
    reports = reader.read(write_xlsx(tmp_path / "a.xlsx", sheets), name="a.xlsx")
    assert [(each.name, each.text, dict(each.metadata)) for each in reports] == [
        ("a.xlsx#甲!2", "甲文", {"year": "2021"}),
        ("a.xlsx#甲!4", "乙文", {"year": "2023.5"}),
        ("a.xlsx#乙!2", "丙文", {"日期": "2022-03-05"}),
    ]
    [warning] = reports[0].warnings
    assert warning.key == "corpus.rows_without_text"
    assert "甲!3" in str(warning)


def test_jsonl_lines_are_reports(tmp_path: Path) -> None:
    records = [
        {"title": "云溪县报告", "content": FIRST, "year": 2021, "tags": ["甲", "乙"], "note": None},
        {"content": SECOND},
    ]
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text(f"{lines[0]}\n\n{lines[1]}\n", "utf-8", newline="\r\n")
    first, second = read(path, name="a.jsonl")
    assert (first.name, second.name) == ("a.jsonl#1", "a.jsonl#3")
    assert (first.text, second.text) == (FIRST, SECOND)
    assert first.metadata == {"title": "云溪县报告", "year": "2021", "tags": '["甲", "乙"]'}


def test_a_line_that_is_no_object_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    for bad in ("[1]", "{", '"text"', "[" * 100_000):
        path.write_text('{"text": "甲"}\n' + bad, "utf-8")
        with pytest.raises(KnownError, match="第 2 行"):
            read(path, name="a.jsonl")


def test_a_value_nested_deep_is_read_or_named() -> None:
    # At some depth it can still be parsed but no longer be written as text.
    for depth in range(800, 1000):
        line = f'{{"text": "甲", "a": {"[" * depth}{"]" * depth}}}'
        try:
            [source] = read_text_table(line.encode(), Path("a.jsonl"), name="a")
        except KnownError as error:
            assert error.message.key == "corpus.bad_json"
        else:
            assert source.metadata["a"] == "[" * depth + "]" * depth


def test_tables_are_parsed_in_the_limited_child(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("正文\n甲\n", "utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "甲"}\n', "utf-8")
    with Reader() as own:
        for name in ("a.csv", "a.jsonl"):
            own.close()
            assert own.read(tmp_path / name, name=name)[0].text == "甲"
            assert own._child._process is not None


def test_a_lone_surrogate_or_nul_in_json_is_replaced_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(r'{"text": "甲\ud800乙\u0000丙", "title": "\udc00"}', "utf-8")
    [source] = read(path, name="a.jsonl")
    assert source.text == "甲\ufffd乙\ufffd丙"
    assert source.metadata == {"title": "\ufffd"}
    assert [warning.key for warning in source.warnings] == ["corpus.nul_characters"]


def test_other_column_names_are_given(reader: Reader, tmp_path: Path) -> None:
    rows = [["编号", "摘要", "正文"], ["1", "选中的", "别的"]]
    columns = {"text": "摘要", "title": "编号"}
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(rows, "utf-8"))
    for file in (path, write_xlsx(tmp_path / "a.xlsx", {"S": rows})):
        [source] = reader.read(file, name="a", columns=columns)
        assert source.text == "选中的"
        assert source.metadata == {"title": "1", "正文": "别的"}


def test_of_two_text_columns_the_first_is_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([["正文", "内容"], ["甲", "乙"]], "utf-8"))
    [source] = read(path, name="a.csv")
    assert (source.text, source.metadata) == ("甲", {"内容": "乙"})


def test_a_table_without_text_names_its_columns(reader: Reader, tmp_path: Path) -> None:
    rows = [["编号", "单位"], ["1", "司法局"]]
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(rows, "utf-8"))
    for file in (path, write_xlsx(tmp_path / "a.xlsx", {"S": rows})):
        with pytest.raises(KnownError, match="现有的列：编号, 单位") as caught:
            reader.read(file, name="a")
        assert "编号, 单位" in say(caught.value.message.key, "en", **caught.value.message.values)


def test_a_file_of_labels_does_not_become_reports(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"report": "a.txt", "text": "办结率98%。", "labels": []}', "utf-8")
    with pytest.raises(KnownError, match="labels import"):
        read(path, name="labels.jsonl")


@pytest.mark.parametrize("content", [b"\xe6\xad\xa3\xe6\x96\x87\n", "正文,年份\n,2021\n".encode()])
def test_a_table_without_any_report_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(KnownError, match="没有文字"):
        read(path, name="a.csv")


def test_a_cell_longer_than_the_usual_limit(tmp_path: Path) -> None:
    long = "全县上下共同努力。" * 50_000
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([["正文"], [long]], "utf-8"))
    [source] = read(path, name="a.csv")
    assert source.text == long


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1)


@settings(deadline=None)
@given(st.lists(CELLS.filter(str.strip), min_size=1, max_size=5))
def test_any_cell_of_csv_and_jsonl_is_read_back(cells: list[str]) -> None:
    table = csv_bytes([["正文", "年份"], *([cell, "2021"] for cell in cells)], "utf-8")
    lines = "".join(json.dumps({"text": cell}) + "\n" for cell in cells).encode()
    for data, name in ((table, "a.csv"), (lines, "a.jsonl")):
        reports = read_text_table(data, Path(name), name=name, encoding="utf-8")
        assert [report.text for report in reports] == cells
        assert len({report.name for report in reports}) == len(cells)
