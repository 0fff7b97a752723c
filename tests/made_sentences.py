"""Invented sentences with labels."""

import random
from dataclasses import dataclass, field

import numpy as np

from training.scheme import CategorySpec

PLACES = ("云溪县", "青岚区", "柏河镇", "石桥街道", "南汀市", "白鹭乡")
TALES = {
    "cat-a": (
        "{p}组织法治宣传{n}场，发放手册{n}份",
        "{p}在集市上为群众讲解民法典",
        "{p}邀请律师走进校园开讲座{n}次",
    ),
    "cat-b": (
        "{p}调解邻里纠纷{n}件，成功率{n}%",
        "{p}把信访积案{n}件化解在村口",
        "{p}的人民调解员上门劝和{n}户",
    ),
    "": (
        "{p}召开全年工作会议{n}次",
        "{p}新修公路{n}公里，种树{n}棵",
        "{p}干部参加培训{n}人",
        "{p}粮食总产量增长{n}%",
    ),
}
CATEGORIES = (
    CategorySpec("cat-a", "普法", ("法治宣传", "民法典"), ()),
    CategorySpec("cat-b", "调解", ("纠纷",), ()),
)


@dataclass
class Made:
    """Sentences, their labels (n, 2) int8 and the report of each."""

    texts: list[str] = field(default_factory=list)
    labels: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), np.int8))
    groups: list[str] = field(default_factory=list)
    categories: tuple[CategorySpec, ...] = CATEGORIES


def make(*, reports: int, per_report: int, seed: int = 0) -> Made:
    chance, made, rows = random.Random(seed), Made(), []
    for report in range(reports):
        for _ in range(per_report):
            uid = chance.choice(("cat-a", "cat-b", "", ""))
            tale = chance.choice(TALES[uid])
            place, number = chance.choice(PLACES), str(chance.randint(2, 99))
            made.texts.append(f"{tale.format(p=place, n=number)}。")
            made.groups.append(f"报告{report}")
            rows.append([uid == "cat-a", uid == "cat-b"])
    made.labels = np.array(rows, np.int8)
    return made
