"""What each unit of a report is."""

import pytest

from corpus.document import Kind
from corpus.sentences import split

PAGE = """\
云溪县人民政府门户网站 meta
当前位置：首页 > 政务公开 > 法治政府建设 > 正文 meta
索 引 号 | 530000/2023-00012 | 发文时间 | 2023-01-12 | meta
标 题： | 云溪县2022年法治政府建设情况报告 | title
文 号： | | meta
云溪县司法局关于2022年度法治政府建设 title
情况的报告 title
来源：云溪县司法局   作者：某人   发布时间：2023-01-12 10:22   浏览次数：1203次 meta
【字体：大 中 小】 boilerplate
打印本页 关闭窗口 boilerplate
县委全面依法治县委员会办公室： meta
2022年，县司法局认真履职，现将有关情况报告如下： sentence
一、工作开展情况 heading
（一）强化组织领导 heading
（1）落实清单 heading
全年召开会议12次，《‹办法›》落地见效。 sentence
一是抓学习。 sentence
①开展督察。 sentence
项目 | 数量 | 备注 table
复议 | 12 | table
（2022年3月29日） meta
二、存在的问题 heading
（一）法治意识有待增强。 sentence
（二）执法力量不足。 sentence
三、下一步打算 heading
继续推进“放管服”改革。 sentence
特此报告。 sentence
附件：1.云溪县2022年任务表 boilerplate
2.云溪县执法统计表.xlsx boilerplate
云溪县司法局 meta
二〇二三年一月十日 meta
（联系人：某人，联系电话：0000-1234567） meta
（此件公开发布） meta
（此页无正文） boilerplate
抄送：市司法局，县委办公室。 meta
责任编辑：某人 meta
http://www.example.cn/uploads/1.jpg boilerplate
扫一扫在手机打开当前页 boilerplate
如二维码打不开，请联系客服索取原文。 boilerplate
上一篇：云溪县2021年报告 boilerplate
下一篇：没有了 boilerplate
分享到： boilerplate
主办单位：云溪县人民政府　承办单位：云溪县政府办公室 boilerplate
滇ICP备00000001号-1 滇公网安备 00000000000001号 boilerplate
版权所有 Copyright © 2022 boilerplate
联系我们 | 网站地图 | 隐私声明 boilerplate"""


def named(source: str) -> list[tuple[str, str]]:
    return [(unit.text, str(unit.kind)) for unit in split(source)]


def kinds_in(source: str) -> str:
    return " ".join(kind for _, kind in named(source))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_a_page_with_all_its_furniture(end: str) -> None:
    wanted = [tuple(line.rsplit(" ", 1)) for line in PAGE.splitlines()]
    assert named(end.join(text for text, _ in wanted)) == wanted


def test_traditional_and_half_width_pages_are_told_alike() -> None:
    source = (
        "索引號: 1/2024\n發(fā)布單位: 區(qū)機(jī)關(guān)\n"
        "關(guān)于2023年度青嵐區(qū)法治建設(shè)情況的報告\n瀏覽次數(shù):\n2023年,全區(qū)推進(jìn)依法行政。\n一、主要成效\n(一)堅持政治引領(lǐng)。一是帶頭履職。"
    )
    assert kinds_in(source) == "meta meta title meta sentence heading heading sentence"


def test_a_heading_that_runs_into_its_text_stands_apart() -> None:
    source = (
        "一、做法\n（一）坚持政治引领，组织领导全面加强。一是领导带头。全年学法8次。\n"
        "1.压实责任。制定清单。"
    )
    assert named(source)[1:] == [
        ("（一）坚持政治引领，组织领导全面加强。", "heading"),
        ("一是领导带头。", "sentence"),
        ("全年学法8次。", "sentence"),
        ("1.压实责任。", "heading"),
        ("制定清单。", "sentence"),
    ]


def test_a_numbered_sentence_that_counts_is_no_heading() -> None:
    assert named("一、做法\n1.全年办理案件320件。办结率100%。")[1][1] == "sentence"


def test_a_numbered_sentence_above_its_text_is_a_heading() -> None:
    source = "一、做法\n（一）规范执法。\n全区开展评查。\n（二）加强普法。\n（三）化解纠纷。"
    assert [kind for _, kind in named(source)] == [
        "heading",
        "heading",
        "sentence",
        "sentence",
        "sentence",
    ]


def test_red_head_document() -> None:
    source = (
        "云溪县人民政府文件\n云政发〔2022〕8号\n云溪县人民政府\n关于2021年法治政府建设情况的报告\n市人民政府：\n"
        "2021年，全县扎实推进各项工作。\n云溪县人民政府\n2022年3月20日"
    )
    assert kinds_in(source) == "meta meta title title meta sentence meta meta"


def test_speech_to_a_congress() -> None:
    source = (
        "2021年政府工作报告\n——2022年1月5日在云溪县第十七届人民代表大会第一次会议上\n"
        "县长　某人\n\n各位代表：\n现在，我代表县人民政府作报告。\n各位代表！让我们团结起来！"
    )
    assert kinds_in(source) == "title meta meta meta sentence sentence sentence"


def test_a_row_of_the_record_stands_in_the_head_only() -> None:
    source = "索引号 | 1 | 日期 | 2022-1-1\n2022年工作报告\n一、数据\n时间 | 地点\n一月 | 云溪"
    assert kinds_in(source) == "meta title heading table table"


def test_to_whom_and_by_whom_on_one_line() -> None:
    source = (
        "关于2022年法治建设情况的报告\n各乡镇人民政府，县直各部门：\n2022年，全县推进普法。\n"
        "云溪县司法局　2023年1月3日\n云溪县司法局办公室　2023年1月4日印发"
    )
    assert kinds_in(source) == "title meta sentence meta meta"


def test_an_item_is_a_sentence_also_without_a_full_stop() -> None:
    assert kinds_in("一、做法\n一是加强领导\n①开展督察\n第二，压实责任") == (
        "heading sentence sentence sentence"
    )


def test_the_name_of_a_column_is_no_title() -> None:
    source = "法治政府建设年度报告\n青岚区2022年度工作总结\n2022年，全区推进普法。"
    assert kinds_in(source) == "meta title sentence"


def test_an_unnumbered_heading_above_the_text() -> None:
    source = "青岚区2022年度工作总结\n主要成效\n全区推进普法。\n存在问题\n力量不足。"
    assert [kind for _, kind in named(source)] == [
        "title",
        "heading",
        "sentence",
        "heading",
        "sentence",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("依托网站和二维码免费发放普法资料。", "推广“扫一扫”举报功能，方便群众打印文书。"),
        *("出台《关于落实<条例>的意见》《关于贯彻<规定>的办法》，", "一是清理规范性文件。"),
        *("来源于群众的意见全部答复。", "各位代表提出建议十条。", "下载安装应用一万次。"),
    ],
)
def test_text_that_holds_words_of_the_page_is_a_sentence(line: str) -> None:
    assert (line, "sentence") in named(f"一、做法\n全区推进普法。\n{line}\n继续努力。")


@pytest.mark.parametrize("line", ["。", "……。", "——。"])
def test_a_line_without_a_word_is_of_the_page(line: str) -> None:
    assert named(f"一、做法\n推进普法。\n{line}\n效果明显。")[2] == (line, "boilerplate")


def test_rows_of_a_table() -> None:
    rows = ["| 项目 | 数量 |", "复议 | 12件", "执法 | | 已完成。"]
    source = "一、数据\n" + "\n".join(rows) + "\n竖线|\n完成了。"
    assert [text for text, kind in named(source) if kind == "table"] == rows


def test_page_numbers_and_running_headers_between_sentences() -> None:
    source = (
        "一、做法\n全区推进普法。\n— 1 —\n青岚区公报\n组织宣讲。\n— 2 —\n青岚区公报\n"
        "开展评查。\n3\n完成了。"
    )
    kinds = [unit.kind for unit in split(source)]
    assert kinds.count(Kind.BOILERPLATE) == 5
    assert kinds.count(Kind.SENTENCE) == 4


def test_a_layout_table_with_whole_texts_is_cut_into_sentences() -> None:
    text = "青岚区组织各单位开展法治宣传活动，取得较好效果。" * 25
    assert len(split(f"一、做法\n栏目 | {text}")) > 20


def test_a_nested_body_that_signs_is_meta() -> None:
    source = (
        "一、做法\n全区推进普法。\n特此报告\n望江区人民政府安宁街道办事处\n云溪县残疾人联合会\n"
        "云溪书画院筹备组\n2023年12月29日"
    )
    assert kinds_in(source) == "heading sentence sentence meta meta meta meta"


def test_a_record_that_stands_cell_below_cell() -> None:
    source = (
        "首页\n索引号\n510907016/2021-00042\n文号\n云政发〔2021〕3号\n发布机构\n云溪县司法局\n"
        "生成日期\n2021-01-20\n云溪县人民政府\n关于2020年法治建设情况的报告\n一、做法\n推进普法。"
    )
    assert kinds_in(source).split() == ["meta"] * 9 + ["title"] * 2 + ["heading", "sentence"]


def test_a_record_set_with_tabs_or_square_brackets() -> None:
    source = (
        "索引号\tbm1/2023-1\t公开责任部门\t云溪县水利局\n【文号】 无\t【公开日期】 2020-12-31\n"
        "2020-12-31 16:45:12 来源：水利局 点击数：88 【打印】\n云水函〔2023〕8号　签发人：某某\n"
        "云溪县水利局2022年工作总结\n一、做法\n1.\t加强普法。全年宣讲8次。"
    )
    assert kinds_in(source) == "meta meta meta meta title heading heading sentence"


@pytest.mark.parametrize("subtitle", ["（2023年度）", "(2023年)", "（公开稿）"])
def test_a_subtitle_belongs_to_the_title(subtitle: str) -> None:
    source = f"云溪县2023年工作总结\n{subtitle}\n来源：司法局\n一、做法\n推进普法。"
    assert kinds_in(source) == "title title meta heading sentence"


def test_a_report_sent_with_a_letter_has_its_title() -> None:
    source = (
        "关于报送《云溪县水利局2022年度\n法治建设情况报告》的函\n省司法厅：\n现将报告报送，请审阅。\n"
        "云溪县水利局\n2023年2月8日\n附件\n云溪县水利局2022年度法治建设情况报告\n2022年，全县推进节水。"
    )
    assert kinds_in(source) == "title title meta sentence meta meta boilerplate title sentence"


def test_rows_of_figures_are_a_table() -> None:
    rows = "案件类型 数量（件） 罚款（万元）\n市容环卫 1286 32.5\n合计 1,331 100%"
    source = f"一、做法\n严格执法。\n{rows}\n继续努力。"
    assert kinds_in(source) == "heading sentence table table table sentence"


@pytest.mark.parametrize(
    "end", ["四、下一步打算\n继续努力。", "下一步打算\n继续努力。", "云溪县司法局\n2023年1月3日"]
)
def test_the_last_numbered_sentence_is_what_the_others_are(end: str) -> None:
    source = f"三、不足\n1.执法人员偏少。\n2.普法形式单一。\n3.信息化水平不高。\n{end}"
    assert [kind for _, kind in named(source)[1:4]] == ["sentence"] * 3


def test_a_numbered_statement_is_no_heading() -> None:
    source = "一、做法\n（一）配强力量，聘请法律顾问1名\n（二）下步打算：一是加强培训。二是抓普法。"
    assert kinds_in(source) == "heading sentence sentence sentence"


@pytest.mark.parametrize(
    "line",
    [
        "[返回顶部] [打印] [关闭]",
        "政府网站年度报表 | 网站声明 | 隐私保护",
        "主管单位：云溪县人民政府",
    ],
)
def test_more_lines_at_the_foot_of_a_page(line: str) -> None:
    assert kinds_in(f"一、做法\n推进普法。\n{line}\n分享到:") == (
        "heading sentence boilerplate boilerplate"
    )
