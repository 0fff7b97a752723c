"""Text saved after a wrong decoding is named as garbled; sound text never is."""

from pathlib import Path

import pytest

from corpus.readers import read
from corpus.readers.garbled import is_garbled

TEXT = "云溪县2021年法治政府建设情况报告\n全年抽查行政执法案卷四百件，通报问题三十个。\n"
TRADITIONAL = "雲溪縣二〇二一年法治政府建設情況報告\n全年抽查行政執法案卷四百件，通報問題三十個。\n"


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "gb18030"])
@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
def test_a_misreading_is_seen(text: str, codec: str, tmp_path: Path) -> None:
    file = tmp_path / "乱码.txt"
    file.write_text(text.encode("utf-8").decode(codec, "replace"), "utf-8")
    [source] = read(file, name="乱码.txt")
    assert [warning.key for warning in source.warnings] == ["corpus.garbled"]


def test_lost_characters_are_seen() -> None:
    assert is_garbled("云溪县锟斤拷锟斤拷法治政府建设情况报告")
    assert is_garbled(TEXT * 20 + "锟斤拷" * 3)


def test_one_mention_of_lost_characters_is_none() -> None:
    assert not is_garbled(TEXT * 3 + "信息公开平台曾显示“锟斤拷”等乱码，已经修复。\n")


@pytest.mark.parametrize(
    "text", [TEXT, TRADITIONAL, "", "ASCII only", "Äußerst schöne Grüße aus Köln", "①②③ 《法》"]
)
def test_sound_text_is_not_called_garbled(text: str) -> None:
    assert not is_garbled(text)
    assert not is_garbled(text * 200)
