"""One spelling, of the same length."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.normalize import normalize

REGIONS = Path(__file__).resolve().parents[2] / "corpus" / "data" / "regions.tsv"


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_length_stays_and_a_second_call_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert len(once) == len(text)
    assert normalize(once) == once


def test_this_holds_for_every_character() -> None:
    everything = "".join(map(chr, range(0x30000)))  # lone surrogates among them
    once = normalize(everything)
    assert len(once) == len(everything)
    assert normalize(once) == once


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("行政複議與應訴", "行政复议与应诉"),
        ("優化營商環境", "优化营商环境"),
        ("乾隆年間", "乾隆年间"),
        ("乾淨整潔，乾坤", "干净整洁，乾坤"),
        ("康乾盛世，乾清宮，餅乾", "康乾盛世，乾清宫，饼干"),
        ("新干縣、餘干縣與新乾縣", "新干县、余干县与新干县"),
        ("乾安縣、乾縣的乾陵", "乾安县、乾县的乾陵"),
        ("新干县埋头苦干县里带头", "新干县埋头苦干县里带头"),
        ("以此為藉口", "以此为借口"),
        ("藉助平臺", "借助平台"),
        ("深入瞭解", "深入了解"),
        ("登高瞭望", "登高瞭望"),
        ("擁有著名商標，本著作，沿著道路", "拥有著名商标，本著作，沿着道路"),
        ("存在著薄弱環節，著力", "存在着薄弱环节，著力"),
    ],
)
def test_traditional_becomes_simplified(text: str, simplified: str) -> None:
    assert normalize(text) == simplified


def test_both_widths_read_the_same() -> None:
    half, full = "A1%,:;()!?.", "Ａ１％，：；（）！？．"
    assert normalize(half) == normalize(full) == "A1%，：；（）！？."


def test_marks_of_one_meaning_become_one() -> None:
    assert (
        normalize("「放管服」〈辦法〉2021–2025年\u3000甲\xa0乙")
        == "“放管服”<办法>2021-2025年 甲 乙"
    )


def test_names_of_places_stay_as_they_are() -> None:
    names = [line.split("\t")[1] for line in REGIONS.read_text("utf-8").splitlines()]
    assert len(names) > 3000
    assert [name for name in names if normalize(name) != name] == []
