"""What repair takes out of a text, what it must leave, and where the rest came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.lines import lines_of

CHARS = "法治政府，。；：、？!?（）()《》‹›“” \n\r\t\f\u3000\u2028\ufeff\x00一1.—|😀\ud800ā"
BROKEN = ["展?fàn)I", "域?qū)崿F(xiàn)", "目?shàn)?biāo)", "展 ?fan)I", "展(fàn)I"]
DAMAGE = [*BROKEN, "務(wù)", "發（fā）", "結(j", "?fàn)", "設(sh?", "女(nǚ)", "好hǎo", "(OA)"]
MARKS = ["（一）", "一是", "二是", "1.", "\r\n", "\n\n"]
LINES = ["— 3 —", "第3页 共4页", "3", "4", "云溪县公报", "（二）压实责任", "全县各部门认真落实，"]
PIECES = st.sampled_from(
    [*CHARS, *DAMAGE, *MARKS, *(line + "\n" for line in [*LINES, "持续推进依法行政工作取得成效"])]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_cleaning_a_cleaned_text_changes_nothing(source: str) -> None:
    once = clean(source).text
    assert clean(once).text == once


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_cleaned_text_brings_its_own_lines(source: str) -> None:
    cleaned = clean(source)
    assert cleaned.lines == lines_of(cleaned.text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_each_character_knows_its_place_in_the_source(source: str) -> None:
    cleaned = clean(source)
    before = 0
    for i, char in enumerate(cleaned.text):
        start, end = cleaned.to_source(i, i + 1)
        assert before <= start < end <= len(source)
        # A line break that parted two words stays as a space, a broken character is mended.
        parted = char == " " and source[start].isspace()
        mended = "\u4e00" <= char <= "\u9fff" and any(c in source for c in "?？\ufffd(（")
        assert source[start] == char or parted or mended
        before = start + 1


@given(TEXTS, st.data())
@settings(max_examples=200, deadline=None)
def test_spans_of_neighbours_do_not_overlap(source: str, data: st.DataObject) -> None:
    cleaned = clean(source)
    size = len(cleaned.text)
    start, middle, end = sorted(data.draw(st.integers(0, size)) for _ in range(3))
    assert cleaned.to_source(start, middle)[1] <= cleaned.to_source(middle, end)[0]


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("公共服務(wù)體系", "公共服務體系"),
        ("公共服務（wù）體系", "公共服務體系"),
        ("機(jī)關(guān)強(qiáng)化", "機關強化"),
        ("區(qū)長率隊", "區長率隊"),
        ("婦女(nǚ)權益", "婦女權益"),
        ("發(fa)布", "發布"),
        ("發（fa）布", "發布"),
        ("總結(j經驗", "總結經驗"),
        ("總結（j經驗", "總結經驗"),
        ("總結(ji", "總結"),
        ("開展?fàn)I活動", "開展營活動"),
        ("發(f?)布", "發布"),
        ("強(qi\ufffdng)化", "強化"),
        ("發(fā布", "發布"),
        ("發fā)布", "發布"),
        ("發fā布", "發布"),
        ("崿F(xiàn)兩大", "崿F兩大"),
        ("服務(wù)(wù)群眾", "服務群眾"),
    ],
)
def test_pinyin_damage_is_taken_out(damaged: str, whole: str) -> None:
    assert clean(damaged).text == whole


def test_doubtful_forms_go_only_where_the_text_is_damaged() -> None:
    doubtful = "建設(sh)，總結(?)，開展?fan)活動"
    assert clean(doubtful).text == doubtful
    damaged = "機(jī)關(guān)強(qiáng)化。" + doubtful
    assert clean(damaged).text == "機關強化。建設，總結，開展活動"


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("開展?fàn)I商環(huán)境", "開展營商環境"),
        ("開展?fàn）I商環（huán）境", "開展營商環境"),
        ("開展 ?fàn)I商", "開展營商"),
        ("開展\ufffd(fàn)I商", "開展營商"),
        ("開展(fàn)I商", "開展營商"),
        ("開展(zhǎn)?fàn)I商", "開展營商"),
        ("全域?qū)崿F(xiàn)共治", "全域實現共治"),
        ("完成目?shàn)?biāo)任務(wù)", "完成目標任務"),
        ("檢查項目?jī)?nèi)容", "檢查項目內容"),
        ("做好就?xiàn)I(yè)工作", "做好就業工作"),
    ],
)
def test_a_character_broken_in_two_is_put_together(damaged: str, whole: str) -> None:
    assert clean(damaged).text == whole


@pytest.mark.parametrize(
    ("damaged", "left"),
    [
        ("開展?fàn)IT活動", "開展IT活動"),  # a word of its own
        ("開展?hé)I活動", "開展I活動"),  # no such character
        ("開展?fàn)商環I活動", "開展商環I活動"),  # out of step, and nothing proves it
        ("服務(wù)(wù)I", "服務I"),
        ("A?fàn)I", "AI"),
    ],
)
def test_what_the_bytes_do_not_tell_is_not_guessed(damaged: str, left: str) -> None:
    assert clean(damaged).text == left


def test_a_broken_character_without_a_tone_is_mended_in_a_damaged_text() -> None:
    assert clean("開展?fan)I商").text == "開展?fan)I商"
    assert clean("機(jī)關(guān)強(qiáng)化，開展?fan)I商").text == "機關強化，開展營商"


def test_a_mended_character_spans_all_that_is_left_of_it() -> None:
    source = "全域?qū)崿F(xiàn)目?shàn)?biāo)，展?fàn)I商"
    cleaned = clean(source)
    assert cleaned.text == "全域實現目標，展營商"
    places = [source[slice(*cleaned.to_source(i, i + 1))] for i in range(len(cleaned.text))]
    assert places == [
        *("全", "域", "?qū)崿", "F(xiàn)", "目", "?shàn)?biāo)", "，", "展", "?fàn)I", "商"),
    ]


@pytest.mark.parametrize(
    "kept",
    [
        *(
            "系统(Windows)",
            "办公（OA）",
            "应用(App)",
            "模式（PPP）",
            "虚拟(VR)",
            "情况(a)",
            "证书(CA)",
        ),
        *("目录(index)", "面积(m2)", "标准(iso)", "项目(a类项目)", "委(党组)", "规划(2021-2025)"),
        *(
            "咖啡馆(café)",
            "是否?ok)",
            "发展（试行）",
            "拼音写作fā bù",
            "《‹关于〈条例〉的<办法>›》",
        ),
    ],
)
def test_real_brackets_stay(kept: str) -> None:
    assert clean(kept).text == kept
    marked = "機(jī)關(guān)強(qiáng)化，" + kept  # in a damaged text as well
    assert clean(marked).text == "機關強化，" + kept


def test_the_span_of_a_word_covers_the_damage_behind_it() -> None:
    source = "發(fā)布單位: 區(qū)機(jī)關(guān)"
    cleaned = clean(source)
    assert cleaned.text == "發布單位: 區機關"
    start, end = cleaned.to_source(6, 9)
    assert source[start:end] == "區(qū)機(jī)關(guān)"
    assert cleaned.to_source(0, len(cleaned.text)) == (0, len(source))


PARAGRAPH = (
    "去年以来，青岚区坚持把规范执法摆在突出位置，组织各执法单位逐项梳理权责清单，"
    "先后修订制度十四项，培训执法人员六百余人，抽查案卷三百二十宗，发现并整改问题四十七个；"
    "邀请人大代表、政协委员参加执法体验日活动九场，收到意见建议五十六条，全部按期答复，"
    "群众对执法工作的满意度连续三年保持在较高水平，相关经验被市里转发推广。"
)


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


@pytest.mark.parametrize("width", [20, 32, 40])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    source = (
        f"一、规范执法\n{wrapped(PARAGRAPH, width)}\n二、下一步打算\n{wrapped(PARAGRAPH, width)}"
    )
    assert clean(source).text == f"一、规范执法\n{PARAGRAPH}\n二、下一步打算\n{PARAGRAPH}"


def in_columns(text: str, width: int) -> list[str]:
    lines = [""]
    for char in text:
        if sum(1 + (not c.isascii()) for c in lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


def test_a_short_report_with_a_head_and_many_headings_is_joined() -> None:
    parts = [PARAGRAPH[:45] + "。", PARAGRAPH[50:90] + "。", PARAGRAPH[90:130] + "。"]
    head = ["中共青岚区委", "关于2021年法治建设情况的报告", "青岚委〔2022〕5号", "市政府："]
    foot = ["青岚区司法局", "2022年3月28日"]
    heads = [f"（{n}）做好工作" for n in "一二三"]
    pairs = list(zip(heads, parts, strict=True))
    lines = [*head, *(line for h, p in pairs for line in (h, wrapped(p, 20))), *foot]
    assert clean("\n".join(lines)).text.split("\n") == [*head, *sum(pairs, ()), *foot]


def test_lines_wrapped_by_columns_are_joined() -> None:
    numbers = "平台编号2022031500127、2022041800256、2022052600391、2022061200407等事项，全部办结。"
    text = (numbers[:-1] + "；" + PARAGRAPH[:43]) * 4
    lines = in_columns(text, 60)
    assert max(map(len, lines)) - min(map(len, lines[:-1])) > 12
    assert clean("\n".join(lines)).text == text


def test_a_wrapped_number_and_word_keep_together() -> None:
    lines = [
        "全区执法平台接入各类系统并且完成升级改造",
        "其中包括若干个应用以及一套名为 Smart",
        "City 的数据平台",
    ]
    source = "\n".join([*lines[:2], lines[2], *lines[:2], lines[2] + "。"])
    assert "Smart City" in clean(source).text


NUMBERS = [
    "1.48亿元",
    "12.4宪法日",
    "2.0版平台",
    "2021.3.5之前",
    "17:30以前",
    "100%的单位",
    "24小时内",
]


@pytest.mark.parametrize("number", [*NUMBERS, "1+3模式", "１．５万户", "3-5个工作日"])
@pytest.mark.parametrize("width", [28, 29])
def test_a_number_that_had_no_room_on_its_line_is_joined(number: str, width: int) -> None:
    first = "青岚区出台减税降费的新举措，帮助企业渡过难关，落实"[: width - len(number) + 2]
    text = f"{first}{number}等各项要求，{PARAGRAPH}"
    source = f"{first}\n{wrapped(text[len(first) :], width)}\n{wrapped(PARAGRAPH, width)}"
    assert clean(source).text == f"{text}\n{PARAGRAPH}"


def test_a_heading_above_a_number_is_not_joined() -> None:
    heading = "一、2021年法治政府建设工作成效"
    source = f"{heading}\n{wrapped('2021年以来，' + PARAGRAPH, 20)}"
    assert clean(source).text == f"{heading}\n2021年以来，{PARAGRAPH}"


def test_an_indented_line_begins_a_paragraph() -> None:
    full = PARAGRAPH[:90]  # three full lines, the last without end punctuation
    source = f"　　{wrapped(full, 30)}\n　　{wrapped(PARAGRAPH, 30)}"
    assert clean(source).text == f"　　{full}\n　　{PARAGRAPH}"


def test_a_span_that_ends_where_lines_were_joined_leaves_the_break_out() -> None:
    source = wrapped(PARAGRAPH, 30)
    cleaned = clean(source)
    assert cleaned.to_source(0, 30) == (0, 30)
    assert cleaned.to_source(30, 60) == (31, 61)
    assert cleaned.to_source(29, 31) == (29, 32)


@pytest.mark.parametrize(
    "source",
    [
        "加强组织领导\n落实工作责任\n完善考核机制\n" + PARAGRAPH,
        "一、强化学习教育提升法治思维能力\n二、规范执法行为提升执法工作水平\n三、优化服务环境提升企业满意程度\n",
        PARAGRAPH + "\n完善制度\n" + PARAGRAPH,
        "全区召开会议部署年度重点任务\n明确责任\n各单位按照要求认真抓好贯彻落实工作。\n完成。\n推进。",
        "工作情况\n全区召开会议部署任务，层层压实责任\n各单位按照要求抓好落实，按时办结事项\n完成。",
        "全区召开会议部署任务，层层压实责任\n各单位按照要求抓好落实，按时办结事项\n"
        "各乡镇结合实际制定方案，逐条细化措施\n完成。\n推进。\n落实。\n总结。",
    ],
)
def test_otherwise_a_line_break_stays(source: str) -> None:
    assert clean(source).text == source


@pytest.mark.parametrize(
    "furniture",
    [
        *(
            "— 3 —",
            "- 3 -",
            "－3－",
            "第3页 共12页",
            "第 3 页",
            "3/12",
            "·3·",
            "第三页",
            "Page 3 of 12",
        ),
        "\f",
        "— 3 —\n\n\f\n",
    ],
)
def test_a_sentence_broken_across_pages_is_joined(furniture: str) -> None:
    first, second = "青岚区持续推进综合执法改革，组建", "三支执法队伍，下沉人员二百名。"
    source = f"{first}\n{furniture}\n{second}\n二、存在问题"
    cleaned = clean(source)
    assert cleaned.text.split("\n")[0] == first + second
    start, end = cleaned.to_source(0, len(first + second))
    assert source[start:end] == f"{first}\n{furniture}\n{second}"


def test_bare_page_numbers_between_pages_are_left_out_of_sentences() -> None:
    pages = ["全区办理复议案件三百件，", "调解结案一百件，其中涉企", "案件四十件，同比下降。"]
    source = f"{pages[0]}\n1\n{pages[1]}\n2\n{pages[2]}"
    assert clean(source).text == "".join(pages)


def test_running_headers_are_left_out_of_sentences() -> None:
    header = "青岚区法治政府建设年度报告"
    pages = [
        "全区办理复议案件三百件，",
        "调解结案一百件，其中涉企",
        "案件四十件，同比",
        "下降两成。",
    ]
    source = f"\n{header}\n".join(pages)
    assert clean(source).text == "".join(pages)
    numbered = "\n".join(f"{p}\n— {i} —\n{header}" for i, p in enumerate(pages[:-1], 1))
    assert clean(f"{numbered}\n{pages[-1]}").text == "".join(pages)


def test_a_repeated_line_of_text_is_no_header() -> None:
    source = "\n".join([wrapped(PARAGRAPH, 30)] * 4)
    assert clean(source).text == "\n".join([PARAGRAPH] * 4)


def test_red_head_lines_are_never_joined() -> None:
    red = "青岚区人民政府办公室文件"
    source = f"{PARAGRAPH[:-1]}，有关\n— 1 —\n{red}\n青政办发〔2022〕8号\n工作"
    assert f"\n{red}\n青政办发〔2022〕8号\n" in clean(source).text
