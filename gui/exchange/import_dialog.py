"""What an import will read, shown before it does: files, encodings, a table of metadata."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.exchange.file_preview import FilePreview
from gui.exchange.files_model import NAME, NOTE, READ_AS, FileRow, FilesModel
from gui.exchange.table_row import TableRow
from messages import Message


class ImportDialog(QDialog):
    """Shows a :class:`FilesModel` that may still be filling; ``chosen`` when 导入 is pressed."""

    chosen = Signal(object)  # Choices

    def __init__(
        self, model: FilesModel, words: Callable[[Message], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self._looking = model, True
        self.setWindowTitle(self.tr("导入报告"))
        self.resize(1080, 640)
        self.head = QLabel(wordWrap=True)
        self.only = QCheckBox(self.tr("只看有疑问的和不导入的"))
        self.table = TableRow(words)
        self.preview = FilePreview(words)
        self.buttons = self._make_buttons()
        column = QVBoxLayout(self, spacing=16)
        column.setContentsMargins(24, 24, 24, 24)
        top = QHBoxLayout(spacing=16)
        top.addWidget(self.head, 1)
        top.addWidget(self.only)
        column.addLayout(top)
        column.addWidget(self._make_middle(), 1)
        column.addWidget(self.table)
        column.addWidget(self.buttons)
        self._connect()
        self._count()

    def _make_middle(self) -> QSplitter:
        self.view = view = QTableView(showGrid=False, wordWrap=False, objectName="plain")
        view.setAccessibleName(self.tr("要导入的文件"))
        view.setModel(self.model)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 14)
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(READ_AS, 100)
        header.resizeSection(NOTE, 200)
        middle = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        middle.addWidget(view)
        middle.addWidget(self.preview)
        middle.setSizes([620, 400])
        return middle

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = QPushButton(objectName="primary")
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.ok.setDefault(True)
        return buttons

    def _connect(self) -> None:
        self.only.toggled.connect(self.model.show_only_notable)
        self.model.dataChanged.connect(self._count)
        self.model.modelReset.connect(self._count)
        self.model.modelReset.connect(self._show_first)
        self.view.selectionModel().selectionChanged.connect(self._preview)
        self.preview.encoding_chosen.connect(self._set_encoding)
        self.table.chosen.connect(self.model.use_table)
        self.table.ask_names = lambda: self.model.names
        self._show_first()

    def looked_at_all(self) -> None:
        """Every file has been looked at."""
        self._looking = False
        self._count()

    def accept(self) -> None:
        """Hand over what was chosen."""
        super().accept()
        self.chosen.emit(self.model.choices())

    def done(self, result: int) -> None:
        """Nothing may be left at work behind a closed dialog."""
        self.preview.stop()
        self.table.stop()
        super().done(result)

    def _count(self) -> None:
        total, doubtful = self.model.count, self.model.doubtful
        skipped = sum(row.why is not None for row in self.model.rows)
        parts = [self.tr("找到 {n} 个文件").format(n=total)]
        if doubtful:
            parts.append(self.tr("{n} 个请看一眼").format(n=doubtful))
        if skipped:
            parts.append(self.tr("{n} 个不能导入").format(n=skipped))
        if self._looking:
            parts.append(self.tr("正在查看…"))
        self.head.setText(
            self.tr("，").join(parts) if self.model.rows else self.tr("正在查找文件…")
        )
        self.ok.setText(self.tr("导入 {n} 个文件").format(n=total))
        self.ok.setEnabled(total > 0)

    def _show_first(self) -> None:
        if self.model.rowCount():
            self.view.selectRow(self.model.line_of_first_doubt())

    def _selected(self) -> list[FileRow]:
        rows = self.view.selectionModel().selectedRows()
        return [self.model.shown_row(index.row()) for index in rows]

    def _preview(self) -> None:
        rows = self._selected()
        self.preview.show_file(rows, self.model.encodings.get(rows[0].path) if rows else None)

    def _set_encoding(self, encoding: str | None) -> None:
        self.model.set_encoding([row.path for row in self._selected()], encoding)
