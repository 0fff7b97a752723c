"""The one table of the overview: a category a line, every figure with its range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.look import Look
from gui.quality.percent import NOTHING, percent

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from training.figures import Interval

INTERVAL = Qt.ItemDataRole.UserRole + 1
COLOUR = Qt.ItemDataRole.UserRole + 2
PAD, BAR = 8, 96
LEFT = 11  # as the style sets the titles


class Figure(QTableWidgetItem):
    """A figure; ``told`` stands in the tooltip and is what a screen reader says."""

    def __init__(self, figure: Interval | None, told: str = "") -> None:
        super().__init__(percent(figure))
        self.setData(INTERVAL, figure)
        self.setToolTip(told)
        self.setData(Qt.ItemDataRole.AccessibleTextRole, told or percent(figure))


class Plain(QTableWidgetItem):
    """A word or a count; ``colour``: a swatch in front of it."""

    def __init__(self, text: str, *, colour: str = "", told: str = "") -> None:
        super().__init__(text)
        self.setToolTip(told)
        self.setData(COLOUR, colour)


class FiguresTable(QTableWidget):
    """As high as its lines; it never scrolls by itself."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="plain")
        self.setAccessibleName(name)
        self.setItemDelegate(_FigureDelegate(look, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        look.changed.connect(self.viewport().update)

    def show_rows(self, head: Sequence[str], rows: Sequence[Sequence[QTableWidgetItem]]) -> None:
        """Show these lines instead of those before; the chosen line stays chosen."""
        chosen = self.currentRow()
        self.setRowCount(0)
        self.setColumnCount(len(head))
        self.setHorizontalHeaderLabels(list(head))
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, item in enumerate(row):
                self.setItem(place, column, item)
        self.setCurrentCell(chosen if 0 <= chosen < len(rows) else -1, 0)
        self.measure()

    def measure(self) -> None:
        """Rows and columns as the font asks for."""
        high = self.fontMetrics().height() + 20
        self.verticalHeader().setDefaultSectionSize(high)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setFixedHeight(self.rowCount() * high + self.horizontalHeader().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The font has grown."""
        super().changeEvent(event)
        if self.rowCount():
            self.measure()


class _FigureDelegate(QStyledItemDelegate):
    """Below the words of a figure a line from 0 to 100%: its range, and the value as a dot."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the words and what is around them."""
        wide = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        least = 96 if index.column() == 0 else BAR if index.data(INTERVAL) else 40
        swatch = 20 if index.data(COLOUR) else 0
        return QSize(max(wide + swatch, least) + 4 * PAD, option.fontMetrics.height() + 20)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._look.theme, QRectF(option.rect).adjusted(LEFT, 0, -PAD, 0)
        if self.parent().currentIndex().row() == index.row():
            painter.fillRect(option.rect, QColor(theme.raised))
        text, figure = str(index.data() or ""), index.data(INTERVAL)
        if colour := index.data(COLOUR):
            painter.fillRect(QRectF(box.left(), box.center().y() - 5, 10, 10), QColor(colour))
            box.setLeft(box.left() + 20)
        painter.setPen(QColor(theme.quiet if text == NOTHING else theme.ink))
        painter.drawText(
            box.adjusted(0, 0, 0, -8) if figure else box, Qt.AlignmentFlag.AlignVCenter, text
        )
        if figure:
            self._bar(painter, box, figure)
        painter.restore()

    def _bar(self, painter: QPainter, box: QRectF, figure: Interval) -> None:
        theme, y = self._look.theme, box.bottom() - 8
        value, low, high = (box.left() + BAR * min(max(part, 0.0), 1.0) for part in figure)
        for colour, wide, start, end in (
            (theme.line, 2, box.left(), box.left() + BAR),
            (theme.quiet, 2, low, high),
        ):
            painter.setPen(QPen(QColor(colour), wide))
            painter.drawLine(round(start), round(y), round(end), round(y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink))
        painter.drawEllipse(QRectF(value - 3, y - 3, 6, 6))
