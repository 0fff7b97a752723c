"""The second table: a year or a region a line, a category a column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.statistics.category_lines import figure
from gui.statistics.cells import Cell, Head
from operations.statistics import APPLIES, share
from operations.statistics_reading import Pick

if TYPE_CHECKING:
    from operations.statistics import Row, Statistics

translate = QCoreApplication.translate  # so that the translators' tool finds it
YEARS, REGIONS = "years", "regions"


def heads(told: Statistics, by: str) -> list[Head]:
    """The titles."""
    year, region = translate("Statistics", "年份"), translate("Statistics", "地区")
    each = translate("Statistics", "{name}：属于这一类的句子 / 判过这一类的句子 · 占比")
    return [
        Head(year if by == YEARS else region),
        Head(translate("Statistics", "报告")),
        Head(translate("Statistics", "句子"), translate("Statistics", "全部句子，判过没有都算")),
        *(Head(c.name, each.format(name=c.name)) for c in told.categories),
    ]


def lines(told: Statistics, by: str) -> list[list[Cell]]:
    """A line per row."""
    rows = told.years if by == YEARS else told.regions
    shares = [share(count.yes) or 0.0 for row in rows for count in row.counts.values()]
    most = max(shares, default=0.0)
    return [_line(told, row, by, most) for row in rows]


def _line(told: Statistics, row: Row, by: str, most: float) -> list[Cell]:
    name = row.name or translate("Statistics", "没有填")
    at = told.wanted
    wanted = replace(at, year=row.key) if by == YEARS else replace(at, region=row.key)
    line = [
        Cell(name, told=row.outer + name.removeprefix(row.outer)),
        Cell(f"{row.reports:,}"),
        Cell(f"{row.sentences:,}"),
    ]
    for category in told.categories:
        pick = Pick(category.uid, APPLIES, wanted)
        pair, title = row.counts[category.uid].yes, f"{category.name} · {name}"
        line.append(figure(pair, title, pick, colour=category.colour, most=most))
    return line
