"""The tables behind 详细: confusion, years, levels; and what is new in this year's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.quality.figures_table import Figure, FiguresTable, Plain
from gui.quality.percent import percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableWidgetItem

    from annotation.categories import Category
    from operations.quality_figures import CategoryFigures, Mixed, Part, YearWords

translate = QCoreApplication.translate  # so that the translators' tool finds it
WORDS = 16


def confusion(
    table: FiguresTable, told: Sequence[CategoryFigures], categories: Mapping[str, Category]
) -> None:
    """How often yes and no were right and wrong, category by category."""
    head = (
        translate("QualityTables", "类别"),
        translate("QualityTables", "是，判对"),
        translate("QualityTables", "否，误判为是"),
        translate("QualityTables", "是，漏判"),
        translate("QualityTables", "否，判对"),
    )
    rows = []
    for one in told:
        category, t = categories[one.uid], one.told
        counts = (t.right, t.wrong, t.missed, t.left)
        name = Plain(category.name, colour=category.colour)
        rows.append([name, *(Plain(f"{count:,}") for count in counts)])
    table.show_rows(head, rows)


def mixed_words(mixed: Sequence[Mixed], categories: Mapping[str, Category]) -> str:
    """Which categories are mixed up, a line each."""
    if not mixed:
        return translate("QualityTables", "没有哪两个类别互相混淆。")
    text = translate("QualityTables", "“{one}”被判成“{other}”：{n} 句")
    return "\n".join(
        text.format(one=categories[m.category].name, other=categories[m.other].name, n=m.sentences)
        for m in mixed
    )


def parts(table: FiguresTable, title: str, found: Sequence[Part], uid: str) -> None:
    """The figures of one category by year or by level."""
    head = (
        title,
        translate("QualityTables", "篇数"),
        translate("QualityTables", "已标句数"),
        translate("QualityTables", "其中“是”"),
        translate("QualityTables", "查准率"),
        translate("QualityTables", "查全率"),
    )
    table.show_rows(head, [_part_row(part, uid) for part in found])


def _part_row(part: Part, uid: str) -> list[QTableWidgetItem]:
    told = part.told[uid]
    f1 = f"F1 {percent(told.f1)}"
    return [
        Plain(part.name or translate("QualityTables", "没有填")),
        Plain(f"{part.reports:,}"),
        Plain(f"{part.sentences:,}"),
        Plain(f"{told.right + told.missed:,}"),
        Figure(told.precision, f1),
        Figure(told.recall, f1),
    ]


def new_words(words: YearWords | None) -> str:
    """What is new in the words of the newest year."""
    if words is None:
        return translate("QualityTables", "报告还没有年份，填上就能看今年有哪些新词。")
    text = translate("QualityTables", "{year} 年的用词里，{share} 没有在标过的句子里出现过")
    told = text.format(year=words.year, share=f"{words.now.share:.1%}")
    if words.before is not None:
        told += translate("QualityTables", "（往年是 {share}）").format(
            share=f"{words.before.share:.1%}"
        )
    if not words.now.words:
        return told
    listed = "　".join(f"{word} {count}" for word, count in words.now.words[:WORDS])
    return f"{told}\n{listed}"
