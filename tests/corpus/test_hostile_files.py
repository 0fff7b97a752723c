"""Damaged, mislabelled and malicious files: each its plain sentence, and the next one is read."""

import json
import os
import random
import struct
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_files import PICTURE, WORD, paragraph, run, write_docx, write_pdf

from corpus.document import SourceText
from corpus.readers import Reader, guard, read
from corpus.readers.guard import LIMITS, MB, Limits
from corpus.readers.sample import look_at
from messages import KnownError, say

TEXT = "云溪县2021年法治政府建设情况报告。"
BODY = paragraph(run(TEXT))


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def refusal(path: Path, *, reader: Reader | None = None) -> str:
    """The key of the sentence a file is refused with, said in both languages on the way."""
    with pytest.raises(KnownError) as caught:
        (reader or Reader()).read(path, name=path.name)
    message = caught.value.message
    for lang in ("zh", "en"):
        assert path.name in say(message.key, lang, **message.values)
    return message.key.removeprefix("corpus.")


def write_parts(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_xlsx(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["正文", TEXT])
    return path


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("空.txt", b"", "empty"),
        ("空.docx", b"", "empty"),
        ("白.txt", " \n\u3000\r\n".encode(), "empty"),
        ("乱.txt", random.Random(0).randbytes(5000), "binary"),
        ("程序.txt", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" * 50, "binary"),
        ("零.txt", bytes(4096), "binary"),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "picture"),
        ("包.docx", b"Rar!\x1a\x07\x01\x00" + bytes(64), "archive"),
        ("坏.docx", b"PK\x03\x04" + bytes(64), "damaged"),
        ("报告.ofd", TEXT.encode(), "ofd"),
        ("坏.pdf", b"%PDF-1.7\n" + bytes(200), "damaged"),
    ],
)
def test_contents_that_are_no_report(
    tmp_path: Path, reader: Reader, name: str, content: bytes, key: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path, reader=reader) == key


@pytest.mark.parametrize(
    ("name", "parts", "key"),
    [
        ("甲.zip", {"a.txt": b"x"}, "archive"),
        ("甲.txt", {"OFD.xml": b"<x/>", "Doc_0/Document.xml": b"<x/>"}, "ofd"),
        ("甲.pptx", {"[Content_Types].xml": b"<x/>", "ppt/a.xml": b"<x/>"}, "other_office"),
        ("甲.odt", {"mimetype": b"x", "content.xml": b"<x/>"}, "other_office"),
        ("甲.docx", {"word/styles.xml": b"<x/>"}, "damaged"),
        ("甲.docx", {"word/document.xml": b"<x>"}, "damaged"),
        ("甲.docx", {"word/document.xml": b"<x/>"}, "no_text"),
        ("甲.xlsx", {"xl/workbook.xml": b"<x"}, "damaged"),
    ],
)
def test_zips_that_are_no_report(
    tmp_path: Path, reader: Reader, name: str, parts: dict[str, bytes], key: str
) -> None:
    assert refusal(write_parts(tmp_path / name, parts), reader=reader) == key


def test_content_decides_not_the_suffix(tmp_path: Path, reader: Reader) -> None:
    made = [
        write_docx(tmp_path / "a.txt", BODY),
        write_pdf(tmp_path / "b.docx", [[(72, 700, TEXT)]]),
        write_docx(tmp_path / "c.doc", BODY),
        write_xlsx(tmp_path / "d.txt"),
    ]
    for path in made:
        [source] = reader.read(path, name=path.name)
        assert source.text.strip() == TEXT
    text = tmp_path / "e.docx"
    text.write_text(TEXT, "utf-8")
    assert reader.read(text, name="e.docx")[0].text == TEXT


def test_places_that_hold_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "is_folder"
    assert refusal(tmp_path / "没有.txt") == "not_found"
    assert refusal(tmp_path / "没有.docx") == "not_found"
    assert refusal(tmp_path / ("长" * 300 + ".txt")) == "disk"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system there")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    assert refusal(tmp_path / "管道.txt") == "not_a_file"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is allowed to this user"
)
def test_a_file_that_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "密.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0)
    assert refusal(path) == "no_permission"


def test_a_disk_that_says_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refusal(path) == "no_permission"


def test_a_file_that_vanishes_before_the_child_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_docx(tmp_path / "a.docx", BODY)
    monkeypatch.setattr(Reader, "_check_size", lambda *_: path.unlink())
    with Reader() as reader:
        assert refusal(path, reader=reader) == "not_found"


def test_sizes_are_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.write(TEXT.encode())
        file.truncate(500 * MB)
    assert refusal(path) == "too_big"


def test_a_text_too_long_for_one_report_is_refused_and_a_table_of_many_is_not(
    tmp_path: Path, reader: Reader
) -> None:
    long = tmp_path / "长.txt"
    long.write_bytes("执法。\n".encode() * (LIMITS.report_bytes // 10 + 1))
    assert refusal(long) == "too_big"
    with pytest.raises(KnownError) as seen:
        look_at(long)
    assert seen.value.message.key == "corpus.too_big"
    table = tmp_path / "表.jsonl"
    row = json.dumps({"text": "执法。" * 300_000}, ensure_ascii=False) + "\n"
    table.write_text(row * 4, "utf-8")
    assert table.stat().st_size > LIMITS.report_bytes
    assert len(reader.read(table, name="表.jsonl")) == 4


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    zeros = bytes(30 * MB)
    path = write_parts(tmp_path / "弹.docx", {"word/document.xml": zeros})
    assert path.stat().st_size < MB
    assert refusal(path) == "zip_bomb"
    sheet = write_parts(tmp_path / "弹.xlsx", {"xl/workbook.xml": zeros})
    assert refusal(sheet) == "zip_bomb"


def test_a_zip_that_lies_about_its_size_is_damaged(tmp_path: Path, reader: Reader) -> None:
    size = 30 * MB
    path = write_parts(tmp_path / "谎.docx", {"word/document.xml": bytes(size)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 900)))
    assert refusal(path, reader=reader) == "damaged"


def test_a_zip_of_very_many_parts_is_refused_before_they_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "多.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for at in range(30_000):
            archive.writestr(f"word/{at:030}.xml", b"")
    count = struct.pack("<HH", 30_000, 30_000)
    lying = path.read_bytes().replace(count, struct.pack("<HH", 3, 3))
    assert refusal(path) == "too_many_parts"
    path.write_bytes(lying)
    assert refusal(path) == "too_many_parts"


def test_a_zip_is_measured_before_it_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_docx(tmp_path / "a.docx", BODY)
    monkeypatch.setattr(guard, "LIMITS", Limits(file_bytes=10))
    monkeypatch.setattr(guard, "zip_entries", lambda _: pytest.fail("looked into"))
    assert refusal(path) == "too_big"


def test_a_page_that_opens_with_many_comments_is_told_at_once(tmp_path: Path) -> None:
    # Tried in every combination, the comments would take longer than anyone waits.
    path = tmp_path / "注.txt"
    path.write_bytes(b"<!---->" * 585 + b"x")
    assert read(path, name="注.txt")[0].text.endswith("x")
    page = tmp_path / "页.txt"
    page.write_text("<!--一--> <!---->\n<html><p>" + TEXT, "utf-8")
    assert read(page, name="页.txt")[0].text.strip() == TEXT


SECRET = "不该读到的内容"
LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12))


@pytest.mark.parametrize("entities", ['<!ENTITY l0 "哈">' + LAUGHS, '<!ENTITY l11 SYSTEM "{uri}">'])
def test_entities_are_refused(tmp_path: Path, reader: Reader, entities: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    body = (
        f"<!DOCTYPE x [{entities.format(uri=secret.as_uri())}]>"
        f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:document>'
    )
    path = write_parts(tmp_path / "a.docx", {"word/document.xml": body.encode()})
    assert refusal(path, reader=reader) == "damaged"


def test_a_sheet_with_one_far_cell_breaks_the_child_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "远.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["正文", TEXT])
        sheet.write_string(1_048_575, 16_383, "远")
    with Reader() as reader:
        assert refusal(path, reader=reader) in ("too_much_memory", "reader_stopped", "damaged")
        assert reader.read(write_docx(tmp_path / "a.docx", BODY), name="a")[0].text.strip() == TEXT
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory there")
def test_a_document_that_takes_too_much_memory_costs_itself_only(tmp_path: Path) -> None:
    words = random.Random(1)
    many = "".join(paragraph(run(str(words.random()))) for _ in range(150_000))
    big = write_docx(tmp_path / "大.docx", many)
    with Reader(limits=Limits(memory_bytes=120 * MB)) as reader:
        assert refusal(big, reader=reader) in ("too_much_memory", "reader_stopped", "damaged")
        assert reader.read(write_docx(tmp_path / "a.docx", BODY), name="a")[0].text.strip() == TEXT


def test_a_parser_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "慢.docx", BODY)
    with Reader(limits=Limits(seconds=0.0)) as reader:
        assert refusal(path, reader=reader) == "too_slow"
        assert refusal(path, reader=reader) == "too_slow"


def test_a_child_that_died_between_two_files_is_started_again(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", BODY)
    with Reader() as reader:
        reader.read(path, name="a")
        process = reader._child._process
        assert process is not None
        process.kill()
        process.join()
        assert reader.read(path, name="a")[0].text.strip() == TEXT


def test_a_child_that_cannot_be_started_is_a_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    path = write_docx(tmp_path / "a.docx", BODY)
    with Reader() as reader:
        with monkeypatch.context() as patch:
            patch.setattr("multiprocessing.context.SpawnProcess.start", no_more)
            assert refusal(path, reader=reader) == "reader_stopped"
        assert reader.read(path, name="a")[0].text.strip() == TEXT


def test_one_child_serves_many_files_and_is_gone_afterwards(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", BODY)
    with Reader() as reader:
        reader.read(path, name="a")
        first = reader._child._process
        reader.read(path, name="b")
        assert reader._child._process is first
    assert reader._child._process is None


def test_documents_are_read_in_the_workers_of_a_parallel_run(tmp_path: Path) -> None:
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    path = write_docx(tmp_path / "a.docx", BODY)
    found = Parallel(n_jobs=2)(delayed(read)(path, name=name) for name in ("a", "b"))
    assert [source.text.strip() for [source] in found] == [TEXT, TEXT]
    get_reusable_executor().shutdown(wait=True)


SUFFIXES = ["txt", "html", "docx", "pdf", "xlsx", "csv", "jsonl", "doc"]
STARTS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b"\xff\xfe",
    b"{",
    b"\xd0\xcf\x11\xe0",
    b"<!---->" * 500,
    TEXT.encode(),
]
BYTES = st.lists(st.sampled_from([b"<!---->", b"<!--", b"-->", b" "]) | st.binary(max_size=20))


def outcome(reader: Reader, path: Path) -> list[SourceText]:
    """What reading gives; a KnownError counts as nothing, any other error fails the test."""
    try:
        reports = reader.read(path, name=path.name)
    except KnownError as error:
        assert path.name in str(error)
        return []
    assert all(report.text.strip() for report in reports)
    return reports


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STARTS), BYTES.map(b"".join), st.sampled_from(SUFFIXES))
def test_any_bytes_are_reports_or_a_plain_sentence(
    tmp_path: Path, reader: Reader, start: bytes, rest: bytes, suffix: str
) -> None:
    path = tmp_path / f"任意.{suffix}"
    path.write_bytes(start + rest)
    outcome(reader, path)


@pytest.fixture(scope="module")
def containers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("ganz")
    write_docx(folder / "a.docx", BODY)
    write_pdf(folder / "a.pdf", [[(72, 700, TEXT)], PICTURE])
    write_xlsx(folder / "a.xlsx")
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


# Places are taken modulo the length, which differs from run to run for .xlsx.
PLACES = st.integers(0, 1_000_000)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([".docx", ".pdf", ".xlsx"]),
    st.lists(st.tuples(PLACES, st.integers(0, 255)), max_size=5),
    st.none() | PLACES,
)
def test_any_damage_to_a_container_is_reports_or_a_plain_sentence(
    tmp_path: Path,
    reader: Reader,
    containers: dict[str, bytes],
    suffix: str,
    changes: list[tuple[int, int]],
    cut: int | None,
) -> None:
    damaged = bytearray(containers[suffix])
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    path = tmp_path / f"伤{suffix}"
    path.write_bytes(damaged if cut is None else damaged[: cut % len(damaged)])
    outcome(reader, path)
