"""Labels in: our own tables after Excel and WPS, and files of others."""

import json
from pathlib import Path

import pytest

from interchange.columns import header
from interchange.export import write_csv, write_xlsx
from interchange.labels import read_labels
from interchange.rows import ExportRow, LabelFile, LabelRow
from messages import KnownError, say

CATEGORIES = ("执法监督", "普法", "营商环境")
UID = "r0123456789abcdef:{}-{}"


def row(number: int, values: dict[str, bool]) -> ExportRow:
    labels = tuple(name for name, yes in values.items() if yes) if values else None
    uid = UID.format(number, number + 5)
    unit = ("云溪/2021.txt", uid, number, number + 5, "sentence", "成效", f"第{number}句，好。")
    return ExportRow(*unit, labels, tuple(values))


ALL_NO = dict.fromkeys(CATEGORIES, False)
ROWS = [
    row(0, ALL_NO | {"普法": True}),
    row(5, ALL_NO),
    row(10, {}),
    row(15, {"执法监督": False}),
    row(20, {"执法监督": True, "普法": False}),
]


def cells_of(path: Path) -> list[list[str]]:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def save(path: Path, rows: list[list[str]], *, encoding: str = "utf-8", end: str = "\n") -> Path:
    import csv
    import io

    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(path: Path, **more: str) -> LabelFile:
    return read_labels(path, categories=CATEGORIES, **more)


def lines(path: Path, *objects: object) -> Path:
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)
    path.write_text(text, encoding="utf-8")
    return path


def only(found: LabelFile) -> LabelRow:
    assert found.problems == ()
    (single,) = found.rows
    return single


def answers(found: LabelFile) -> dict[str | None, dict[str, bool]]:
    assert [str(problem) for problem in found.problems] == []
    return {came.uid: dict(came.values) for came in found.rows}


EXPECTED = {each.uid: each.values for each in ROWS if each.values}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_our_csv_survives_another_encoding_and_line_end(
    tmp_path: Path, encoding: str, end: str
) -> None:
    path = tmp_path / "corpus.csv"
    write_csv(path, ROWS, categories=CATEGORIES)
    save(path, cells_of(path), encoding=encoding, end=end)
    assert answers(read(path)) == EXPECTED


def test_our_csv_survives_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    write_csv(path, ROWS, categories=CATEGORIES)
    table = cells_of(path)
    order = sorted(range(len(table[0])), key=lambda column: table[0][column])
    moved = [[line[column] for column in order] for line in table]
    decimal = [[{"0": "0.0", "1": "1.0"}.get(cell, cell) for cell in line] for line in moved]
    wide = [["", "", *line, "", ""] for line in decimal]
    wide[0] = ["", "备注", *decimal[0], "", ""]
    wide[1][1] = "看过"
    blank = [""] * len(wide[0])
    save(path, [blank, wide[0], blank, *wide[1:3], blank, *wide[3:], blank, []])
    found = read(path)
    assert answers(found) == EXPECTED
    assert found.rows[0].metadata == {"备注": "看过"}
    assert found.rows[0].line == 4  # as the spreadsheet counts


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_delimiters_are_seen(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"uid{delimiter}labels\nr1{delimiter}普法、营商环境\n", encoding="utf-8")
    assert only(read(path)).labels == ("普法", "营商环境")


def edited(tmp_path: Path, uid: str, changes: dict[str, str], drop: tuple[str, ...] = ()) -> Path:
    path = tmp_path / "corpus.csv"
    write_csv(path, ROWS, categories=CATEGORIES)
    table = cells_of(path)
    titles = header(CATEGORIES, ())
    for line in table:
        if line[1] == uid:
            for title, cell in changes.items():
                line[titles.index(title)] = cell
    keep = [place for place, title in enumerate(titles) if title not in drop]
    return save(path, [[line[place] for place in keep] for line in table])


@pytest.mark.parametrize(
    ("number", "changes", "expected"),
    [
        (0, {"labels": "执法监督，营商环境"}, {"执法监督": 1, "普法": 0, "营商环境": 1}),
        (0, {"labels": "无类别"}, {"执法监督": 0, "普法": 0, "营商环境": 0}),
        (0, {"labels": "普法|信访"}, {"执法监督": 0, "普法": 1, "营商环境": 0, "信访": 1}),
        (0, {"labels": ""}, None),
        (0, {"普法": "0", "执法监督": "√"}, {"执法监督": 1, "普法": 0, "营商环境": 0}),
        (0, {"普法": ""}, {"执法监督": 0, "营商环境": 0}),
        (0, {"labels": "营商环境", "普法": "否", "营商环境": "是"}, {**ALL_NO, "营商环境": 1}),
        (10, {"labels": "普法"}, {"执法监督": 0, "普法": 1, "营商环境": 0}),
        (10, {"labels": "无类别"}, ALL_NO),
        (10, {"普法": "1"}, {"普法": 1}),
        (15, {"普法": "1"}, {"执法监督": 0, "普法": 1}),
        (15, {"labels": "执法监督"}, {"执法监督": 1, "普法": 0, "营商环境": 0}),
    ],
)
def test_what_was_edited_counts(
    tmp_path: Path, number: int, changes: dict[str, str], expected: dict[str, int] | None
) -> None:
    uid = UID.format(number, number + 5)
    found = answers(read(edited(tmp_path, uid, changes)))
    assert found.get(uid) == (
        None if expected is None else {k: bool(v) for k, v in expected.items()}
    )
    assert {k: v for k, v in found.items() if k != uid} == {
        k: v for k, v in EXPECTED.items() if k != uid
    }


def test_two_edits_that_contradict_are_a_bad_row(tmp_path: Path) -> None:
    path = edited(tmp_path, UID.format(0, 5), {"labels": "执法监督", "营商环境": "1"})
    found = read(path)
    assert len(found.rows) == len(EXPECTED) - 1
    (problem,) = found.problems
    assert problem.key == "interchange.row_disagrees"
    assert "第 2 行" in str(problem)


def test_without_the_exported_column_a_contradiction_is_a_bad_row(tmp_path: Path) -> None:
    changes = {"labels": "执法监督"}
    path = edited(tmp_path, UID.format(0, 5), changes, drop=("exported",))
    assert [problem.key for problem in read(path).problems] == ["interchange.row_disagrees"]


def test_without_the_category_columns_a_row_judged_in_part_stays_so(tmp_path: Path) -> None:
    uid = UID.format(5, 10)
    found = read(edited(tmp_path, uid, {"labels": "普法"}, drop=CATEGORIES))
    by_uid = {came.uid: came for came in found.rows}
    assert dict(by_uid.pop(uid).values) == {"普法": True}
    assert {k: dict(v.values) for k, v in by_uid.items()} == {
        k: v for k, v in EXPECTED.items() if k != uid
    }
    assert [came.complete for came in found.rows] == [False, True, False, False]


def test_our_workbook_saved_again_by_another_program(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "corpus.xlsx"
    write_xlsx(path, ROWS, categories=CATEGORIES)
    book = load_workbook(path)
    sheet = book["标注"]
    sheet.insert_rows(1)
    sheet.insert_cols(2)
    sheet.insert_rows(4)
    book.save(path)
    found = read(path)
    assert answers(found) == EXPECTED
    assert [came.line for came in found.rows] == [3, 5, 7, 8]


def test_a_workbook_with_true_false_and_numbers(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.active.append(["text", *CATEGORIES, "年份"])
    book.active.append(["甲。", True, False, None, 2021])
    book.save(path)
    single = only(read(path))
    assert dict(single.values) == {"执法监督": True, "普法": False}
    assert (single.text, single.complete, single.metadata) == ("甲。", False, {"年份": "2021"})


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        (["普法"], ("普法",)),
        ([], ()),
        ("普法#执法监督", ("普法", "执法监督")),
        ("普法;执法监督", ("普法", "执法监督")),
        ("普法， 执法监督", ("普法", "执法监督")),
        ("普法、信访", ("普法", "信访")),
        ("依法、行政", ("依法、行政",)),
        ("无类别", ()),
        ("均不涉及", ()),
        ("None", ()),
        (["信访"], ("信访",)),
    ],
)
@pytest.mark.parametrize("key", ["labels", "label"])
def test_a_list_of_labels_judges_all(
    tmp_path: Path, said: object, labels: tuple[str, ...], key: str
) -> None:
    single = only(read(lines(tmp_path / "a.jsonl", {"text": "甲。", key: said})))
    assert (single.labels, single.complete, single.line) == (labels, True, 1)


def test_a_known_name_with_a_separator_in_it_stays_whole(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "甲。", "labels": "普法、文化、教育,执法监督"})
    single = read_labels(path, categories=["文化、教育", "普法", "执法监督"]).rows[0]
    assert single.labels == ("普法", "文化、教育", "执法监督")


def test_an_edited_line_of_ours(tmp_path: Path) -> None:
    unit = {"uid": "r1", "conflicts": [], "kind": "sentence", "metadata": {"year": 2021}}
    path = lines(
        tmp_path / "a.jsonl",
        unit | {"labels": ["普法"], "judged": ["执法监督", "营商环境"]},
        unit | {"labels": [], "judged": []},
        unit | {"labels": None, "judged": []},
    )
    found = read(path)
    first, second = found.rows
    assert dict(first.values) == {"执法监督": False, "营商环境": False, "普法": True}
    assert (first.complete, first.metadata) == (False, {"year": "2021"})
    assert (dict(second.values), second.complete) == ({}, True)  # null made [] by hand
    assert found.skipped == 1


def test_a_span_names_a_sentence(tmp_path: Path) -> None:
    span = {"report": "云溪/2021.txt", "start": 3, "end": 9.0, "labels": []}
    single = only(read(lines(tmp_path / "a.jsonl", span)))
    assert (single.report, single.start, single.end) == ("云溪/2021.txt", 3, 9)


BAD_LINES = {
    '{"uid": "r1"': "interchange.row_bad_json",
    "[1]": "interchange.row_bad_json",
    "[" * 100_000: "interchange.row_bad_json",
    '{"uid": "r1"}': "interchange.row_no_labels",
    '{"uid": "r1", "labels": 1}': "interchange.row_bad_labels",
    '{"uid": "r1", "labels": [1]}': "interchange.row_bad_labels",
    '{"uid": "r1", "labels": [""]}': "interchange.row_bad_labels",
    '{"uid": "r1", "labels": [], "judged": "a"}': "interchange.row_bad_labels",
    '{"labels": []}': "interchange.row_no_sentence",
    '{"uid": 7, "labels": []}': "interchange.row_no_sentence",
    '{"report": "a", "start": 1, "labels": []}': "interchange.row_no_sentence",
    '{"report": "a", "start": -1, "end": 2, "labels": []}': "interchange.row_bad_offset",
    '{"report": "a", "start": 2, "end": 2, "labels": []}': "interchange.row_bad_offset",
    '{"report": "a", "start": 1e999, "end": 2, "labels": []}': "interchange.row_bad_offset",
    '{"report": "a", "start": true, "end": 2, "labels": []}': "interchange.row_bad_offset",
    '{"report": "a", "start": [], "end": 2, "labels": []}': "interchange.row_bad_offset",
    '{"text": "\\ud800", "labels": []}': "interchange.row_bad_text",
    '{"uid": "r1", "labels": [], "start": ' + "9" * 5000 + "}": "interchange.row_bad_json",
}


@pytest.mark.parametrize(("bad", "key"), BAD_LINES.items(), ids=range(len(BAD_LINES)))
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, bad: str, key: str) -> None:
    path = tmp_path / "a.jsonl"
    good = '{"text": "甲\u2028乙", "labels": []}'
    path.write_text(f"{good}\r\n\r\n{bad}\n{good}", encoding="utf-8")
    found = read(path)
    assert [came.line for came in found.rows] == [1, 4]
    assert found.rows[0].text == "甲\u2028乙"
    (problem,) = found.problems
    assert problem.key == key
    assert say(problem.key, "en", **problem.values).startswith("Line 3:")


def test_a_bad_cell_is_named_with_its_column(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.csv",
        [["uid", "普法"], ["r1", "1"], ["r2", "也许"], ["", "0"], ["r4"], ["r5", "０"]],
    )
    found = read(path)
    assert {came.uid: dict(came.values) for came in found.rows} == {
        "r1": {"普法": True},
        "r5": {"普法": False},
    }
    flags, sentence = found.problems
    assert (flags.key, flags.values["column"]) == ("interchange.row_bad_flag", "普法")
    assert sentence.key == "interchange.row_no_sentence"
    assert "第 4 行" in str(sentence)
    assert found.skipped == 1


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.jsonl", b"", "interchange.empty_file"),
        ("a.jsonl", b" \n\n", "interchange.empty_file"),
        ("a.jsonl", b"uid,labels\nr1,\n", "interchange.not_jsonl"),
        ("a.jsonl", b'[{"uid": "r1", "labels": []}]', "interchange.not_jsonl"),
        ("a.csv", b"\xff\xff\xff", "interchange.not_text"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "interchange.no_header"),
        ("a.csv", b"uid,year\nr1,2021\n", "interchange.no_header"),
        ("a.csv", b'uid,labels\nr1,"open\nr2,\n', "interchange.csv_quotes"),
        ("a.pdf", b"%PDF", "interchange.unknown_format"),
        ("a.xlsx", b"uid,labels\nr1,\n", "interchange.not_xlsx"),
    ],
)
def test_a_file_that_is_none_of_these_is_refused(
    tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(KnownError) as error:
        read(path)
    assert error.value.message.key == key
    assert name in str(error.value)


def test_a_missing_file_a_folder_and_an_unknown_format_are_known_errors(tmp_path: Path) -> None:
    keys = []
    for path, more in [(tmp_path / "a.csv", {}), (tmp_path, {"format": "csv"})]:
        with pytest.raises(KnownError) as error:
            read(path, **more)
        keys.append(error.value.message.key)
    with pytest.raises(KnownError) as error:
        read(tmp_path / "a.csv", format="doccano")
    keys.append(error.value.message.key)
    assert keys == [
        "interchange.file_missing",
        "interchange.cannot_read",
        "interchange.no_such_format",
    ]


def test_a_cell_longer_than_the_csv_module_allows_is_read(tmp_path: Path) -> None:
    path = save(tmp_path / "a.csv", [["text", "labels"], ["字" * 200_000, "普法"]])
    assert only(read(path)).text == "字" * 200_000


def test_chinese_titles_are_understood(tmp_path: Path) -> None:
    path = save(tmp_path / "a.csv", [["句子", "标签"], ["甲。", "普法"]], encoding="gb18030")
    single = only(read(path))
    assert (single.text, single.labels) == ("甲。", ("普法",))
