"""Export, then import: the same sentences with the same answers, whatever the text."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interchange.export import WRITERS, write_xlsx
from interchange.labels import read_labels
from interchange.rows import ExportRow

CATEGORIES = ("执法监督", "普法", "文化、教育")
NASTY = [
    "=1+1",
    "'=1+1",
    "''=1+1",
    "'quoted'",
    "+86",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "  leading, trailing  ",
    'He said "yes", no\nand\r\nmore\rlines',
    "《条例‹试行›》与《…‹…>…》",
    "😀 and 𠮷",
    "\x00\x01\x0b\x1f\x7f\x85\u2028\u2029",
    "_x000D_ _x005F_x0041_",
    "\ufffe\uffff",
    "<r>&broken</r>",
    "<r><t>rich</t></r>",
    "…〔长文本#1〕",
    " …〔长文本#1〕",
    '{"a": 1}',
    "1E5",
    "无类别",
    "\ufeffmark",
    "x" * 32_767,
    "字" * 32_768,
    "😀" * 16_384,
    "<r>" + "x" * 40_000 + "</r>",
]
texts = st.text() | st.text("=+-@'\"\t\r\n,;|_x0041<r>/ 〔长文本#〕\x00")
# A title that is blank or has spaces around it is no name.
names = st.text(max_size=8).filter(lambda name: name == name.strip() and name)


def row(text: str, values: dict[str, bool], *, number: int = 0, **more: object) -> ExportRow:
    labels = tuple(name for name, yes in values.items() if yes) if values else None
    uid = f"r0123456789abcdef:{number}-{number + 9}"
    fixed = {"report": "云溪县/2021.txt", "kind": "sentence", "section": "成效"} | more
    return ExportRow(
        uid=uid,
        start=number,
        end=number + 9,
        text=text,
        labels=labels,
        judged=tuple(values),
        **fixed,  # type: ignore[arg-type]
    )


def there_and_back(
    rows: Sequence[ExportRow], format: str, categories: Sequence[str] = CATEGORIES
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"corpus.{format}"
        WRITERS[format](path, rows, categories=categories)
        found = read_labels(path, format=format, categories=categories)
    assert found.problems == ()
    told = [row for row in rows if row.values]
    assert found.skipped == len(rows) - len(told)
    for sent, came in zip(told, found.rows, strict=True):
        assert came.uid == sent.uid
        assert (came.report, came.start, came.end) == (sent.report, sent.start, sent.end)
        assert (came.text or "") == sent.text
        assert dict(came.values) == sent.values
        assert dict(came.metadata) == {k: v for k, v in sent.metadata.items() if v}
        assert not came.complete  # what was not judged stays so


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_nasty_text_comes_back_the_same(format: str, text: str) -> None:
    answers = {"执法监督": True, "普法": False, "文化、教育": True}
    rows = [row(text, answers), row(text, answers, number=10, metadata={"title": text})]
    there_and_back(rows, format)


@pytest.mark.parametrize("format", WRITERS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_corpus_comes_back_the_same(format: str, data: st.DataObject) -> None:
    categories = data.draw(st.lists(names, min_size=1, max_size=4, unique=True), "categories")
    answers = st.dictionaries(st.sampled_from(categories), st.booleans())
    fields = st.dictionaries(names.filter(lambda n: n not in categories), texts)
    rows = [
        row(data.draw(texts), data.draw(answers), number=n * 10, metadata=data.draw(fields))
        for n in range(data.draw(st.integers(1, 4)))
    ]
    there_and_back(rows, format, categories)


@pytest.mark.parametrize("format", WRITERS)
def test_names_that_clash_with_our_columns_keep_their_meaning(format: str) -> None:
    categories = ("text", "labels", "category:uid", "score:a", "metadata:b", "A|B", "A", "B", "=c")
    values = {name: number % 2 == 0 for number, name in enumerate(categories)}
    metadata = {"uid": "x", "exported": "y", "metadata:b": "z"}
    there_and_back([row("甲", values, metadata=metadata)], format, categories)


@pytest.mark.parametrize("format", WRITERS)
def test_a_category_the_project_does_not_have_is_kept_in_the_row(
    format: str, tmp_path: Path
) -> None:
    path = tmp_path / f"corpus.{format}"
    WRITERS[format](path, [row("甲", {"信访": True, "普法": False})], categories=["信访", "普法"])
    found = read_labels(path, categories=["普法"])
    assert dict(found.rows[0].values) == {"信访": True, "普法": False}
    assert list(found.unknown(("普法",))) == ["信访"]


def test_half_a_surrogate_pair_is_escaped_in_jsonl_and_refused_on_the_way_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl"
    WRITERS["jsonl"](path, [row("a\ud800b", {"普法": True})], categories=CATEGORIES)
    assert json.loads(path.read_bytes())["text"] == "a\ud800b"
    found = read_labels(path, categories=CATEGORIES)
    assert [problem.key for problem in found.problems] == ["interchange.row_bad_text"]


def test_a_workbook_goes_on_in_a_further_sheet_at_the_row_limit(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "corpus.xlsx"
    rows = [row(f"第{n}句", {"普法": n % 2 == 0}, number=n * 10) for n in range(7)]
    write_xlsx(path, rows, categories=CATEGORIES, row_limit=4)
    book = load_workbook(path)
    assert book.sheetnames == ["标注", "标注 (2)", "标注 (3)", "说明"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [4, 4, 2]
    assert all(book[name].freeze_panes == "A2" for name in book.sheetnames[:3])
    assert book["标注"].auto_filter.ref == "A1:O4"
    found = read_labels(path, categories=CATEGORIES)
    assert [came.text for came in found.rows] == [sent.text for sent in rows]
    assert {came.sheet for came in found.rows} == {"标注", "标注 (2)", "标注 (3)"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_explains_every_column(tmp_path: Path, lang: str) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "corpus.xlsx"
    write_xlsx(path, [row("甲", {"普法": True})], categories=CATEGORIES, lang=lang)
    first, about = load_workbook(path).worksheets
    explained = {cells[0].value for cells in about.iter_rows()}
    assert {cell.value for cell in first[1]} <= explained


@pytest.mark.parametrize("format", WRITERS)
def test_a_failure_halfway_leaves_nothing_behind(format: str, tmp_path: Path) -> None:
    def rows() -> object:
        yield row("甲", {"普法": True})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        WRITERS[format](tmp_path / "a", rows(), categories=CATEGORIES)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
