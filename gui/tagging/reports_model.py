"""The tree of reports as Qt wants it: rows are numbers, a report is found by its id at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotation.reports import ReportRow
from gui.tagging.report_groups import Node, Progress, grow

ID = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReportsModel(QAbstractItemModel):
    """Regions, years, reports. ``opened`` is the id of the report that is open, 0 without."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened = 0
        self._root, self._nodes = Node(""), [Node("")]
        self._by_id = dict[int, Node]()

    def show_reports(
        self, rows: Sequence[ReportRow], progress: Mapping[int, Progress], unknown: str
    ) -> None:
        """Other reports; ``unknown`` is the word for a region or year that is not known."""
        self.beginResetModel()
        self._root, self._nodes = grow(rows, progress, unknown)
        self._by_id = {node.report_id: node for node in self._nodes if node.report_id}
        self.endResetModel()

    @property
    def groups(self) -> list[Node]:
        """The regions and years, outer ones before what is in them."""
        return [node for node in self._nodes if node.key]

    def node(self, index: Index) -> Node:
        """What stands at ``index``; the root where it is not valid."""
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def index_of(self, node: Node | None) -> QModelIndex:
        """Where a node stands."""
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    def find(self, report_id: int) -> QModelIndex:
        """Where a report stands; not valid where it is not shown."""
        return self.index_of(self._by_id.get(report_id))

    def first_report(self) -> int:
        """The id of the topmost report, 0 without any."""
        return next((node.report_id for node in self._nodes if node.report_id), 0)

    def show_progress(self, report_id: int, done: Progress) -> None:
        """Another sentence of a report is judged; only its row is painted again."""
        node = self._by_id.get(report_id)
        if node is not None and node.done != done:
            node.done = done
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    # What the view asks.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Qt: the index of a row below ``parent``."""
        children = self.node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = _NOWHERE) -> Any:
        """Qt: the index above; without an index, the object this one belongs to."""
        return self.index_of(self.node(index).parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Qt: how many rows are below."""
        return len(self.node(parent).children)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Qt: one."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the name of a row, what is told of it, the report's id."""
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.text} {node.done[0]}/{node.done[1]}" if node.report_id else node.text
        return node.report_id if role == ID else None
