"""What ``tag`` hands out, in its three formats."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interchange.labels import read_labels
from interchange.tagged import write_tagged
from messages import KnownError

CATEGORIES = ("执法监督", "普法")
FORMATS = ("jsonl", "csv", "xlsx")  # those that labels are read from


def unit(number: int, kind: str, **more: Any) -> dict[str, Any]:
    text = f"第{number}句，“好”。"
    place = {"report": "云溪/2021.txt", "uid": f"r1:{number}-9", "start": number, "end": 9}
    return place | {"kind": kind, "section": "成效", "text": text} | more


def rows() -> Iterator[dict[str, Any]]:
    scores = {"执法监督": 0.987654, "普法": 0.1}
    yield unit(0, "title", labels=[], scores={}, decision=None)
    yield unit(1, "sentence", labels=["执法监督"], scores=scores, decision="auto")
    yield unit(2, "sentence", labels=[], scores={"执法监督": 1e-7, "普法": 0.5}, decision="review")
    yield unit(3, "table")


def test_a_line_has_the_keys_of_the_contract_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_tagged(path, rows(), format="jsonl", categories=CATEGORIES)
    title, first, _, table = map(json.loads, path.read_text("utf-8").splitlines())
    keys = "report uid start end kind section text labels scores decision"
    assert " ".join(first) == keys
    assert (first["labels"], first["decision"]) == (["执法监督"], "auto")
    assert first["scores"] == {"执法监督": 0.9877, "普法": 0.1}
    for other in (title, table):
        assert (other["labels"], other["scores"], other["decision"]) == ([], {}, None)


def test_a_csv_has_a_score_column_per_category(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_tagged(path, rows(), format="csv", categories=CATEGORIES)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        title, first, second, _ = csv.DictReader(handle)
    assert (title["labels"], title["decision"], title["score:普法"]) == ("", "", "")
    assert (first["labels"], first["score:执法监督"]) == ("执法监督", "0.9877")
    assert (second["labels"], second["decision"], second["score:执法监督"]) == (
        "无类别",
        "review",
        "0.0",
    )


def test_a_workbook_has_numbers_and_an_explanation(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "a.xlsx"
    write_tagged(path, rows(), format="xlsx", categories=CATEGORIES)
    sheet, about = load_workbook(path).worksheets
    titles = [cell.value for cell in sheet[1]]
    first = dict(zip(titles, (cell.value for cell in sheet[2]), strict=True))
    assert (first["start"], first["score:执法监督"], first["decision"]) == (1, 0.9877, "auto")
    explained = {cells[0].value for cells in about.iter_rows()}
    assert {title for title in titles if not title.startswith("score:")} <= explained


@pytest.mark.parametrize("format", FORMATS)
def test_its_labels_are_known_to_be_a_classifiers(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{format}"
    write_tagged(path, rows(), format=format, categories=CATEGORIES)
    found = read_labels(path, categories=CATEGORIES)
    assert found.from_tag
    assert [(came.uid, came.labels) for came in found.rows] == [
        ("r1:1-9", ("执法监督",)),
        ("r1:2-9", ()),
    ]
    others = 0 if format == "xlsx" else 2  # a workbook has sentences and headings only
    assert (found.problems, found.skipped) == ((), others)


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_that_stops_leaves_the_old_file(format: str, tmp_path: Path) -> None:
    def stopped() -> Iterator[dict[str, Any]]:
        yield from rows()
        raise KeyboardInterrupt

    path = tmp_path / f"a.{format}"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_tagged(path, stopped(), format=format, categories=CATEGORIES)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_another_format_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="docx"):
        write_tagged(tmp_path / "a", rows(), format="docx", categories=CATEGORIES)
