"""Word: headings, sentences and what they were judged to be; whole, whatever the text."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.readers import read
from interchange.docx import write_docx
from interchange.rows import ExportRow
from messages import KnownError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CATEGORIES = ("执法监督", "普法")


def row(text: str, *labels: str, kind: str = "sentence", judged: bool = True, **more) -> ExportRow:
    known = {
        "labels": labels if judged else None,
        "judged": CATEGORIES if judged else (),
        "report": "云溪县2021.txt",
    }
    return ExportRow(
        uid="r0123456789abcdef:0-9", start=0, end=9, kind=kind, section="成效", text=text,
        **(known | more),
    )  # fmt: skip


def heading(text: str) -> ExportRow:
    return row(text, kind="heading", judged=False)


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """(style, text) of each paragraph."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        body = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for p in body.iter(f"{W}p"):
        lines = [t.text or "" if t.tag == f"{W}t" else "\n" for t in p.iter(f"{W}t", f"{W}br")]
        found.append((p.find(f".//{W}pStyle").get(f"{W}val"), "".join(lines)))
    return found


def written(tmp_path: Path, *rows: ExportRow) -> list[tuple[str, str]]:
    write_docx(tmp_path / "a.docx", rows, categories=CATEGORIES)
    return paragraphs(tmp_path / "a.docx")


def test_each_sentence_stands_under_its_headings_with_its_categories_behind_it(tmp_path):
    where = {"title": "云溪县报告", "region": "云溪县", "year": "2021"}
    assert written(
        tmp_path,
        row("云溪县报告", kind="title", judged=False, metadata=where),
        heading("一、主要成效"),
        heading("（一）规范执法"),
        row("抽查案卷四百件。", "执法监督", "普法"),
        row("召开会议三次。"),
        row("还没有看过。", judged=False),
    ) == [
        ("Heading1", "云溪县报告"),
        ("Source", "云溪县 · 2021 · 云溪县2021.txt"),
        ("Heading2", "一、主要成效"),
        ("Heading3", "（一）规范执法"),
        ("Normal", "抽查案卷四百件。〔执法监督、普法〕"),
        ("Normal", "召开会议三次。〔无类别〕"),
        ("Normal", "还没有看过。"),
    ]


def test_a_heading_without_sentences_is_left_out(tmp_path):
    found = written(
        tmp_path,
        heading("一、总体情况"),
        heading("（一）组织"),
        heading("二、成效"),
        row("抽查案卷四百件。", "执法监督"),
        heading("三、计划"),
    )
    assert [text for style, text in found if style.startswith("Heading")][1:] == ["二、成效"]


def test_reports_follow_each_other_and_a_conflict_is_named(tmp_path):
    found = written(
        tmp_path,
        row("甲。", "普法"),
        row("乙。", judged=False, report="青岚区.txt", conflicts=("普法",)),
    )
    assert [text for style, text in found if style == "Heading1"] == [
        "云溪县2021.txt",
        "青岚区.txt",
    ]
    assert found[-1] == ("Normal", "乙。〔普法：有分歧〕")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1) | st.text("<&>]\0\x0b\ud800\ufffe\r\n\t =+", min_size=1))
def test_any_text_makes_a_document_that_can_be_opened(text):
    with TemporaryDirectory() as folder:
        [*_, (_, said)] = written(Path(folder), row(text, "普法"))
    kept = said.removesuffix("〔普法〕").replace("\ufffd", "")
    assert set(kept) <= set(text) | {"\n"}
    assert len(kept) >= sum(c.isalnum() for c in text)


def test_our_own_reader_reads_it(tmp_path):
    written(tmp_path, heading("一、成效"), row("抽查案卷四百件。", "执法监督"))
    [source] = read(tmp_path / "a.docx", name="a.docx")
    assert "抽查案卷四百件。〔执法监督〕" in source.text


def test_a_failure_leaves_the_old_file(tmp_path):
    def rows():
        yield row("甲。")
        raise KnownError("interchange.disk_full", path="x")

    (tmp_path / "a.docx").write_bytes(b"old")
    with pytest.raises(KnownError):
        write_docx(tmp_path / "a.docx", rows(), categories=CATEGORIES)
    assert (tmp_path / "a.docx").read_bytes() == b"old"
