"""Text of any Chinese encoding is read back as it was, and what is broken is counted."""

import codecs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.readers.encoding import decode
from messages import KnownError

SIMPLIFIED = (
    "云溪县2021年法治政府建设情况报告\n一、主要工作成效。全年抽查行政执法案卷四百件，通报问题三十个，"
    "已整改二十八个。《关于印发‹青岚区办法›的通知》等文件3份。\r\n"
)
TRADITIONAL = (
    "雲溪縣2021年法治政府建設情況報告\n一、主要工作成效。全年抽查行政執法案卷四百件，通報問題三十個，"
    "已整改二十八個。《關於印發青嵐區辦法的通知》等文件3份。\r\n"
)
# Words people write; any mixture of them is text an encoding can be told from.
WORDS_TEXT = (
    "工作 情况 我们 全县 行政 执法 法治 建设 政府 人民 调解 宣传 企业 服务 发展 问题 三十个"
    " 有的 2022年 群众 单位 制度 监督 不够 开展 通过 其中 一是 二是 为了 进一步 地方 社会 部门 规范"
)
WORDS = WORDS_TEXT.split()
OLD_WORDS_TEXT = (
    "工作 情況 我們 全縣 行政 執法 法治 建設 政府 人民 調解 宣傳 企業 服務 發展 問題 三十個"
    " 有的 2022年 群眾 單位 制度 監督 不夠 開展 通過 其中 一是 二是 為了 進一步 地方 社會 部門 規範"
)
OLD_WORDS = OLD_WORDS_TEXT.split()
MARKS = ["，", "。", "、", "；", "\n", "\r\n", "（一）", "《", "》", " "]


def texts(words: list[str]) -> st.SearchStrategy[str]:
    pieces = st.tuples(st.sampled_from(words), st.sampled_from(MARKS)).map("".join)
    return st.lists(pieces, min_size=4, max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "utf-16-le"),
    ],
)
def test_whole_texts_in_every_encoding(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.broken) == (text, encoding, 0)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_settles_it_and_is_removed(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SIMPLIFIED.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


@settings(deadline=None)
@given(texts(WORDS), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]))
@example("我们 工作，有的 有的，", "gb18030")
@example("其中。其中。其中。其中。", "utf-16-le")
def test_any_simplified_text_is_read_back(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.broken) == (text, 0)


@settings(deadline=None)
@given(texts(OLD_WORDS), st.sampled_from(["utf-8", "big5", "gb18030", "utf-16", "utf-16-le"]))
def test_any_traditional_text_is_read_back(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.broken) == (text, 0)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0")))
def test_any_utf8_text_is_read_back(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@settings(deadline=None)
@given(texts(WORDS), st.sampled_from(["utf-8", "gb18030"]), st.data())
def test_one_bad_byte_breaks_few_characters(text: str, encoding: str, data: st.DataObject) -> None:
    encoded = text.encode(encoding) * 3
    at = data.draw(st.integers(0, len(encoded) // 3))
    decoded = decode(encoded[:at] + b"\xff" + encoded[at:])
    assert decoded is not None
    assert decoded.encoding == encoding
    assert 1 <= decoded.broken <= 4
    assert decoded.text.endswith(text)


def test_no_good_character_is_given_up_behind_a_bad_byte() -> None:
    lines = "工作，工作，工作\n工作\n工作\n工作\n"
    decoded = decode(lines.encode("gb18030") + b"\xff" + ("宣传\n" + lines).encode("gb18030"))
    assert decoded is not None
    assert decoded.text == lines + "\ufffd宣传\n" + lines


def test_a_text_cut_in_the_middle_of_a_character_breaks_one() -> None:
    for encoding in ("utf-8", "gb18030"):
        decoded = decode(("全年抽查行政执法案卷四百件" * 5).encode(encoding)[:-1])
        assert decoded is not None
        assert (decoded.encoding, decoded.broken) == (encoding, 1)


def test_a_replacement_character_that_was_there_is_not_counted() -> None:
    decoded = decode("法治\ufffd政府".encode("utf-8-sig"))
    assert decoded is not None
    assert decoded.broken == 0


def test_plain_ascii_is_utf8() -> None:
    english = "In 2021, the county kept its promises: 400 files were checked.\n"
    for text in ("Report 2021\n", english, english * 50):
        decoded = decode(text.encode())
        assert decoded is not None
        assert (decoded.text, decoded.encoding) == (text, "utf-8")


def test_a_named_encoding_is_obeyed() -> None:
    decoded = decode(SIMPLIFIED.encode("utf-8"), encoding="gb2312")
    assert decoded is not None
    assert decoded.encoding == "gb18030"
    assert decoded.text != SIMPLIFIED


@pytest.mark.parametrize("name", ["utf-9", "rot13", "zip", "", "\0", "undefined", "idna"])
def test_a_name_that_is_no_text_encoding_is_an_error(name: str) -> None:
    with pytest.raises(KnownError, match="不认识的编码"):
        decode(SIMPLIFIED.encode(), encoding=name)


@pytest.mark.parametrize("noise", [bytes(range(128, 256)) * 20, b"\x80\x81\xff" * 300])
def test_noise_is_no_text(noise: bytes) -> None:
    assert decode(noise) is None
