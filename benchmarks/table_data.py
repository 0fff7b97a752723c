"""The project that ``benchmarks.table`` measures: invented reports, in any number.

Written for this purpose. 法 stands in about one sentence in three, 法治 in one in fifteen, 枫桥 in
one in two hundred, ``ABSENT`` in none.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from annotation.annotations import Judgement, Provenance, flag, judge_many
from annotation.cache import index_report, store_predictions
from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import categories
from corpus.normalize import normalize
from messages import Message

SENTENCES_A_REPORT = 500
ABSENT = "麒麟"
ANALYSTS = ("甲", "乙")
YEARS = tuple(str(year) for year in range(2015, 2025))
LEVELS = ("省", "市", "县", "乡镇街道", "")
SECTIONS = ("成效",) * 6 + ("问题",) + ("计划",) * 2 + ("其他",)
_PLACES = ("云溪县", "青岚区", "柏河镇", "石桥街道", "南汀市", "白鹭乡", "松岭县", "芦湾区")
_BODIES = ("住建局", "农业农村局", "市场监管局", "教育局", "水利局", "文旅局", "卫健委", "财政局")
_ENDS = ("，群众满意度有所提高。", "，有关做法在全县推广。", "，按时完成年初任务。", "。")
_COMMON = (
    "{p}{b}全年开展专项检查{n}次，发现问题{m}个并逐一整改到位",
    "{p}{b}新增便民服务窗口{n}个，办理时间平均缩短{m}天",
    "{p}{b}召开工作例会{n}次，研究解决重点难点事项{m}件",
    "{p}{b}走访企业{n}家，收集意见建议{m}条，答复率达到百分之百",
    "{p}{b}举办业务培训班{n}期，参加人数{m}人次",
)
_LAW = (
    "{p}{b}规范行政执法程序，抽查案卷{n}件，纠正不当做法{m}处",
    "{p}{b}依法办理许可事项{n}项，公开办事指南{m}份",
    "{p}{b}接受法律咨询{n}人次，提供法律援助{m}件",
)
_RULE = ("{p}{b}组织法治宣传活动{n}场，发放资料{m}份", "{p}{b}推进法治示范村建设，命名{n}个")
_MAPLE = ("{p}{b}学习新时代枫桥经验，调解邻里纠纷{n}件，成功{m}件",)


def make_project(path: Path, sentences: int, *, annotated: int) -> Project:
    """A new, open project: reports of 500 sentences, indexed, predicted, partly annotated."""
    chance = random.Random(3)
    project = open_project(path, create=True)
    for number in range(sentences // SENTENCES_A_REPORT):
        _add_report(project, chance, number)
    live = [category.uid for category in categories(project)]
    ids = [unit.id for unit in units(project, kinds=("sentence", "heading"))]
    _annotate(project, chance, chance.sample(ids, annotated), live)
    for unit_id in chance.sample(ids, 100):
        flag(project, unit_id, "再看", analyst=ANALYSTS[0])
    store_predictions(project, "v1", predictions(ids, live, seed=4))
    return project


def predictions(
    ids: list[int], live: list[str], *, seed: int
) -> Iterator[tuple[int, dict[str, float]]]:
    """What a classifier might say: mostly no."""
    chance = random.Random(seed)
    for unit_id in ids:
        yield unit_id, {uid: chance.random() ** 4 for uid in live}


def _add_report(project: Project, chance: random.Random, number: int) -> None:
    texts = [_sentence(chance) for _ in range(SENTENCES_A_REPORT)]
    place, year = chance.choice(_PLACES), chance.choice(YEARS)
    told = {"region": place, "year": year, "level": chance.choice(LEVELS)}
    added = add_report(
        project,
        name=f"{place}{year}_{number}.txt",
        source=f"{number}\n" + "".join(texts),
        encoding="utf-8",
        extractor="",
        units=list(_units(chance, len(f"{number}\n"), texts)),
        metadata={field: (value, "typed") for field, value in told.items() if value},
        cleaner_version="1",
        splitter_version="1",
        analyst=ANALYSTS[0],
    )
    rows = units(project, report_id=added.report_id)
    index_report(project, added.report_id, [(unit.id, normalize(unit.text)) for unit in rows])


def _units(chance: random.Random, at: int, texts: list[str]) -> Iterator[NewUnit]:
    """One unit in twenty is a heading; sections come in runs, as they do."""
    section = "成效"
    for text in texts:
        heading = chance.random() < 0.05
        section = chance.choice(SECTIONS) if heading else section
        yield NewUnit(at, at + len(text), "heading" if heading else "sentence", section, text)
        at += len(text)


def _sentence(chance: random.Random) -> str:
    draw = chance.random()
    tales = _MAPLE if draw < 0.005 else _RULE if draw < 0.07 else _LAW if draw < 0.17 else _COMMON
    tale = chance.choice(tales)
    place, body = chance.choice(_PLACES), chance.choice(_BODIES)
    told = tale.format(p=place, b=body, n=chance.randint(2, 99), m=chance.randint(2, 999))
    return told + chance.choice(_ENDS)


def _annotate(project: Project, chance: random.Random, ids: list[int], live: list[str]) -> None:
    """Half by each analyst, every tenth by both; typed, accepted and bulk."""
    for place, analyst in enumerate(ANALYSTS):
        rows = [
            Judgement(unit_id, {uid: chance.random() < 0.2 for uid in live}, _provenance(chance))
            for number, unit_id in enumerate(ids)
            if number % 2 == place or number % 10 == 0
        ]
        label = Message("annotation.step_merge", {"name": analyst})
        judge_many(project, rows, label=label, analyst=analyst)


def _provenance(chance: random.Random) -> Provenance:
    kind = chance.choice(("typed", "typed", "accepted", "bulk"))
    if kind == "accepted":
        return Provenance("accepted", "v1", 0.9)
    return Provenance("bulk" if kind == "bulk" else "typed")
