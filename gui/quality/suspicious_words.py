"""What 可疑标注 says: about a doubt, who said what, how old the list is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from annotation.sayings import Saying
    from operations.suspicious import Suspicion

MINUTE, HOUR, DAY = 60, 3600, 86_400
translate = QCoreApplication.translate  # so that the translators' tool finds it


def belongs(value: bool) -> str:
    """Yes or no, of a category."""
    return translate("Suspicious", "属于") if value else translate("Suspicious", "不属于")


def in_short(one: Suspicion) -> str:
    """What was said and what speaks against it, in a line of the list."""
    if one.probability is None:
        return translate("Suspicious", "标为{said}，相似句相反").format(said=belongs(one.value))
    words = translate("Suspicious", "标为{said}，机器判断 {p}")
    return words.format(said=belongs(one.value), p=f"{one.probability:.0%}")


def state_word(state: str) -> str:
    """What became of it; "" while it waits."""
    return {
        "fixed": translate("Suspicious", "已改"),
        "kept": translate("Suspicious", "已保留"),
    }.get(state, "")


def question(one: Suspicion) -> tuple[str, str]:
    """The words before and after the name of the category, over a doubt."""
    if one.other is not None:
        return translate("Suspicious", "两句几乎相同，只有一句属于"), ""
    return translate("Suspicious", "这一句属于"), translate("Suspicious", "吗？")


def who_said(saying: Saying) -> str:
    """One opinion: who, what, how and when."""
    words = translate("Suspicious", "{who}：{said}（{how}，{day}）")
    return words.format(
        who=saying.analyst, said=belongs(saying.value), how=_how(saying), day=saying.at[:10]
    )


def _how(saying: Saying) -> str:
    if saying.provenance is None:
        return translate("Suspicious", "商定")
    kinds = {
        "typed": translate("Suspicious", "逐句标的"),
        "accepted": translate("Suspicious", "接受机器判断"),
        "bulk": translate("Suspicious", "成批标的"),
        "propagated": translate("Suspicious", "从相同的句子带来"),
        "imported": translate("Suspicious", "导入的"),
    }
    return kinds[saying.provenance.kind]


def reasons(one: Suspicion) -> list[tuple[str, str]]:
    """What a classifier that has not learnt it makes of it, and what it went by.

    Each a quiet word and what follows it; nothing where no classifier was asked.
    """
    if one.probability is None or one.why is None:
        return []
    sure = translate("Suspicious", "属于的可能 {p}（没有学过这篇报告时）")
    told = (
        (translate("Suspicious", "机器判断"), [sure.format(p=f"{one.probability:.0%}")]),
        (translate("Suspicious", "支持词"), [word for word, _ in one.why.spoke_for]),
        (translate("Suspicious", "反对词"), [word for word, _ in one.why.spoke_against]),
        (translate("Suspicious", "命中的关键词"), list(one.why.seed_hits)),
    )
    return [(head, "　".join(words)) for head, words in told if words]


def age(at: float, changed: int) -> str:
    """How old the list is, and how much was tagged since."""
    told = translate("Suspicious", "{when}核对").format(when=_ago(time.time() - at))
    if changed:
        words = translate("Suspicious", "，之后改动了 {n} 句标注")
        told += words.format(n=f"{changed:,}")
    return told


def _ago(seconds: float) -> str:
    if seconds < MINUTE:
        return translate("Suspicious", "刚刚")
    if seconds < HOUR:
        return translate("Suspicious", "{n} 分钟前").format(n=int(seconds // MINUTE))
    if seconds < DAY:
        return translate("Suspicious", "{n} 小时前").format(n=int(seconds // HOUR))
    return translate("Suspicious", "{n} 天前").format(n=int(seconds // DAY))
