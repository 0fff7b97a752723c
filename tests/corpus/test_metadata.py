"""Metadata: a table of cases by hand; what is wrong and what is blank is counted apart."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Kind, Section, Unit
from corpus.metadata import FIELDS, Value, extract
from corpus.metadata_dates import dates

TITLE, META, HEADING, SENTENCE = Kind.TITLE, Kind.META, Kind.HEADING, Kind.SENTENCE


def units(*lines: tuple[Kind, str]) -> list[Unit]:
    """Units one below the other, as if each were a line of the report."""
    made, start = [], 0
    for kind, text in lines:
        made.append(Unit(start, start + len(text), kind, Section.OTHER, text))
        start += len(text) + 1
    return made


@dataclass(frozen=True)
class Case:
    """One page of ``metadata_cases.toml``."""

    title: str
    expect: str
    name: str = "001.txt"
    head: Sequence[str] = ()
    headings: Sequence[str] = ()
    body: Sequence[str] = ("各级各部门认真落实了各项任务。",)
    foot: Sequence[str] = ()
    table: Mapping[str, str] = field(default_factory=dict)

    def found(self) -> dict[str, Value]:
        lines = [(META, line) for line in self.head]
        lines += [(TITLE, self.title)] if self.title else []
        lines += [(HEADING, line) for line in self.headings]
        lines += [(SENTENCE, line) for line in self.body] + [(META, line) for line in self.foot]
        return extract(self.name, units(*lines), self.table)

    def expected(self) -> dict[str, str]:
        values = dict(zip(KEYS, self.expect.split(), strict=False))
        return {key: value for key, value in values.items() if value != "-"}


KEYS = ("region", "region_code", "level", "body_type", "year", "issuing_body")
CASES = [
    Case(**row)
    for row in tomllib.loads(Path(__file__).with_name("metadata_cases.toml").read_text("utf-8"))[
        "case"
    ]
]


def _compare(case: Case) -> tuple[list[str], list[str]]:
    """Fields read wrongly, and fields left blank that the page tells."""
    found, expected = case.found(), case.expected()
    wrong = [
        f"{case.title or case.name}: {key} = {found[key].value}, not {expected.get(key, 'blank')}"
        for key in KEYS
        if key in found and found[key].value.replace("江北區", "江北区") != expected.get(key)
    ]
    blank = [f"{case.title or case.name}: {key}" for key in expected if key not in found]
    return wrong, blank


def test_nothing_is_wrong_and_nothing_that_is_told_stays_blank() -> None:
    wrong: list[str] = []
    blank: list[str] = []
    for case in CASES:
        more_wrong, more_blank = _compare(case)
        wrong += more_wrong
        blank += more_blank
    assert len(CASES) >= 40
    assert wrong == []
    assert blank == []


def test_every_value_names_its_source() -> None:
    page = units(
        (META, "索 引 号 | 510907016/2021-00042 | 发文时间 | 2021-04-09 |"),
        (META, "发布机构 | 县司法局 | 文 号 | |"),
        (TITLE, "标 题： | 同心县法治政府建设情况的报告 |"),
        (SENTENCE, "2020年，我县坚持以人民为中心。"),
        (META, "同心县司法局"),
        (META, "二〇二一年三月二十六日"),
    )
    assert extract("宁夏/同心县/报告.txt", page) == {
        "title": Value("同心县法治政府建设情况的报告", "title"),
        "issuing_body": Value("同心县司法局", "header"),
        "level": Value("县", "title"),
        "region": Value("同心县", "title"),
        "region_code": Value("640324", "title"),
        "year": Value("2020", "text"),
        "date_written": Value("2021-03-26", "text"),
        "date_published": Value("2021-04-09", "header"),
        "index_number": Value("510907016/2021-00042", "header"),
    }


def test_several_fields_on_one_line_of_the_header_are_told_apart() -> None:
    page = units(
        (META, "索引号: 2951467/2024-58207"),
        (META, "公開方式: 主動公開 體裁分類: 其他"),
        (META, "發布機構: 區司法局 成文日期: 2024-03-28 發布日期：2024年3月29日 瀏覽次數："),
        (TITLE, "2023年度寧波市江北區法治政府建設情況的報告"),
    )
    found = extract("x.txt", page)
    assert found["date_written"] == Value("2024-03-28", "header")
    assert found["date_published"] == Value("2024-03-29", "header")
    assert found["issuing_body"] == Value("江北区司法局", "header")
    assert found["title"].value.startswith("2023年度寧波市")


def test_the_title_keeps_its_own_script_and_the_rest_is_simplified() -> None:
    found = extract("x.txt", units((TITLE, "雲溪縣人民政府2021年法治政府建設報告")))
    assert found["title"].value == "雲溪縣人民政府2021年法治政府建設報告"
    assert found["issuing_body"].value == "云溪县人民政府"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["发布日期：2022-03-29", "发布时间：2022-03-30"], None),
        (["发布日期：2022-13-29"], None),
        (["发布时间 2022/3/9 10:20 浏览次数：35"], "2022-03-09"),
        (["生成日期：2022-03-29"], None),
        (["2022-03-29"], None),
        (["2022-03-29 10:23 来源：云溪县司法局 浏览：23"], "2022-03-29"),
        (["时间：2022-03-29 点击：23"], "2022-03-29"),
        (["更新时间：2022-03-29 点击：23"], None),
        (["成文日期：2022-03-29 浏览：23"], None),
        (["来源：云溪县司法局 发布时间：2022.03.29 作者："], "2022-03-29"),
    ],
)
def test_a_publishing_date_is_taken_only_where_it_is_clear(
    lines: list[str], day: str | None
) -> None:
    found = extract("x.txt", units(*((META, line) for line in lines)))
    assert found.get("date_published") == (Value(day, "header") if day else None)


def test_a_title_on_several_lines_is_one_and_a_repeated_one_counts_once() -> None:
    found = extract(
        "x.txt",
        units(
            (TITLE, "中共云溪县委"),
            (TITLE, "云溪县人民政府"),
            (TITLE, "关于2021年法治政府建设情况的报告"),
            (META, "浏览次数：3"),
            (TITLE, "关于2021年法治政府建设情况的报告"),
            (TITLE, "2021年法治政府建设情况的报告"),
        ),
    )
    title = "中共云溪县委云溪县人民政府关于2021年法治政府建设情况的报告"
    assert found["title"] == Value(title, "title")
    assert found["issuing_body"] == Value("中共云溪县委、云溪县人民政府", "title")


def test_a_sign_off_on_one_line_gives_body_and_day() -> None:
    page = units((SENTENCE, "工作扎实推进。"), (META, "云溪县人民政府 2022年1月13日"))
    found = extract("x.txt", page)
    assert found["issuing_body"] == Value("云溪县人民政府", "text")
    assert found["date_written"] == Value("2022-01-13", "text")


def test_a_column_that_cannot_be_right_is_left_out() -> None:
    given_columns = {"year": "去年", "region_code": "12", "发布日期": "三月", "title": ""}
    assert extract("x.txt", [], given_columns) == {}


def test_the_table_counts_before_what_the_page_says() -> None:
    page = units((TITLE, "云溪县2021年法治政府建设情况报告"))
    found = extract("x.txt", page, {"title": "另一题名", "year": "2019", "level": "县"})
    assert found["title"] == Value("另一题名", "table")
    assert found["year"] == Value("2019", "table")
    assert found["level"] == Value("县", "table")


@pytest.mark.parametrize(
    "piece", ["江北区", "宁波江北区", "云", "《", "2021年", "索引号：", "委", "(", "镇"]
)
def test_a_long_absurd_title_does_no_harm(piece: str) -> None:
    title = piece * (20_000 // len(piece))
    page = units((META, title), (TITLE, title), (HEADING, title), (SENTENCE, title))
    assert set(extract(title[:200], page)) <= set(FIELDS)
    assert set(extract("x.txt", units((TITLE, piece * (95 // len(piece)) + "坚持")))) <= set(FIELDS)


_PLACES = [
    "江北区",
    "宁波市",
    "云溪县",
    "人民政府",
    "司法局",
    "市",
    "区",
    "镇",
    "高新区",
    "中共",
    "委",
]
_WORDS = [
    "2021年",
    "（2021-2025年）",
    "《",
    "》",
    "关于",
    "法治政府建设",
    "报告",
    "二〇二一年",
    *"年月日〇零一二三四五六七八九十廿百",
]
_SIGNS = ["发布日期：", "索引号：", "|", " ", "\n"]
_PIECES = st.sampled_from(_PLACES + _WORDS + _SIGNS)


@given(st.lists(st.tuples(st.sampled_from(list(Kind)), st.lists(_PIECES, max_size=6))), st.text())
@settings(max_examples=300, deadline=None)
def test_any_page_gives_known_fields_with_known_sources(
    lines: list[tuple[Kind, list[str]]], name: str
) -> None:
    found = extract(name, units(*((kind, "".join(pieces)) for kind, pieces in lines)))
    assert set(found) <= set(FIELDS)
    for value in found.values():
        assert value.value
        assert value.source in {"title", "header", "name", "text"}


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("二〇二二年三月二十九日", ["2022-03-29"]),
        ("二〇二二年十二月十日", ["2022-12-10"]),
        ("二〇二二年十一月三十一日", []),
        ("二〇二二年十十月三日", []),
        ("二〇二二年一十十月三日", []),
        ("二〇二二年三二月三日", []),
    ],
)
def test_days_in_chinese_numerals(day: str, iso: list[str]) -> None:
    assert dates(day) == iso


_NUMERALS = st.text("〇○零一二三四五六七八九十廿百0123456789 ", max_size=4) | st.text(
    "一二十", max_size=4
)


@given(st.lists(st.tuples(_NUMERALS, st.sampled_from("年月日-./")).map("".join), max_size=4))
def test_any_row_of_numerals_gives_days_of_the_calendar(parts: list[str]) -> None:
    for day in dates("二〇二二年" + "".join(parts)):
        assert date.fromisoformat(day).isoformat() == day
