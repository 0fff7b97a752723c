"""A short list with one line each: chosen by mouse or keys, one column to be typed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
WIDEST = 320  # pixels that a column takes by itself


@dataclass(frozen=True)
class Line:
    """``key`` names it; ``cells``: its words; ``told``: the whole of it, for the tooltip."""

    key: str
    cells: tuple[str, ...]
    told: str = ""


class LinesModel(QAbstractTableModel):
    """``editable``: the column that can be typed in, -1 for none. ``right``: columns of counts.

    ``told``: by title, what it means.
    """

    typed = QtSignal(str, str)  # key, new words

    def __init__(
        self,
        heads: Sequence[str],
        *,
        editable: int = -1,
        right: Collection[int] = (),
        told: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.heads, self.editable, self._right = list(heads), editable, frozenset(right)
        self._told = told or {}
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if list(lines) != self.lines:
            self.beginResetModel()
            self.lines = list(lines)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Columns."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """The column's title, and what it means."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Role.ToolTipRole:
            return self._told.get(self.heads[section])
        return self._side(section) if role == Role.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be chosen."""
        typed = index.column() == self.editable
        return FIXED | Qt.ItemFlag.ItemIsEditable if typed else FIXED

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The words of a cell."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Role.DisplayRole, Role.EditRole):
            return line.cells[index.column()]
        if role == Role.TextAlignmentRole:
            return self._side(index.column())
        return (line.told or None) if role == Role.ToolTipRole else None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Role.EditRole
    ) -> bool:
        """Words were typed; they are shown once they are stored."""
        line, words = self.lines[index.row()], str(value).strip()
        if role != Role.EditRole or words == line.cells[index.column()]:
            return False
        self.typed.emit(line.key, words)
        return True


class LinesTable(QTableView):
    """Several lines can be chosen. ``act``: Delete was pressed; ``chosen``: others are."""

    chosen = QtSignal()
    delete_asked = QtSignal()

    def __init__(self, model: LinesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="plain")
        self.model_ = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def keys(self) -> list[str]:
        """The chosen lines, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model_.lines[row].key for row in rows]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; what was chosen stays chosen, else the first is."""
        kept = set(self.keys())
        self.model_.show(lines)
        places = [place for place, line in enumerate(lines) if line.key in kept]
        self.pick(places or [0])
        self.measure()

    def pick(self, rows: Sequence[int]) -> None:
        """Choose these lines."""
        chooser = self.selectionModel()
        flag = chooser.SelectionFlag
        chooser.clearSelection()
        for row in rows:
            if row < self.model_.rowCount():
                index = self.model_.index(row, 0)
                chooser.select(index, flag.Select | flag.Rows)
                chooser.setCurrentIndex(index, flag.NoUpdate)

    def edit_line(self) -> None:
        """Type in the chosen line."""
        index = self.model_.index(self.currentIndex().row(), self.model_.editable)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def measure(self) -> None:
        """Rows and columns as the font asks for; the last column takes what is left."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(self.model_.columnCount() - 1):
            self.setColumnWidth(column, min(self.columnWidth(column) + 16, WIDEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete asks for what the button asks for."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The font has grown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model_.rowCount():
            self.measure()
