"""A table of cells that are made beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.statistics.cells import Cell, Head

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class CellsModel(QAbstractTableModel):
    """Shows lines of cells under their titles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: Sequence[Head] = ()
        self.lines: Sequence[Sequence[Cell]] = ()

    def show(self, heads: Sequence[Head], lines: Sequence[Sequence[Cell]]) -> None:
        """Show these instead of those before."""
        self.beginResetModel()
        self.heads, self.lines = heads, lines
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """What stands there."""
        return self.lines[index.row()][index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Titles."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """The titles, and what they mean."""
        if orientation == Qt.Orientation.Vertical:
            return None
        head = self.heads[section]
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return {Role.DisplayRole: head.text, Role.ToolTipRole: head.told}.get(role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The words of a cell, and the sentence that a screen reader says."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        words = f"{cell.text} {cell.end}".strip()
        known = {Role.DisplayRole: words, Role.ToolTipRole: cell.told}
        return (known | {Role.AccessibleTextRole: cell.told or words}).get(role)
