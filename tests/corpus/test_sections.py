"""Which part of a report a unit stands in."""

import pytest

from corpus.document import Section
from corpus.sections import section_of
from corpus.sentences import split


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        *(
            (h, "成效")
            for h in (
                "一、2021年主要工作成效",
                "一、工作开展情况",
                "一、2021年工作回顾",
                "二、主要做法",
            )
        ),
        *((h, "成效") for h in ("一、2021年重点工作完成情况", "一、上年度存在问题整改落实情况")),
        *(
            (h, "问题")
            for h in (
                "二、存在的主要问题",
                "二、困难和不足",
                "三、存在的问题及下一步打算",
                "二、存在的薄弱環節",
            )
        ),
        *(
            (h, "计划")
            for h in (
                "三、2022年工作安排",
                "三、下一步工作推进措施",
                "二、下步工作",
                "四、2022年重点工作",
            )
        ),
        *((h, "计划") for h in ("三、下一階段工作打算", "四、今后努力方向", "五、工作思路和目标")),
        *((h, "其他") for h in ("一、基本概况", "四、其他需要报告的事项")),
    ],
)
def test_headings_that_name_their_part(heading: str, section: str) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    "heading",
    [
        "一、坚持依法行政",
        "（一）聚焦突出问题，规范执法",
        "（二）补齐短板",
        "三、加强组织领导",
        "（三）帮扶困难群众",
    ],
)
def test_headings_that_name_none(heading: str) -> None:
    assert section_of(heading) is None


def sections(source: str) -> dict[str, Section]:
    return {unit.text: unit.section for unit in split(source)}


def test_sections_follow_the_headings() -> None:
    said = sections(
        "青岚区2021年法治政府建设情况报告\n2021年，全区推进依法行政。\n一、主要成效\n（一）补齐短板弱项\n执法规范。\n"
        "二、存在问题\n力量不足。\n三、下一步打算\n（一）加强领导\n抓好落实。\n四、强化保障\n增加人员。\n青岚区司法局\n2022年1月1日"
    )
    assert said["2021年，全区推进依法行政。"] == "其他"
    assert said["（一）补齐短板弱项"] == said["执法规范。"] == "成效"
    assert said["二、存在问题"] == said["力量不足。"] == "问题"
    assert said["抓好落实。"] == said["增加人员。"] == "计划"
    assert said["青岚区司法局"] == said["2022年1月1日"] == "其他"
    assert said["青岚区2021年法治政府建设情况报告"] == "其他"


def test_headings_without_a_word_of_their_part_are_achievements_first() -> None:
    said = sections(
        "一、依法全面履职尽责\n甲。\n二、完善制度体系\n乙。\n三、存在不足\n丙。\n四、狠抓落实\n丁。"
    )
    assert [said[text] for text in ("甲。", "乙。", "丙。", "丁。")] == [
        "成效",
        "成效",
        "问题",
        "计划",
    ]


def test_a_paragraph_opens_problems_or_plans_until_the_next_heading() -> None:
    said = sections(
        "一、2023年工作情况\n（一）加强普法\n开展宣讲。\n"
        "回顾2023年工作，在取得成绩的同时，还存在着一些薄弱环节：一是力量不足；二是经费不够。\n"
        "下一步，将补充人员。\n再接再厉。\n二、2024年工作安排\n（一）存在的突出问题\n丙。"
    )
    assert said["开展宣讲。"] == "成效"
    assert said["二是经费不够。"] == "问题"
    assert said["下一步，将补充人员。"] == said["再接再厉。"] == "计划"
    assert said["丙。"] == "问题"


def test_an_opening_that_plainly_reports_is_an_achievement() -> None:
    said = sections(
        "青岚区2021年工作报告\n全区位居全市第一。\n2021年，全区坚持依法行政。\n一、成效\n好。"
    )
    assert said["全区位居全市第一。"] == "成效"
    assert said["2021年，全区坚持依法行政。"] == "其他"


def test_titles_and_furniture_belong_to_no_part() -> None:
    said = sections("一、成效\n甲完成了。\n— 2 —\n项目 | 数量 | 备注\n二、问题\n丙。")
    assert said["— 2 —"] == "其他"
    assert said["项目 | 数量 | 备注"] == "成效"
