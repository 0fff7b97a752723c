"""The rows of the table: as many as sentences match, of which a few hundred are ever read."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotation.sentence_table import SentenceRow
from gui.sentences.cell_words import COLUMNS, CellWords

Index = QModelIndex | QPersistentModelIndex
PAGE, PAGES = 16, 32  # rows read at once; pages that are kept


class SentenceModel(QAbstractTableModel):
    """Unit ids in order, and the rows of those that are looked at.

    ``rows_of`` reads rows by id; a sentence that is gone since is absent from its answer.
    """

    def __init__(
        self, rows_of: Callable[[Sequence[int]], list[SentenceRow]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.ids: array[int] = array("q")
        self.words = CellWords([])
        self._rows_of = rows_of
        self._pages: OrderedDict[int, dict[int, SentenceRow]] = OrderedDict()

    def show_first(self, rows: Sequence[SentenceRow]) -> None:
        """The first rows of a new result."""
        self.beginResetModel()
        self.ids = array("q", [row.id for row in rows])
        self._pages.clear()
        for start in range(0, len(rows) - len(rows) % PAGE, PAGE):
            self._pages[start // PAGE] = {row.id: row for row in rows[start : start + PAGE]}
        self.endResetModel()

    def show_all(self, ids: array[int]) -> bool:
        """The whole result; True where the rows that are there stay where they are."""
        known = len(self.ids)
        if ids[:known] != self.ids:
            self.beginResetModel()
            self.ids = ids
            self._pages.clear()
            self.endResetModel()
            return False
        if len(ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self.ids = ids
            self.endInsertRows()
        return True

    def forget_rows(self) -> None:
        """Read again what is shown; whoever shows it repaints."""
        self._pages.clear()

    def row(self, place: int) -> SentenceRow | None:
        """The row at a place; None: the sentence is gone since."""
        number = place // PAGE
        if number not in self._pages:
            self.read(range(place, place + 1))
        self._pages.move_to_end(number)
        return self._pages[number].get(self.ids[place])

    def read(self, places: range) -> None:
        """Have the rows at these places ready, by asking once for all of them."""
        numbers = range(places.start // PAGE, -(-places.stop // PAGE)) if places else range(0)
        wanted = {
            number: self.ids[number * PAGE : (number + 1) * PAGE]
            for number in numbers
            if number not in self._pages
        }
        if not wanted:
            return
        rows = {row.id: row for row in self._rows_of([i for ids in wanted.values() for i in ids])}
        for number, ids in wanted.items():
            self._pages[number] = {unit_id: rows[unit_id] for unit_id in ids if unit_id in rows}
        while len(self._pages) > max(PAGES, len(numbers)):
            self._pages.popitem(last=False)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many sentences match, as far as known."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """One column per thing that is shown of a sentence."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, for screen readers and tool tips; the delegate paints the row."""
        roles = Qt.ItemDataRole
        if role not in (roles.DisplayRole, roles.ToolTipRole):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == roles.ToolTipRole:
            return self.words.tip(row, COLUMNS[index.column()])
        return self.words.cell(row, COLUMNS[index.column()])

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words.heading(COLUMNS[section])
        return None
