"""The lines of the one table that the overview opens with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.quality.figures_table import Figure, FiguresTable, Plain
from gui.quality.percent import NOTHING, percent, points, points_reach

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableWidgetItem

    from annotation.categories import Category
    from operations.quality_figures import CategoryFigures, Quality, Standing

ENOUGH = 30  # blind answers, as many as the random check of a run takes
translate = QCoreApplication.translate  # so that the translators' tool finds it


def show(table: FiguresTable, known: Quality, categories: Mapping[str, Category]) -> None:
    """All that is known, a category a line; the slice only where it was answered."""
    head = [translate("QualityTable", "类别"), translate("QualityTable", "是 / 否")]
    told = {c.uid: c for c in known.findings.categories} if known.findings else {}
    if told:
        head += [translate("QualityTable", "查准率"), translate("QualityTable", "查全率")]
    if _tells(known):
        head += [translate("QualityTable", "抽检查准率"), translate("QualityTable", "抽检查全率")]
    head.append(
        translate("QualityTable", "再标 100 句，提高几个百分点")
        if told
        else translate("QualityTable", "还差")
    )
    rows = [
        _row(known, place, categories[one.uid], told.get(one.uid))
        for place, one in enumerate(known.standing)
        if one.uid in categories
    ]
    table.show_rows(head, rows)


def _row(
    known: Quality, place: int, category: Category, told: CategoryFigures | None
) -> list[QTableWidgetItem]:
    one = known.standing[place]
    row: list[QTableWidgetItem] = [
        Plain(category.name, colour=category.colour),
        Plain(f"{one.yes:,} / {one.no:,}"),
    ]
    if told is not None:
        f1 = _f1(
            translate("QualityTable", "交叉检验，F1 {f1}"),
            percent(told.told.f1),
            sure=told.calibrated,
        )
        row += [Figure(told.told.precision, f1), Figure(told.told.recall, f1)]
    if _tells(known):
        row += _blind(known, category.uid)
    row.append(_missing(one) if told is None else _gain(known, place))
    return row


def _tells(known: Quality) -> bool:
    """Do the blind answers say anything? Of five, one slip would read as 0%."""
    return bool(known.audit.told) and known.audit.answered >= ENOUGH


def _f1(text: str, f1: str, *, sure: bool) -> str:
    told = text.format(f1=f1)
    return told if sure else told + translate("QualityTable", "；标注还少，仅供参考")


def _blind(known: Quality, uid: str) -> list[QTableWidgetItem]:
    blind = known.audit.told.get(uid)
    if blind is None:
        return [Figure(None), Figure(None)]
    text = translate("QualityTable", "随机抽检 {n} 句，其中 {yes} 句是，F1 {f1}")
    told = text.format(n=blind.sentences, yes=blind.yes, f1=percent(blind.f1))
    return [Figure(blind.precision, told), Figure(blind.recall, told)]


def _missing(one: Standing) -> Plain:
    yes, no = one.missing
    if not yes and not no:
        return Plain(NOTHING)
    return Plain(translate("QualityTable", "{yes} 句“是”，{no} 句“否”").format(yes=yes, no=no))


def _gain(known: Quality, place: int) -> Plain:
    ahead = known.outlook
    if ahead is None:
        return Plain("…", told=translate("QualityTable", "还在算"))
    gain, needed = ahead.gains[place], ahead.needed[place]
    if gain is None:
        return Plain(NOTHING, told=translate("QualityTable", "“是”和“否”都标够 12 句才能预测"))
    many = translate("QualityTable", "综合得分（F1）要提高 2 个百分点，1,000 句也不一定够")
    few = translate("QualityTable", "综合得分（F1）要提高 2 个百分点，约需再标 {n} 句").format(
        n=needed.tags if needed else ""
    )
    sign = "+" if gain[0] >= 0 else ""
    text = translate("QualityTable", "{points}（{reach}）").format(
        points=sign + points(gain[0]), reach=points_reach(gain)
    )
    return Plain(text, told=many if needed is None else few)
