"""What is done to the selected cells: copied, pasted, filled, cleared, restored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from gui.reports.blocks import Cell, as_block, from_text, spread, to_text
from gui.reports.columns import NAME
from operations.edit_metadata import Edit

if TYPE_CHECKING:
    from gui.reports.grid import GridView


class GridActions(QObject):
    """Whatever is changed goes out as edits, one list for one action."""

    edits_asked = Signal(object)  # list[Edit]
    restore_asked = Signal(object)  # list of (report id, field)
    said = Signal(str)

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view, self._model = view, view.model_

    def selected(self) -> dict[Cell, str]:
        """The selected cells and their texts; without a selection the current one."""
        places = [
            (row, column)
            for area in self._view.selectionModel().selection()
            for row in range(area.top(), area.bottom() + 1)
            for column in range(area.left(), area.right() + 1)
        ]
        here = self._view.currentIndex()
        if not places and here.isValid():
            places = [(here.row(), here.column())]
        return {(row, column): self._model.text(row, column) for row, column in sorted(places)}

    def copy(self) -> None:
        """The selected cells onto the clipboard, for WPS, Excel or this grid."""
        cells = self.selected()
        if cells:
            QGuiApplication.clipboard().setText(to_text(as_block(cells)))
            self.said.emit(self.tr("已复制 {n} 格").format(n=len(cells)))

    def paste(self) -> None:
        """The block on the clipboard, from the selection's corner on, all of it or nothing."""
        pasted, cells = QGuiApplication.clipboard().text(), self.selected()
        if not cells or not pasted:
            self.said.emit(self.tr("剪贴板里没有可粘贴的表格内容"))
            return
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        top, left = min(rows), min(columns)
        height, width = max(rows) - top + 1, max(columns) - left + 1
        block = spread(from_text(pasted), height=height, width=width)
        self._write({(top + row, left + column): text for (row, column), text in block.items()})

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._write(dict.fromkeys(self._editable(self.selected()), ""))

    def fill(self, text: str) -> None:
        """One text into every selected cell."""
        self._write(dict.fromkeys(self._editable(self.selected()), text))

    def fill_down(self) -> None:
        """The topmost selected cell of each column into those below; one row: from above it."""
        cells = self._editable(self.selected())
        tops = dict[int, int]()
        for row, column in cells:
            tops[column] = min(row, tops.get(column, row))
        if len({row for row, _ in cells}) == 1:
            tops = {column: max(row - 1, 0) for column, row in tops.items()}
        self._write(
            {
                (row, column): self._model.text(tops[column], column)
                for row, column in cells
                if row != tops[column]
            }
        )

    def restore(self) -> None:
        """What the program had found, back into the selected cells."""
        places = self._editable(self.selected())
        self.restore_asked.emit(
            [
                (self._model.reports[row].id, self._view.column_at(column).field)
                for row, column in places
            ]
        )

    def _editable(self, cells: Mapping[Cell, str]) -> list[Cell]:
        places = [place for place in cells if self._view.column_at(place[1]).is_editable]
        if not places:
            self.said.emit(self.tr("这一列不能改"))
        return places

    def _write(self, cells: Mapping[Cell, str]) -> None:
        """Send the cells out as one list; refused whole where they do not fit the table."""
        deepest = max((row for row, _ in cells), default=-1) + 1
        widest = max((column for _, column in cells), default=-1) + 1
        if deepest > self._model.rowCount() or widest > self._model.columnCount():
            told = self.tr("粘贴的内容超出了表格（到第 {row} 行、第 {column} 列），没有改动")
            self.said.emit(told.format(row=deepest, column=widest))
            return
        if (wrong := self._other_name(cells)) is not None:
            told = self.tr("第 {row} 行是“{name}”，粘贴的却是“{pasted}”，没有改动")
            name = self._model.reports[wrong[0]].name
            self.said.emit(told.format(row=wrong[0] + 1, name=name, pasted=cells[wrong]))
            return
        if edits := self._edits(cells):
            self.edits_asked.emit(edits)

    def _other_name(self, cells: Mapping[Cell, str]) -> Cell | None:
        """Where a name that came along in a block is not the one of its row."""
        reports, columns = self._model.reports, self._model.columns
        names = (cell for cell in sorted(cells) if columns[cell[1]].field == NAME)
        return next((c for c in names if cells[c].strip() != reports[c[0]].name), None)

    def _edits(self, cells: Mapping[Cell, str]) -> list[Edit]:
        reports = self._model.reports
        fields = [c.field if c.is_editable else "" for c in self._model.columns]
        return [
            Edit(reports[row].id, fields[column], text)
            for (row, column), text in cells.items()
            if fields[column]
        ]
