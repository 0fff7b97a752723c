"""Plain text is read to the character; folders are walked the same way every time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.readers import Reader, find_reports, read
from messages import KnownError

TEXT = "云溪县2021年报告\r\n一、《关于‹办法›的通知》<乙>\r第三行\n\n\x0b末行\u2028尾 "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_kept_to_the_character(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT * 3).encode(encoding))
    [source] = read(path, name="夹/a.txt")
    assert (source.name, source.text, source.warnings) == ("夹/a.txt", TEXT * 3, ())
    assert source.extractor == ""


def test_text_starts_no_child_process(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    with Reader() as reader:
        reader.read(path, name="a.txt")
        assert reader._child._process is None


def test_importing_the_readers_is_cheap() -> None:
    code = (
        "import sys, corpus.readers;"
        "heavy = {'lxml', 'pypdfium2', 'python_calamine'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_a_damaged_text_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode() + b"\xff\xfe" + "后面的字".encode())
    [source] = read(path, name="a.txt")
    assert source.text == TEXT + "\ufffd\ufffd后面的字"
    [warning] = source.warnings
    assert "有 2 个字符损坏" in str(warning)


def test_the_named_encoding_is_used_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("雲溪".encode("big5"))
    [source] = read(path, name="a.txt", encoding="Big5")
    assert (source.text, source.encoding) == ("雲溪", "big5")
    with pytest.raises(KnownError, match="不认识的编码：utf-9"):
        read(path, name="a.txt", encoding="utf-9")


def test_a_few_nuls_become_replacement_characters_of_the_same_length(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("全县\0" + TEXT).encode())
    [source] = read(path, name="a.txt")
    assert source.text == "全县\ufffd" + TEXT
    assert [warning.key for warning in source.warnings] == ["corpus.nul_characters"]


def test_other_control_characters_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("第一页的文字写在这里\x0c\x01第二页\x1f\ufffe", "utf-8")
    [source] = read(path, name="a.txt")
    assert source.text == "第一页的文字写在这里\x0c\x01第二页\x1f\ufffe"


def test_no_text_holds_what_utf8_cannot(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "\ufeff法治政府".encode("utf-16-le") + b"\x00\xd8" + "建设".encode("utf-16-le")
    )
    [source] = read(path, name="a.txt")
    assert source.text == "法治政府\ufffd建设"
    assert source.text.encode("utf-8")


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文", "utf-8")


def test_a_folder_gives_sorted_names_relative_to_it(tmp_path: Path) -> None:
    make(tmp_path, "乙/b.TXT", "乙/a.docx", "a.pdf", "甲.html", "空.txt")
    (tmp_path / "空.txt").write_bytes(b"")
    found = find_reports([tmp_path])
    assert [name for _, name in found.reports] == [
        "a.pdf",
        "乙/a.docx",
        "乙/b.TXT",
        "甲.html",
        "空.txt",
    ]
    assert all(path == tmp_path / name for path, name in found.reports)
    assert found.skipped == []


def test_hidden_and_temporary_files_are_passed_over_and_unknown_ones_listed(
    tmp_path: Path,
) -> None:
    make(tmp_path, ".a.txt", "~$b.docx", "c.tmp", ".git/d.txt", "e.exe", "f", "g.txt")
    found = find_reports([tmp_path])
    assert [name for _, name in found.reports] == ["g.txt"]
    assert [path.name for path, _ in found.skipped] == ["e.exe", "f"]
    assert "e.exe" in str(found.skipped[0][1])


def test_a_lone_file_is_taken_by_its_base_name_whatever_it_is(tmp_path: Path) -> None:
    make(tmp_path, "夹/a.dat")
    missing = tmp_path / "没有.txt"
    found = find_reports([tmp_path / "夹" / "a.dat", missing, tmp_path / "夹"])
    assert found.reports == [(tmp_path / "夹/a.dat", "a.dat"), (missing, "没有.txt")]
    assert [path.name for path, _ in found.skipped] == ["a.dat"]


def test_two_folders_may_give_the_same_name(tmp_path: Path) -> None:
    make(tmp_path, "甲/a.txt", "乙/a.txt")
    found = find_reports([tmp_path / "甲", tmp_path / "乙"])
    assert [name for _, name in found.reports] == ["a.txt", "a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "甲/a.txt")
    (tmp_path / "甲/回").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "断.txt").symlink_to(tmp_path / "没有")
    found = find_reports([tmp_path])
    assert [name for _, name in found.reports] == ["断.txt", "甲/a.txt"]


def test_an_argument_too_long_for_a_name_does_not_stop_the_walk(tmp_path: Path) -> None:
    make(tmp_path, "甲/a.txt")
    long = tmp_path / ("长" * 300)
    found = find_reports([long, tmp_path / "甲"])
    assert found.reports == [(long, long.name), (tmp_path / "甲/a.txt", "a.txt")]


def test_what_may_not_be_looked_at_does_not_stop_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt", "密/b.txt", "c.txt")
    real = os.stat

    def stat(path: str | Path, **options: bool) -> os.stat_result:
        if Path(path).name == "密":
            raise PermissionError(13, "denied")
        return real(path, **options)

    monkeypatch.setattr(os, "stat", stat)
    assert [name for _, name in find_reports([tmp_path]).reports] == ["a.txt", "c.txt"]
    assert find_reports([tmp_path / "密"]).reports == [(tmp_path / "密", "密")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
def test_a_file_name_that_is_no_text_gets_one_that_can_be_stored(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xbc\xd7.txt")).write_text("文", "utf-8")
    [(path, name)] = find_reports([tmp_path]).reports
    assert name == "\ufffd\ufffd.txt"
    assert path.read_text("utf-8") == "文"
