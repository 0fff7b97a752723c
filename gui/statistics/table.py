"""A table of numbers with what they are of: a click or Enter leads to the sentences behind one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.look import Look
from gui.statistics.cells import NOTHING, Cell, Head
from gui.statistics.model import CellsModel, Index
from gui.theme import tint_of

PAD, GAP, SWATCH = 8, 16, 10
MOST_LINES = 14
"""A longer table scrolls under its titles."""
MEASURED = 10


class FiguresView(QTableView):
    """As high as its lines, up to ``MOST_LINES``."""

    chosen = Signal(object)  # a Cell
    copy_asked = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="grid")
        self.model_ = CellsModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_CellDelegate(look, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._choose)
        look.changed.connect(self.viewport().update)

    def show_cells(self, heads: Sequence[Head], lines: Sequence[Sequence[Cell]]) -> None:
        """Show these lines instead of those before; the current cell stays where it is."""
        here = self.currentIndex()
        row, column = here.row(), here.column()
        self.model_.show(heads, lines)
        self.setCurrentIndex(self.model_.index(row, column))
        self.measure()

    def measure(self) -> None:
        """Rows and columns as the font asks for."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        for column in range(self.model_.columnCount()):
            self.setColumnWidth(column, self._wide(column))
        self._fit()

    def _fit(self) -> None:
        """As high as the lines, the titles and, where it is needed, the scroll bar."""
        high, titles = self.verticalHeader().defaultSectionSize(), self.horizontalHeader()
        bar = self.horizontalScrollBar().sizeHint().height()
        more = titles.sizeHint().height() + (bar if titles.length() > self.width() else 0)
        self.setFixedHeight(min(self.model_.rowCount(), MOST_LINES) * high + more)

    def _wide(self, column: int) -> int:
        """What the longest texts of a column take."""
        metrics, cells = self.fontMetrics(), [line[column] for line in self.model_.lines]
        text = _widest(metrics, {cell.text for cell in cells})
        end = _widest(metrics, {cell.end for cell in cells})
        swatch = 2 * SWATCH if any(cell.swatch for cell in cells) else 0
        head = metrics.horizontalAdvance(self.model_.heads[column].text)
        first = 0 if column else PAD  # as the style has it
        return max(text + (GAP + end if end else 0) + swatch + PAD, head) + 3 * PAD + first

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """There may be room without the scroll bar now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The font has grown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self.model_.cell(index).pick is not None:
            self.chosen.emit(self.model_.cell(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Control+C copies the table, Enter chooses a cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over a number that leads somewhere."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self.model_.cell(index).pick is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The page scrolls where the table has nothing more to show."""
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if bar.value() == (bar.maximum() if down else bar.minimum()):
            event.ignore()
        else:
            super().wheelEvent(event)


def _widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    """Only the longest in bytes are measured: thousands would be felt."""
    longest = nlargest(MEASURED, texts, key=lambda text: len(text.encode("utf-8", "replace")))
    return max(map(metrics.horizontalAdvance, longest), default=0)


class _CellDelegate(QStyledItemDelegate):
    """A tint behind the number, ordinary ink, a frame around the current cell."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Only its height is asked for."""
        return QSize(0, option.fontMetrics.height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box, model = self._look.theme, QRectF(option.rect), index.model()
        assert isinstance(model, CellsModel)
        left = PAD if index.column() else 2 * PAD
        cell, room = model.cell(index), box.adjusted(left, 0, -2 * PAD, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.bar:
            wide = (box.width() - PAD) * min(cell.bar, 1.0)
            tint = QRectF(box.left(), box.top() + 3, wide, box.height() - 6)
            painter.fillRect(tint, QColor(tint_of(cell.colour, theme)))
        if cell.swatch:
            top = box.center().y() - SWATCH / 2
            painter.fillRect(QRectF(room.left(), top, SWATCH, SWATCH), QColor(cell.swatch))
            room.setLeft(room.left() + 2 * SWATCH)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.quiet if cell.text == NOTHING else theme.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, cell.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, cell.end)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()
