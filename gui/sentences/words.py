"""The words of the filters: what is stored, and what the window calls it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # so that the translators' tool finds it


def section_word(section: str) -> str:
    """The name of a part of a report."""
    return sections().get(section, section)


def kind_word(kind: str) -> str:
    """The name of a kind of unit."""
    return kinds().get(kind, kind)


def sections() -> dict[str, str]:
    """The parts of a report."""
    return {
        "成效": translate("SentenceWords", "成效"),
        "问题": translate("SentenceWords", "问题"),
        "计划": translate("SentenceWords", "计划"),
        "其他": translate("SentenceWords", "其他"),
    }


def kinds() -> dict[str, str]:
    """The kinds of unit, the tagged ones first."""
    return {
        "sentence": translate("SentenceWords", "句子"),
        "heading": translate("SentenceWords", "小标题"),
        "table": translate("SentenceWords", "表格行"),
        "title": translate("SentenceWords", "报告标题"),
        "meta": translate("SentenceWords", "文件信息"),
        "boilerplate": translate("SentenceWords", "网页附带内容"),
    }


def states() -> dict[str, str]:
    """What people have said so far."""
    return {
        "not_judged": translate("SentenceWords", "未判断"),
        "judged": translate("SentenceWords", "已判断"),
        "yes": translate("SentenceWords", "判为是"),
        "no": translate("SentenceWords", "判为否"),
        "none": translate("SentenceWords", "均不涉及"),
        "conflict": translate("SentenceWords", "有分歧"),
        "to_review": translate("SentenceWords", "需要复核"),
    }


def provenances() -> dict[str, str]:
    """How an annotation came about."""
    return {
        "typed": translate("SentenceWords", "逐句标注"),
        "accepted": translate("SentenceWords", "确认机器判断"),
        "bulk": translate("SentenceWords", "成批标注"),
        "propagated": translate("SentenceWords", "相同句子带来"),
        "imported": translate("SentenceWords", "导入"),
    }


def disagreements() -> dict[str, str]:
    """Who disagrees with whom."""
    return {
        "people": translate("SentenceWords", "标注人之间"),
        "classifier": translate("SentenceWords", "人与机器之间"),
    }


def orders() -> dict[str, str]:
    """The orders of the table."""
    return {
        "document": translate("SentenceWords", "文档顺序"),
        "likely": translate("SentenceWords", "最像的在前"),
        "unsure": translate("SentenceWords", "先看拿不准的"),
    }


def filters() -> dict[str, str]:
    """The filters by their names in ``Filter``, in the order in which they are offered."""
    return {
        "reports": translate("SentenceWords", "报告"),
        "category": translate("SentenceWords", "类别"),
        "sections": translate("SentenceWords", "部分"),
        "state": translate("SentenceWords", "状态"),
        "regions": translate("SentenceWords", "地区"),
        "years": translate("SentenceWords", "年份"),
        "levels": translate("SentenceWords", "层级"),
        "predicted": translate("SentenceWords", "机器判断"),
        "band": translate("SentenceWords", "概率"),
        "analyst": translate("SentenceWords", "标注人"),
        "provenance": translate("SentenceWords", "来源"),
        "disagreement": translate("SentenceWords", "分歧"),
        "flagged": translate("SentenceWords", "存疑"),
        "kinds": translate("SentenceWords", "种类"),
        "phrase": translate("SentenceWords", "查找"),
    }
