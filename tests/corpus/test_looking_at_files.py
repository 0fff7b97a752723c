"""A look at a file before it is read: kind, encoding, first lines, and whether to ask."""

from pathlib import Path

import pytest

from corpus.readers.formats import Format
from corpus.readers.sample import look_at
from messages import KnownError

LINE = "全年抽查行政执法案卷四百件，通报问题三十个，已整改二十八个。"
TRADITIONAL = "全縣人民調解組織調處矛盾糾紛一千二百件，調解成功率較高。"
MISREAD = (LINE * 5).encode("utf-8").decode("latin-1")


def made(folder: Path, data: bytes, name: str = "云溪县.txt") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "text", [LINE, f"{LINE}\n" * 900, LINE * 900], ids=["short", "long", "one"]
)
def test_a_clean_text_asks_nothing(tmp_path, encoding, text):
    sample = look_at(made(tmp_path, text.encode(encoding)))
    assert sample.kind is Format.TEXT
    assert (sample.doubtful, sample.garbled) == (False, False)
    assert sample.lines[0].startswith(LINE)


@pytest.mark.parametrize(
    "data",
    [
        TRADITIONAL.encode("big5"),
        (LINE * 9).encode("utf-16-le"),
        LINE.encode()[:-2] + b"\xff" + LINE.encode(),
    ],
    ids=["big5", "utf-16 without its mark", "broken"],
)
def test_a_guess_that_may_be_wrong_is_doubtful(tmp_path, data):
    assert look_at(made(tmp_path, data)).doubtful


def test_what_no_choice_of_encoding_mends_is_told_apart(tmp_path):
    sample = look_at(made(tmp_path, MISREAD.encode()))
    assert (sample.garbled, sample.doubtful) == (True, False)


def test_a_named_encoding_is_used(tmp_path):
    path = made(tmp_path, TRADITIONAL.encode("big5"))
    assert look_at(path, encoding="big5").lines == (TRADITIONAL,)
    assert TRADITIONAL not in look_at(path, encoding="gb18030").lines


def test_a_container_has_no_encoding(tmp_path):
    sample = look_at(made(tmp_path, b"%PDF-1.7\n", "甲.pdf"))
    assert (sample.kind, sample.encoding, sample.lines) == (Format.PDF, "", ())


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"", "empty"), (b"Rar!\x1a\x07", "archive"), (b"PK\x03\x04 broken", "damaged")],
)
def test_what_cannot_be_read_says_why(tmp_path, data, key):
    with pytest.raises(KnownError) as told:
        look_at(made(tmp_path, data, "甲.docx"))
    assert told.value.message.key == f"corpus.{key}"
