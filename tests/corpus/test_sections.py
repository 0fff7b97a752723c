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
        "二、聚焦重点任务，提升治理效能",
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


PROBLEMS = "青岚区2020年工作报告\n一、主要成效\n甲。\n九、不足与下一步打算\n全区执法还不够规范。\n"


@pytest.mark.parametrize(
    "opening",
    [
        "2021年，我市将重点做好以下工作：",
        "2021年是“十四五”开局之年，也是全区转型的关键之年。",
        "下一步，加大力度。",
        "今后，区里继续努力。",
        "接下来，各部门抓紧落实。",
        "针对上述问题，我局将重点抓好以下几项工作：",
        "我们将采取以下措施。",
        "下一步，我區將做好以下工作：",
        "（二）下步打算：一是加强培训。",
    ],
)
def test_under_a_mixed_heading_the_plan_opens_with_its_own_words(opening: str) -> None:
    said = sections(
        f"{PROBLEMS}{opening}\n乙。\n（一）加强普法。\n丙。\n（二）规范执法\n丁。\n十、其他需要报告的事项\n戊。"
    )
    assert said["九、不足与下一步打算"] == said["全区执法还不够规范。"] == "问题"
    plans = [opening, "乙。", "（一）加强普法。", "丙。", "（二）规范执法", "丁。"]
    assert {said[text] for text in plans} == {"计划"}
    assert said["戊。"] == "其他"


@pytest.mark.parametrize(
    "problem",
    [
        "2020年，全区执法检查未将小作坊纳入。",
        "我局的工作计划性不强。",
        "执法人员能力需要进一步提高。",
        "我区与先进地区相比仍有差距，需要认真加以改进。",
    ],
)
def test_under_a_mixed_heading_a_problem_is_no_plan(problem: str) -> None:
    assert sections(f"{PROBLEMS}{problem}")[problem] == "问题"


def test_a_plan_for_each_problem_ends_with_the_next_problem() -> None:
    said = sections(
        "一、存在问题及改进措施\n（一）执法不规范\n甲。\n下一步，我局将开展培训。\n（二）普法形式单一\n乙。\n今后，将创新形式。"
    )
    assert [
        said[t] for t in ("甲。", "下一步，我局将开展培训。", "乙。", "今后，将创新形式。")
    ] == [
        "问题",
        "计划",
        "问题",
        "计划",
    ]


def test_headings_below_a_turn_stay_in_it() -> None:
    said = sections(
        "一、问题和打算\n（一）主要问题\n1.普法不深入。\n甲。\n（二）2022年工作打算\n1.加强普法。\n乙。\n2.规范执法。\n丙。"
    )
    assert [said[t] for t in ("甲。", "1.加强普法。", "乙。", "丙。")] == [
        "问题",
        "计划",
        "计划",
        "计划",
    ]
