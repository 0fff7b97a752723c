"""The workbook of a tagged run, and the same rows as Parquet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interchange.line_sheets import PERCENT
from interchange.tagged import write_tagged
from interchange.tagged_book import Head, Sheets

NAMES = ("执法监督", "普法")


def rows(count: int = 3) -> Iterator[dict[str, Any]]:
    for i in range(count):
        place = {"report": "=云溪.txt", "uid": f"r1:{i}-9", "start": i, "end": 9}
        said = {"labels": ["普法"], "scores": {"执法监督": 0.25, "普法": 0.75}, "decision": "auto"}
        yield (
            place
            | {"kind": "sentence", "section": "成效", "text": f"=第{i}句"}
            | said
            | {"before": "", "after": "下一句", "report_region": "云溪县", "report_year": "2021"}
            | {"by": "machine"}
        )
    yield (
        place
        | {"kind": "title", "section": "其他", "text": "标题", "labels": []}
        | {"scores": {}, "decision": None}
    )


def sheets() -> Sheets:
    return Sheets(
        summary=lambda: [Head(("未抽检",)), ("报告", 2), ("占句子", 0.5), ("=1+1", None)],
        counts=lambda: [("类别", "句子"), *((f"+{i}", i) for i in range(5))],
        inputs=lambda: [("文件", "说明"), ("@x", "=坏\x0b")],
    )


def book(path: Path, *, limit: int = 1000):
    from openpyxl import load_workbook

    write_tagged(path, rows(), format="xlsx", categories=NAMES, row_limit=limit, sheets=sheets())
    return load_workbook(path)


def test_the_sheets_stand_in_order_and_the_first_speaks_of_quality(tmp_path: Path) -> None:
    made = book(tmp_path / "a.xlsx")
    assert made.sheetnames == ["汇总", "句子", "统计", "输入与问题", "说明"]
    assert made["汇总"]["A1"].value == "未抽检"
    assert made["汇总"]["B3"].number_format == PERCENT


def test_sentences_stand_in_their_context_and_nothing_else_is_among_them(tmp_path: Path) -> None:
    header, *found = made = list(book(tmp_path / "a.xlsx")["句子"].values)
    assert len(made) == 4
    first = dict(zip(header, found[0], strict=True))
    assert (first["text"], first["after"], first["by"]) == ("=第0句", "下一句", "machine")
    assert (first["report_region"], first["report_year"]) == ("云溪县", "2021")


def test_full_sheets_go_on_in_further_ones(tmp_path: Path) -> None:
    made = book(tmp_path / "a.xlsx", limit=3)
    assert {"汇总 (2)", "句子 (2)"} <= set(made.sheetnames)
    parts = [made[name] for name in made.sheetnames if name.startswith("统计")]
    assert [[cell.value for cell in sheet[1]] for sheet in parts] == [["类别", "句子"]] * 3
    numbers = [row[1] for sheet in parts for row in list(sheet.values)[1:]]
    assert numbers == [0, 1, 2, 3, 4]


def test_no_cell_of_any_sheet_is_a_formula(tmp_path: Path) -> None:
    cells = [c for sheet in book(tmp_path / "a.xlsx") for row in sheet.iter_rows() for c in row]
    assert {c.data_type for c in cells if c.value is not None} == {"s", "n"}


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        book(tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_parquet_has_lists_and_numbers(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    write_tagged(path, rows(), format="parquet", categories=NAMES)
    *tagged, title = parquet.read_table(path).to_pylist()
    assert [row["labels"] for row in tagged] == [["普法"]] * 3
    assert (tagged[0]["text"], tagged[0]["score:普法"], tagged[0]["start"]) == ("=第0句", 0.75, 0)
    assert (title["labels"], title["decision"], title["score:普法"]) == (None, None, None)


def test_parquet_without_its_package_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from messages import KnownError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KnownError, match=r"requirements-extras\.lock"):
        write_tagged(tmp_path / "a", rows(), format="parquet", categories=NAMES)
