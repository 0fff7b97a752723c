"""PDF: pages in order, scanned pages named, nothing shortened in silence."""

from pathlib import Path

import pytest
from report_files import PICTURE, write_pdf

from corpus.readers import read
from messages import KnownError, say

TITLE = "云溪县2021年法治政府建设情况报告"
FIRST = "全年抽查行政执法案卷四百件，通报问题三十个，"
SECOND = "已整改二十八个。《关于印发‹青岚区办法›的通知》"


def text_of(path: Path) -> str:
    [source] = read(path, name=path.name)
    return source.text


def test_lines_come_in_reading_order_and_pages_are_parted_by_a_form_feed(tmp_path: Path) -> None:
    pages = [[(100, 780, TITLE), (72, 740, FIRST)], [(72, 780, SECOND)]]
    [source] = read(write_pdf(tmp_path / "a.pdf", pages), name="a.pdf")
    assert source.text == f"{TITLE}\n{FIRST}\n\f\n{SECOND}\n"
    assert source.warnings == ()
    assert source.extractor.startswith("pypdfium2 ")


def test_a_page_written_from_the_foot_up_is_put_in_order(tmp_path: Path) -> None:
    lines = [(72, 700 + 20 * at, f"第{8 - at}行") for at in range(8)]
    text = text_of(write_pdf(tmp_path / "a.pdf", [lines]))
    assert text.split() == [f"第{at}行" for at in range(1, 9)]


def test_columns_are_not_mixed(tmp_path: Path) -> None:
    left = [(72, 780 - 20 * at, f"左栏第{at}行") for at in range(5)]
    right = [(330, 780 - 20 * at, f"右栏第{at}行") for at in range(5)]
    text = text_of(write_pdf(tmp_path / "a.pdf", [[*left, *right]]))
    assert text.split() == [line for _, _, line in (*left, *right)]


def test_scanned_pages_are_named(tmp_path: Path) -> None:
    text = [(72, 740, FIRST)]
    number = [(280, 40, "— 4 —")]
    path = write_pdf(tmp_path / "a.pdf", [text, text, PICTURE, PICTURE, text, PICTURE, number])
    [source] = read(path, name="a.pdf")
    [warning] = source.warnings
    assert "扫描件，第 3-4, 6 页无文字" in str(warning)
    assert "page 3-4, 6" in say(warning.key, "en", **warning.values)
    assert source.text.count(FIRST) == 3


def test_a_blank_page_is_no_scan(tmp_path: Path) -> None:
    [source] = read(write_pdf(tmp_path / "a.pdf", [[(72, 740, FIRST)], []]), name="a.pdf")
    assert source.warnings == ()


def test_a_scan_without_any_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="全部 2 页都没有文字"):
        read(write_pdf(tmp_path / "a.pdf", [PICTURE, PICTURE]), name="a.pdf")


def test_a_page_number_over_a_picture_is_still_a_scan(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(72, 740, FIRST)], PICTURE])
    data = path.read_bytes()
    scan = b"q 595 0 0 842 0 0 cm /I Do Q"
    numbered = b"q 595 0 0 842 0 0 cm /I Do Q BT /F 12 Tf 1 0 0 1 280 40 Tm <0034> Tj ET"
    old = b"/Length %d>>stream\n%s" % (len(scan), scan)
    new = b"/Length %d>>stream\n%s" % (len(numbered), numbered)
    assert old in data
    path.write_bytes(data.replace(old, new))
    [source] = read(path, name="a.pdf")
    assert [warning.key for warning in source.warnings] == ["corpus.pdf_pictures"]


def test_a_font_that_hides_its_characters_is_named(tmp_path: Path) -> None:
    private = "".join(chr(0xE000 + at) for at in range(40))
    path = write_pdf(tmp_path / "a.pdf", [[(72, 740, FIRST)], [(20, 740, private)]])
    [source] = read(path, name="a.pdf")
    assert [warning.key for warning in source.warnings] == ["corpus.pdf_garbled"]


def test_a_password_is_asked_for_in_words(tmp_path: Path) -> None:
    encrypt = (
        "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
        f"/O<{'5a' * 32}>/U<{'a5' * 32}>>>/ID[<{'00' * 16}><{'00' * 16}>]"
    )
    path = write_pdf(tmp_path / "a.pdf", [[(72, 740, FIRST)]], trailer=encrypt)
    with pytest.raises(KnownError, match="有密码"):
        read(path, name="a.pdf")


def test_a_cut_file_is_an_error_or_whole(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(72, 740, FIRST)]])
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(KnownError, match=r"a\.pdf"):
        read(path, name="a.pdf")
