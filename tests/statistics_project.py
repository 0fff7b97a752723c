"""A small invented project whose numbers are worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotation.annotations import Provenance, judge
from annotation.predictions import store_predictions
from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report
from annotation.units import units
from operations.near_duplicates import link

ZHIFA, PUFA, YINGSHANG, MAODUN = ALL = ("cat-zhifa", "cat-pufa", "cat-yingshang", "cat-maodun")
CHECKED = "全年抽查行政执法案卷四百件，通报问题三十个，已整改二十八个。"
LAW = "开展宪法宣传周活动二十场，发放普法资料五千份。"
SHORT = "基层执法力量仍然不足，装备老旧。"
NEXT = "下一步继续抽查执法案卷，扩大抽查的范围。"
FIRM = "企业开办时间压缩至半个工作日，群众满意。"
MEDIATE = "人民调解组织调处各类矛盾纠纷一千二百件。"
REPORTS = {
    "云溪县2021.txt": (
        {"region": "云溪县", "year": "2021", "level": "县"},
        (
            ("heading", "成效", "一、主要工作成效"),
            ("sentence", "成效", CHECKED),
            ("sentence", "成效", LAW),
            ("sentence", "成效", CHECKED),
            ("sentence", "计划", NEXT),
            ("sentence", "问题", SHORT),
        ),
    ),
    "青岚区2022.txt": (
        {"region": "青岚区", "year": "2022", "level": "区"},
        (("sentence", "成效", FIRM), ("sentence", "计划", MEDIATE)),
    ),
    "无名.txt": ({}, (("sentence", "其他", FIRM), ("sentence", "其他", CHECKED))),
    "空.txt": ({"year": "2020"}, (("title", "其他", "云溪县2020年报告"),)),
}


def make_statistics_project(path: Path, *, tagged: bool = True) -> Path:
    """Four reports; ``tagged``: 甲 and 乙 have judged those of 云溪县 and 青岚区.

    Of CHECKED, the first is 执法监督, its repeat too; LAW is 普法; NEXT was only judged in
    执法监督, yes; SHORT by nobody; FIRM is none; on MEDIATE they differ in 执法监督.
    """
    with open_project(path, create=True) as project:
        for name, (fields, lines) in REPORTS.items():
            add(project, name, lines, fields)
        project.set_setting("analyst", "甲")
        link(project)
        if tagged:
            _tag(project)
    return path


def ids_of(project: Project) -> dict[tuple[str, int], int]:
    """(beginning of the report's name, place among its sentences) -> unit id."""
    found: dict[tuple[str, int], int] = {}
    for unit in units(project, kinds=("sentence",)):
        name = unit.report[:2]
        found[name, sum(known == name for known, _ in found)] = unit.id
    return found


def say(project: Project, unit_id: int, *yes: str, who: str = "甲", only: bool = False) -> None:
    """Judge all categories, or with ``only`` just these."""
    values = {uid: uid in yes for uid in ALL if uid in yes or not only}
    judge(project, unit_id=unit_id, values=values, analyst=who, provenance=Provenance("typed"))


def _tag(project: Project) -> None:
    ids = ids_of(project)
    say(project, ids["云溪", 0], ZHIFA)
    say(project, ids["云溪", 1], PUFA)
    say(project, ids["云溪", 2], ZHIFA)
    say(project, ids["云溪", 3], ZHIFA, only=True)
    say(project, ids["青岚", 0])
    say(project, ids["青岚", 1], ZHIFA)
    say(project, ids["青岚", 1], who="乙")


def foretell(path: Path) -> None:
    """The machine: SHORT is surely 执法监督, as is what people judged otherwise or differ on;
    of 无名, the first is perhaps, of the second it says nothing. Nothing else is anything.
    """
    with open_project(path) as project:
        ids, nothing = ids_of(project), dict.fromkeys(ALL, 0.02)
        said = {
            ids["云溪", 0]: {ZHIFA: 0.1},
            ids["云溪", 4]: {ZHIFA: 0.9},
            ids["青岚", 0]: {ZHIFA: 0.9},
            ids["青岚", 1]: {ZHIFA: 0.9},
            ids["无名", 0]: {ZHIFA: 0.6, PUFA: 0.4},
        }
        store_predictions(project, "v1", [(unit, nothing | one) for unit, one in said.items()])


def add(
    project: Project, name: str, lines: Sequence[tuple[str, str, str]], fields: dict[str, str]
) -> None:
    """Add a report of these units: kind, section, text."""
    source, new = "", []
    for kind, section, text in lines:
        new.append(NewUnit(len(source), len(source) + len(text), kind, section, text))
        source += text + "\n"
    add_report(
        project,
        name=name,
        source=source,
        encoding="utf-8",
        extractor="",
        units=new,
        metadata={field: (value, "typed") for field, value in fields.items()},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )
