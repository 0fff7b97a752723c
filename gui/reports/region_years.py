"""Regions by years: how many reports there are of each, and where one is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from operations.region_years import RegionRow, RegionYears

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
MISSING = Role.UserRole + 1
FIRST = 3
"""The first column of a year; before it the outer region, the region and the sum."""


class RegionYearsModel(QAbstractTableModel):
    """A row per region, a column per year."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = RegionYears()
        self._doubles = frozenset[int]()

    def show(self, table: RegionYears, doubles: Iterable[int]) -> None:
        """Show what was found. ``doubles``: ids of reports of one body and year."""
        self.beginResetModel()
        self._table, self._doubles = table, frozenset(doubles)
        self.endResetModel()

    @property
    def rows(self) -> tuple[RegionRow, ...]:
        """The regions."""
        return self._table.rows

    @property
    def years(self) -> tuple[str, ...]:
        """The years of the columns."""
        return self._table.years

    @property
    def missing(self) -> int:
        """How many cells lack a report."""
        return sum(len(row.missing) for row in self.rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Regions."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Years, and what stands before them."""
        return 0 if parent.isValid() else FIRST + len(self.years)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """The years."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Role.DisplayRole and across:
            return (self.tr("上级"), self.tr("地区"), self.tr("合计"), *self.years)[section]
        if role == Role.TextAlignmentRole and across:
            return int(_alignment(section))
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The number of reports, or that one is missing."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.text(index.row(), index.column())
        if role == MISSING:
            return self.year(index.column()) in self.rows[index.row()].missing
        if role == Role.TextAlignmentRole:
            return int(_alignment(index.column()))
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self.told(index.row(), index.column())
        return None

    def year(self, column: int) -> str:
        """The year of a column, "" for those before the years."""
        return self.years[column - FIRST] if column >= FIRST else ""

    def ids(self, row: int, column: int) -> tuple[int, ...]:
        """The reports of a cell; of the whole row before the years."""
        cells = self.rows[row].cells
        if column >= FIRST:
            return cells.get(self.year(column), ())
        return tuple(number for year in sorted(cells) for number in cells[year])

    def text(self, row: int, column: int) -> str:
        """What a cell shows and what is copied from it."""
        region, ids = self.rows[row], self.ids(row, column)
        if column < FIRST:
            return (region.outer, region.name, str(len(ids)))[column]
        if self.year(column) in region.missing:
            return self.tr("缺")
        if self._doubles.intersection(ids):
            return self.tr("{n} 重复").format(n=len(ids))
        return str(len(ids) or "")

    def widest(self) -> tuple[str, ...]:
        """The longest texts that stand in the column of a year."""
        return (self.tr("缺"), self.tr("{n} 重复").format(n=88), "2024")

    def told(self, row: int, column: int) -> str:
        """A cell in a sentence."""
        region, year = self.rows[row], self.year(column)
        why = region.missing.get(year, "")
        values = {"region": region.name, "year": year, "n": len(self.ids(row, column))}
        if why == "between":
            return self.tr("{region}缺 {year} 年的报告：前后年份都有").format(**values)
        if why:
            return self.tr("{region}缺 {year} 年的报告：同一上级的地区多半有").format(**values)
        if not year:
            return self.tr("{region}共 {n} 篇").format(**values)
        return self.tr("{region} {year} 年：{n} 篇").format(**values)

    def block(self) -> list[list[str]]:
        """The whole table with its titles."""
        head = [self.headerData(c, Qt.Orientation.Horizontal) for c in range(self.columnCount())]
        rows = range(len(self.rows))
        return [head, *([self.text(r, c) for c in range(self.columnCount())] for r in rows)]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignHCenter if column >= FIRST - 1 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
