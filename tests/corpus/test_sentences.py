"""Where a report is cut."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.document import Kind
from corpus.sentences import split

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
HALF, FULL = ",:;()", "，：；（）"
CHARS = "法治政府，。；：、？!?（）()【《》‹›“”\"' \n\r\t\f\u3000\u2028\ufeff\x00一1.—|😀\ud800>"
DAMAGE = ["務(wù)", "結(j", "?fàn)", "展?fàn)I造"]
MARKS = ["（一）", "一是", "；二是", "1.", "一、", "\r\n", "\n\n", "http://a.b/?c=1"]
LINES = ["— 3 —", "3", "4", "云溪县公报", "全县各部门认真落实，", "a | b | c", "附件："]
HEADS = ["索引号：1", "云溪县2021年工作报告", "各位代表：", "2022年3月1日", "云溪县司法局"]
PIECES = st.sampled_from([*CHARS, *DAMAGE, *MARKS, *(line + "\n" for line in LINES + HEADS)])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


def texts(source: str, kind: Kind = Kind.SENTENCE) -> list[str]:
    return [unit.text for unit in split(source) if unit.kind is kind]


@given(TEXTS)
@example("000;0\x0c?À)")  # damage behind a line break that was left out with it
@settings(max_examples=400, deadline=None)
def test_units_are_ordered_and_nothing_but_white_space_lies_outside(source: str) -> None:
    at = 0
    for unit in split(source):
        assert at <= unit.start < unit.end <= len(source)
        assert not source[at : unit.start].strip()
        assert unit.text and unit.text == unit.text.strip()
        at = unit.end
    assert not source[at:].strip()


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_both_widths_are_cut_alike(source: str) -> None:
    half, full = (spans(swap(source, to=to)) for to in (HALF, FULL))
    assert half == full


def swap(text: str, *, to: str) -> str:
    return text.translate(str.maketrans(FULL if to is HALF else HALF, to))


def spans(source: str) -> list[tuple[int, int, Kind, str]]:
    return [(u.start, u.end, u.kind, str(u.section)) for u in split(source)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["全区出台制度十项。", "整改问题五个！", "效果如何？", "群众说了算!"],
        ["他们说：“案子办得公道。”", "（详见附件。）", "《谁来执法？》", "完成。"],
        ["“钱从哪里来？”", "“人往哪里去？”", "都有了答案。"],
        ["办结率98.5%，版本2.0.1，12.4国家宪法日前后开展活动。", "时间为2022.3.15。"],
        ["详见http://www.example.cn/a?id=1&b=2，请查阅。", "联系邮箱a.b@example.cn。"],
        ["【通知（各单位要落实。", "推进《条例。", "（完成改革。", "“都做到了。"],
        ["问题是：一是执法不严，二是普法不够；", "三是力量不足。"],
        ["建立制度；严格程序；加强监督。", "抓好落实。"],
        ["抓学习；", "（二）抓执法；", "3.抓宣传；", "④抓调解；", "第五，抓督导。"],
        ["投资完成1；1.5万户受益；2022年完成。"],
        ["引用“好。”，继续说。", "再来……还有。"],
        ["修订《议事规则。》等制度。", "出台《办法！》和《细则。》。"],
        ["“家门口就能学法，真好！”的评价多了。", "“好。”", "与此同时，加强普法。"],
    ],
)
def test_sentences_of_a_line(sentences: list[str]) -> None:
    assert texts("一、工作\n" + "".join(sentences)) == sentences


def test_spaces_between_sentences_are_outside() -> None:
    source = "\u3000\u3000全区推进普法。 \xa0再接再厉。\u3000\r\n完成了。"
    assert [source[u.start : u.end] for u in split(source)] == [
        "全区推进普法。",
        "再接再厉。",
        "完成了。",
    ]


def test_a_heading_and_the_text_behind_it_stand_side_by_side() -> None:
    source = "一、做法\n（一）规范执法。 全区开展评查。"
    units = split(source)
    assert [(u.kind, source[u.start : u.end]) for u in units] == [
        (Kind.HEADING, "一、做法"),
        (Kind.HEADING, "（一）规范执法。"),
        (Kind.SENTENCE, "全区开展评查。"),
    ]
    assert [u.text for u in units] == [source[u.start : u.end] for u in units]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x85", "\n\n \n"])
def test_a_line_break_ends_a_unit(line_break: str) -> None:
    source = f"各单位要认真落实{line_break}严格执法，公正司法{line_break}全面推进。"
    assert [u.text for u in split(source)] == [
        "各单位要认真落实",
        "严格执法，公正司法",
        "全面推进。",
    ]


def test_a_question_mark_inside_damage_ends_nothing() -> None:
    source = "機(jī)關(guān)強(qiáng)化，展?fàn)I造，推?動工作。好不好嗎?好。"
    assert texts(source) == ["機關強化，展營造，推?動工作。", "好不好嗎?", "好。"]
    first = split(source)[0]
    assert source[first.start : first.end] == source[: source.index("好不好")]


def test_a_sentence_across_pages_is_one_unit_that_covers_the_furniture() -> None:
    source = "一、成效\n全区坚持严格执法，组建\n— 3 —\n三支队伍。\n— 4 —\n二、问题\n力量不足。"
    assert texts(source) == ["全区坚持严格执法，组建三支队伍。", "力量不足。"]
    broken = split(source)[1]
    assert source[broken.start : broken.end] == "全区坚持严格执法，组建\n— 3 —\n三支队伍。"
    assert texts(source, Kind.BOILERPLATE) == ["— 4 —"]


@pytest.mark.parametrize(
    "source", ["", " ", "\n\n", "。", "法", "\x00", "\ufeff", "😀", "\ud800", "？", "《"]
)
def test_tiny_texts(source: str) -> None:
    assert "".join(u.text for u in split(source)) == source.strip()


def test_repaired_text_keeps_its_script() -> None:
    assert split("區(qū)政府優(yōu)化環(huán)境。")[0].text == "區政府優化環境。"


@pytest.mark.parametrize("change", ["as it is", "full width", "half width"])
def test_gold_reports(change: str) -> None:
    gold = SHARED / "gold" / "reports.jsonl"
    if not gold.exists():
        pytest.skip("the labelled reports are not here")
    wanted: defaultdict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for row in map(json.loads, gold.read_text("utf-8").splitlines()):
        wanted[row["report"]][row["start"], row["end"]] = row["kind"]
    exact = right = units = found = 0
    for name, gold_units in wanted.items():
        source = (SHARED / "reports" / name).read_bytes().decode("utf-8")
        if change != "as it is":
            source = swap(source, to=FULL if change == "full width" else HALF)
        ours = {(u.start, u.end): u.kind for u in split(source)}
        exact += len(ours.keys() & gold_units.keys())
        right += sum(ours.get(span) == kind for span, kind in gold_units.items())
        units, found = units + len(gold_units), found + len(ours)
    assert 2 * exact / (units + found) >= 0.99
    assert right / units >= 0.98
