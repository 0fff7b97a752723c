"""The reports as a table of cells; what is typed goes out as edits and comes back when stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from annotation.reports import ReportRow
from gui.reports.columns import NAME, NEEDED, NOTICE, SURE, Column, blank_words, source_words
from gui.reports.rows import cell
from operations.edit_metadata import Edit

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
GUESSED, BLANK = Role.UserRole + 1, Role.UserRole + 2
"""Whether a value is a guess of the program; what a blank cell says that should not be one."""

# Put together once: Qt asks for thousands of cells when a whole column is selected.
FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE = FIXED | Qt.ItemFlag.ItemIsEditable


class ReportsModel(QAbstractTableModel):
    """A row per report. ``notices``: report id -> words about it."""

    edited = QtSignal(object)  # list[Edit]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reports: list[ReportRow] = []
        self.columns: list[Column] = []
        self._notices: Mapping[int, tuple[str, str]] = {}

    def show(
        self,
        reports: Sequence[ReportRow],
        columns: Sequence[Column],
        notices: Mapping[int, tuple[str, str]],
    ) -> None:
        """Show these rows. ``notices``: report id -> (short words, all of it).

        Where the rows and columns are the same as before only their cells are drawn anew.
        """
        same = [r.id for r in self.reports] == [r.id for r in reports]
        if same and self.columns == list(columns):
            self.reports, self._notices = list(reports), notices
            if reports:
                last = self.index(len(reports) - 1, len(columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.reports, self.columns, self._notices = list(reports), list(columns), notices
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Reports in view."""
        return 0 if parent.isValid() else len(self.reports)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Fields in view."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """The column's title."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Role.DisplayRole and across and section < len(self.columns):
            return self.columns[section].title
        if role == Role.TextAlignmentRole and across:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be selected; the name and the notice cannot be typed over."""
        column = index.column()
        return EDITABLE if column >= 0 and self.columns[column].is_editable else FIXED

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text, source and what is wrong with a cell."""
        if not index.isValid():
            return None
        report, field = self.reports[index.row()], self.columns[index.column()].field
        if role in (Role.DisplayRole, Role.EditRole):
            return self.text(index.row(), index.column())
        if role == GUESSED:
            return field not in (NAME, NOTICE) and self._source(report, field) not in SURE
        if role == BLANK:
            return blank_words(field) if field in NEEDED and not cell(report, field) else ""
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self.told(index.row(), index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Send the value out as an edit; the cell shows it once it is stored."""
        if role != Role.EditRole or str(value) == self.text(index.row(), index.column()):
            return False
        report, column = self.reports[index.row()], self.columns[index.column()]
        self.edited.emit([Edit(report.id, column.field, str(value))])
        return True

    def text(self, row: int, column: int) -> str:
        """What a cell shows and what is copied from it."""
        report, field = self.reports[row], self.columns[column].field
        return self._notice(report)[0] if field == NOTICE else cell(report, field)

    def told(self, row: int, column: int) -> str:
        """A cell in full: its value, and where it comes from."""
        report, field = self.reports[row], self.columns[column].field
        if field == NOTICE:
            return self._notice(report)[1]
        if field == NAME:
            return report.name
        value, source = report.metadata.get(field, ("", ""))
        if not value:
            cleared = self.tr("人工清空，不再自动填写") if source == "typed" else ""
            return cleared or blank_words(field) or self.tr("空")
        return self.tr("{value}（{source}）").format(value=value, source=source_words(source))

    def _notice(self, report: ReportRow) -> tuple[str, str]:
        return self._notices.get(report.id, ("", ""))

    @staticmethod
    def _source(report: ReportRow, field: str) -> str:
        return report.metadata.get(field, ("", ""))[1]
