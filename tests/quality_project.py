"""An invented project with many tags: reports of two levels and three years."""

from __future__ import annotations

import random
from pathlib import Path

from annotation.annotations import Provenance, judge
from annotation.audit import audit_slice, rank
from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report
from annotation.units import units
from messages import Message
from operations.audit import answer_blind

ZHIFA, PUFA, YINGSHANG, MAODUN = "cat-zhifa", "cat-pufa", "cat-yingshang", "cat-maodun"
ALL = (ZHIFA, PUFA, YINGSHANG, MAODUN)
PLACES = (
    *(("云溪县", "县"), ("青岚区", "县"), ("柏河县", "县"), ("石桥区", "县")),
    *(("南汀市", "市"), ("白鹭市", "市"), ("松岭县", "县")),
)
YEARS = ("2021", "2022", "2023")
WHO = ("司法局", "市场监管部门", "各镇街", "执法大队", "政务服务中心", "综治中心", "教育部门")
HOW = ("今年以来", "全年", "按照要求", "结合实际", "会同有关单位", "分批次", "逐户逐企", "下半年")
DONE = {
    ZHIFA: (
        "抽查处罚案卷",
        "公示检查结果",
        "培训持证人员",
        "查处违法经营",
        "纠正不当处罚",
        "记录检查全程",
    ),
    PUFA: (
        "讲解民法典",
        "发放宣传手册",
        "组织宪法晨读",
        "开办法律课堂",
        "旁听庭审",
        "评选守法家庭",
    ),
    YINGSHANG: (
        "压缩开办时间",
        "取消无谓证明",
        "清理拖欠账款",
        "走访民营企业",
        "推行帮办代办",
        "兑现惠企资金",
    ),
    MAODUN: (
        "调解邻里争执",
        "化解信访积案",
        "劝和离婚夫妻",
        "摸排欠薪隐患",
        "办理复议申请",
        "上门听取诉求",
    ),
    "": (
        "召开年度会议",
        "修订考核办法",
        "更换办公设备",
        "编印工作简报",
        "选派挂职干部",
        "整理档案资料",
    ),
}
THEN = (
    *("群众反映良好", "比上年有所增加", "得到上级肯定", "经验在全域推广", "成效逐步显现"),
    *("问题随之减少", "做法写入制度", "台账做到一案一档", "结果向社会公开", "短板仍需补齐"),
)
FRESH = ("借助数字孪生平台", "依托智能体助手", "通过算法预警模型")


def make_quality_project(
    path: Path, *, per_report: int = 28, tagged: int = 16, mistakes: float = 0.04
) -> Path:
    """The first ``tagged`` sentences of every report are judged, some of them by mistake."""
    chance = random.Random(7)
    with open_project(path, create=True) as project:
        project.set_setting("analyst", "甲")
        for year in YEARS:
            for place, level in PLACES:
                _add(project, (place, level, year), chance, per_report, tagged)
        with project.step(Message("annotation.step_judge", {"text": ""}), analyst="甲"):
            _tag(project, chance, tagged, mistakes)
    return path


def _add(
    project: Project,
    about: tuple[str, str, str],
    chance: random.Random,
    count: int,
    tagged: int,
) -> None:
    source, new, (place, level, year) = "", list[NewUnit](), about
    for number in range(count):
        fresh = year == YEARS[-1] and number >= tagged
        text = sentence(place, chance, how=FRESH if fresh else HOW)
        new.append(NewUnit(len(source), len(source) + len(text), "sentence", "成效", text))
        source += text + "\n"
    values = {"year": (year, "title"), "level": (level, "title"), "region": (place, "title")}
    add_report(
        project,
        name=f"{place}{year}.txt",
        source=source,
        encoding="utf-8",
        extractor="",
        units=new,
        metadata=values,
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )


def sentence(place: str, chance: random.Random, *, how: tuple[str, ...] = HOW) -> str:
    """One of thousands; two of six are of no category, one in ten of two."""
    kinds = [chance.choice((*ALL, "", ""))]
    if kinds[0] and chance.random() < 0.1:
        kinds.append(chance.choice([kind for kind in ALL if kind != kinds[0]]))
    done = "，".join(f"{chance.choice(DONE[kind])}{chance.randint(2, 900)}次" for kind in kinds)
    return f"{place}{chance.choice(WHO)}{chance.choice(how)}{done}，{chance.choice(THEN)}。"


def truth(text: str) -> dict[str, bool]:
    """What is so of a sentence."""
    return {uid: any(words in text for words in DONE[uid]) for uid in ALL}


def _tag(project: Project, chance: random.Random, tagged: int, mistakes: float) -> None:
    place_of: dict[int, int] = {}
    for unit in list(units(project, kinds=("sentence",))):
        place_of[unit.report_id] = place_of.get(unit.report_id, 0) + 1
        if place_of[unit.report_id] <= tagged:
            said = {
                uid: yes != (chance.random() < mistakes) for uid, yes in truth(unit.text).items()
            }
            judge(
                project, unit_id=unit.id, values=said, analyst="甲", provenance=Provenance("typed")
            )


def answer_slice(project: Project, count: int) -> None:
    """The next ``count`` sentences of the audit slice that nobody judged, answered blind."""
    drawn = audit_slice(project)
    found = [u for u in units(project, kinds=("sentence",)) if drawn.holds(u.id, u.uid)]
    for unit in sorted(found, key=lambda u: rank(drawn.seed, u.uid))[:count]:
        answer_blind(project, unit_id=unit.id, values=truth(unit.text), analyst="甲")
