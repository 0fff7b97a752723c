"""The grid as hands know it from a spreadsheet: keys, clipboard, filling, the context menu."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from gui.look import Look
from gui.reports.cells import CellDelegate
from gui.reports.columns import Column
from gui.reports.grid_acts import GridActions
from gui.reports.grid_menu import GridMenu
from gui.reports.model import ReportsModel

Key = Qt.Key
Hint = QAbstractItemDelegate.EndEditHint
MOVES = {Hint.SubmitModelCache: (1, 0), Hint.EditNextItem: (0, 1), Hint.EditPreviousItem: (0, -1)}


class GridView(QTableView):
    """Shows a ReportsModel; ``acts`` does what is asked, and tells of it."""

    order_asked = Signal(str, bool)  # field, descending
    opened = Signal(int)  # report id
    left = Signal()  # Tab goes to the next cell, so Escape is the way out

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="grid")
        self.model_ = ReportsModel(self)
        self.setModel(self.model_)
        self.delegate = CellDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.acts = GridActions(self)
        self.delegate.fill_asked.connect(self.acts.fill)
        # After the editor is gone: to store may ask for a name or draw everything anew.
        self.model_.edited.connect(self.acts.edits_asked, Qt.ConnectionType.QueuedConnection)
        self.doubleClicked.connect(lambda index: self._open_at(index.row(), index.column()))
        self.horizontalHeader().sectionDoubleClicked.connect(self._order)
        self._dress()
        look.changed.connect(self.viewport().update)

    def _dress(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("报告表格"))
        self.setCornerButtonEnabled(False)
        # A header that marks what is selected asks for every cell of a selected column.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.model_, self))
        self.measure()

    def measure(self) -> None:
        """Rows and columns as wide and high as the font asks for."""
        hanzi = self.fontMetrics().horizontalAdvance("汉")
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        for place, column in enumerate(self.model_.columns):
            self.setColumnWidth(place, column.wide * hanzi + 16)

    def column_at(self, column: int) -> Column:
        """The column at a place."""
        return self.model_.columns[column]

    def _move(self, down: int, right: int) -> None:
        here = self.currentIndex()
        row = min(max(here.row() + down, 0), self.model_.rowCount() - 1)
        column = min(max(here.column() + right, 0), self.model_.columnCount() - 1)
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model_.index(row, column), chosen)

    def open_current(self) -> None:
        """Open the report of the current row."""
        if self.currentIndex().isValid():
            self.opened.emit(self.model_.reports[self.currentIndex().row()].id)

    def _open_at(self, row: int, column: int) -> None:
        if not self.column_at(column).is_editable:
            self.opened.emit(self.model_.reports[row].id)

    def _order(self, column: int) -> None:
        self.order_asked.emit(self.column_at(column).field, False)

    # Qt's own.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of a spreadsheet; typing over a cell is Qt's."""
        if self.state() == QAbstractItemView.State.EditingState:
            # What the line that is typed into has left over.
            super().keyPressEvent(event)
            return
        keys = QKeySequence.StandardKey
        for sequence, act in (
            (keys.Copy, self.acts.copy),
            (keys.Paste, self.acts.paste),
            (QKeySequence("Ctrl+D"), self.acts.fill_down),
            (keys.Delete, self.acts.clear_cells),
        ):
            if _is(event, sequence):
                act()
                return
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self._enter(event.modifiers())
            return
        if event.key() == Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        here = self.currentIndex()
        if here.isValid() and not self.column_at(here.column()).is_editable:
            self.open_current()
        else:
            self._move(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1, 0)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Enter goes down, Tab goes right; the next cell waits to be typed over."""
        super().closeEditor(editor, Hint.NoHint)
        if hint in MOVES:
            self._move(*MOVES[hint])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu, by mouse or by key."""
        if self.currentIndex().isValid():
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            at = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
            self.make_menu().popup(QPoint(at))

    def make_menu(self) -> GridMenu:
        """The menu of the current cell."""
        return GridMenu(self)


def _is(event: QKeyEvent, sequence: QKeySequence | QKeySequence.StandardKey) -> bool:
    if isinstance(sequence, QKeySequence.StandardKey):
        return event.matches(sequence)
    return QKeySequence(event.keyCombination()) == sequence
