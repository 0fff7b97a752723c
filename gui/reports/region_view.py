"""The panel of regions by years: a click on a number leads to the reports."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.look import Look
from gui.reports.blocks import as_block, to_text
from gui.reports.cells import PAD, text_room
from gui.reports.region_years import FIRST, MISSING, Index, RegionYearsModel
from operations.region_years import RegionYears


class RegionPanel(QWidget):
    """The table, what it means, and a button that copies all of it."""

    reports_asked = Signal(object, str)  # ids, words about them
    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RegionTable(look)
        self.table.chosen.connect(self._choose)
        self.table.said.connect(self.said)
        self.caption = QLabel(objectName="caption", wordWrap=True)
        self.copy_button = QPushButton(self.tr("复制整表"), objectName="link")
        self.copy_button.clicked.connect(self.table.copy_all)
        foot = QHBoxLayout(spacing=8)
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.copy_button)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_table(self, table: RegionYears, doubles: Iterable[int]) -> None:
        """Show what was found. ``doubles``: ids of reports of one body and year."""
        model = self.table.model_
        model.show(table, doubles)
        self.table.measure()
        told = self.tr(
            "{regions} 个地区，{years} 年，缺 {missing} 处。缺：这个地区前后年份都有报告，"
            "或同一上级的地区多半有这一年的报告。点数字看报告，点“缺”看原因。"
        )
        self.caption.setText(
            told.format(regions=len(model.rows), years=len(model.years), missing=model.missing)
            if model.rows
            else self.tr("报告有了地区和年份，这里就会列出哪些地区缺哪一年。")
        )
        self.copy_button.setEnabled(bool(model.rows))

    def _choose(self, row: int, column: int) -> None:
        model = self.table.model_
        ids = model.ids(row, column)
        if ids:
            words = f"{model.rows[row].name} {model.year(column)}".strip()
            self.reports_asked.emit(ids, words)
        else:
            self.said.emit(model.told(row, column))


class RegionTable(QTableView):
    """A click or Enter chooses a cell; cells are selected and copied as in a spreadsheet."""

    chosen = Signal(int, int)
    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="grid")
        self.model_ = RegionYearsModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_CountDelegate(look, self))
        self.setAccessibleName(self.tr("地区与年份"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.clicked.connect(self._choose)
        look.changed.connect(self.viewport().update)

    def measure(self) -> None:
        """Rows and columns as wide and high as the font asks for."""
        advance = self.fontMetrics().horizontalAdvance
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        year = max(advance(text) for text in self.model_.widest())
        for column in range(self.model_.columnCount()):
            wide = advance("汉") * (8, 8, 3)[column] if column < FIRST else year
            self.setColumnWidth(column, wide + 2 * PAD)

    def copy(self) -> None:
        """The selected cells onto the clipboard."""
        indexes = self.selectionModel().selectedIndexes()
        cells = {(i.row(), i.column()): self.model_.text(i.row(), i.column()) for i in indexes}
        if cells:
            QGuiApplication.clipboard().setText(to_text(as_block(cells)))
            self.said.emit(self.tr("已复制 {n} 格").format(n=len(cells)))

    def copy_all(self) -> None:
        """The whole table with its titles onto the clipboard."""
        QGuiApplication.clipboard().setText(to_text(self.model_.block()))
        self.said.emit(self.tr("已复制整表，可粘贴到 WPS 或 Excel"))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Control+C copies, Enter chooses."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _CountDelegate(QStyledItemDelegate):
    """Missing reports on a ground of their own; the frame around the current cell."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._look.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.line))
        elif index.data(MISSING):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(box.adjusted(6, 2, -6, -2), 4, 4)
        painter.setPen(QColor(theme.quiet if index.column() == 0 else theme.ink))
        room, side = text_room(box, index.column()), index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, round(room.width())
        )
        painter.drawText(room, side, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()
