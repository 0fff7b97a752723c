"""The first rows of an export, as a table of four columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from interchange.columns import labels_cell

if TYPE_CHECKING:
    from interchange.rows import ExportRow
    from operations.export_result import ExportPreview


class PreviewTable(QTableWidget):
    """Only shows; empty until :meth:`fill`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent, showGrid=False, wordWrap=False, objectName="plain")
        self.setAccessibleName(self.tr("前几行"))
        titles = [self.tr("报告"), self.tr("句子"), self.tr("类别"), self.tr("标注人")]
        self.setHorizontalHeaderLabels(titles)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 200), (2, 180), (3, 100)):
            header.resizeSection(column, width)

    def fill(self, preview: ExportPreview) -> None:
        """Show the rows of a preview."""
        self.setRowCount(len(preview.rows))
        for place, row in enumerate(preview.rows):
            said = self._said(row, preview.categories)
            cells = (row.report, row.text, said, "、".join(row.analysts))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(place, column, item)

    def _said(self, row: ExportRow, categories: tuple[str, ...]) -> str:
        values = {name: row.values.get(name) for name in categories}
        said = labels_cell(values).replace("|", "、")
        if row.conflicts:
            told = self.tr("有分歧：{names}").format(names="、".join(row.conflicts))
            return f"{said}；{told}" if said else told
        return said
