"""The first table: a category a line, what people said and what the machine says kept apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.statistics.cells import NOTHING, Cell, Head, of, percent
from operations.statistics import (
    APPLIES,
    BY_MACHINE,
    BY_PEOPLE,
    MACHINE,
    PEOPLE,
    UNSURE,
    share,
)
from operations.statistics_reading import Pick

if TYPE_CHECKING:
    from annotation.categories import Category
    from operations.statistics import Count, Statistics

translate = QCoreApplication.translate  # so that the translators' tool finds it
SECTIONS = ("成效", "计划", "问题")  # as they are stored; plans beside achievements


def sections_of(told: Statistics) -> tuple[str, ...]:
    """The sections that have a column: none where one was chosen."""
    return () if told.wanted.section else SECTIONS


def section_word(section: str) -> str:
    """The word for a section."""
    return {
        "成效": translate("Statistics", "成效"),
        "问题": translate("Statistics", "问题"),
        "计划": translate("Statistics", "计划"),
    }.get(section, translate("Statistics", "其他"))


def heads(told: Statistics) -> list[Head]:
    """The titles; of the machine first: all that follows holds what it says."""
    machine = told.wanted.machine
    found = [Head(translate("Statistics", "类别")), *(_machine_heads() if machine else [])]
    both, alone = translate("Statistics", "人标 + 机器判断"), translate("Statistics", "句子")
    every = translate("Statistics", "属于这一类的句子 / 判过这一类的句子 · 占比")
    some = translate("Statistics", "至少有一句属于这一类的报告 / 判过这一类的报告 · 占比")
    long = translate("Statistics", "属于这一类的句子占判过的全部字数")
    found.append(Head(both if machine else alone, every))
    found.append(Head(translate("Statistics", "提及的报告"), some))
    found.append(Head(translate("Statistics", "占字数"), long))
    apart = translate("Statistics", "只看{section}部分：属于这一类的句子 / 判过的句子 · 占比")
    sections = map(section_word, sections_of(told))
    return [*found, *(Head(section, apart.format(section=section)) for section in sections)]


def _machine_heads() -> list[Head]:
    people = translate("Statistics", "人判为“是”的句子 / 人判过的句子 · 占比")
    machine = translate(
        "Statistics", "没有人判过、机器判为“是”的句子 / 机器判过的句子 · 占比；还没盲答的抽检句不算"
    )
    unsure = translate(
        "Statistics",
        "机器判为是或否，但离阈值近，可能有五分之一以上是错的；没有校准过的全算",
    )
    return [
        Head(translate("Statistics", "人标"), people),
        Head(translate("Statistics", "机器判断"), machine),
        Head(translate("Statistics", "机器拿不准"), unsure),
    ]


def lines(told: Statistics) -> list[list[Cell]]:
    """A line per category."""
    most = max((share(count.yes) or 0.0 for count in told.counts.values()), default=0.0)
    return [_line(told, category, most) for category in told.categories]


def _line(told: Statistics, category: Category, most: float) -> list[Cell]:
    count, name = told.counts[category.uid], category.name
    every = Pick(category.uid, APPLIES, told.wanted)
    line = [Cell(name, swatch=category.colour)]
    if told.wanted.machine:
        line += _by_whom(count, name, every)
    line.append(figure(count.yes, name, every, colour=category.colour, most=most))
    line += [_reports(count, name, every), _long(count, name)]
    for section in sections_of(told):
        wanted, title = replace(told.wanted, section=section), f"{name} · {section_word(section)}"
        line.append(figure(count.in_section(section), title, replace(every, wanted=wanted)))
    return line


def figure(
    pair: tuple[int, int], title: str, pick: Pick, *, colour: str = "", most: float = 0.0
) -> Cell:
    """``43 / 430`` and its share; the longest tint of a table belongs to ``most``."""
    if not pair[1]:
        return Cell(
            NOTHING, told=translate("Statistics", "{title}：没有判过的句子").format(title=title)
        )
    told = translate("Statistics", "{title}：判过 {of} 句，其中 {n} 句是，占 {share}。")
    if pick.states == UNSURE:
        told = translate("Statistics", "{title}：判过 {of} 句，{n} 句拿不准，占 {share}。")
    part = share(pair) or 0.0
    return Cell(
        of(pair),
        percent(part),
        told.format(title=title, of=f"{pair[1]:,}", n=f"{pair[0]:,}", share=percent(part)),
        colour=colour,
        bar=part / most if most and colour else 0.0,
        pick=pick if pair[0] else None,
        title=title,
    )


def _reports(count: Count, name: str, every: Pick) -> Cell:
    told = translate("Statistics", "{title}：判过 {of} 篇，其中 {n} 篇提到，占 {share}。")
    n, whole = count.reports
    words = told.format(
        title=name, of=f"{whole:,}", n=f"{n:,}", share=percent(share(count.reports))
    )
    end = percent(share(count.reports)) if whole else ""
    return Cell(of(count.reports), end, words, pick=every if n else None, title=name)


def _by_whom(count: Count, name: str, every: Pick) -> list[Cell]:
    asked = (
        (PEOPLE, BY_PEOPLE, translate("Statistics", "人标")),
        (MACHINE, BY_MACHINE, translate("Statistics", "机器判断")),
        (UNSURE, BY_MACHINE, translate("Statistics", "机器拿不准")),
    )
    return [
        figure(
            (count.sentences(states), count.sentences(of_states)),
            f"{name} · {word}",
            replace(every, states=states),
        )
        for states, of_states, word in asked
    ]


def _long(count: Count, name: str) -> Cell:
    n, whole = count.characters
    told = translate("Statistics", "{title}：判过 {of} 字，其中 {n} 字，占 {share}。")
    part = percent(share(count.characters))
    return Cell(part, told=told.format(title=name, of=f"{whole:,}", n=f"{n:,}", share=part))
