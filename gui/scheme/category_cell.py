"""How one row of the list of categories looks: swatch, name, count, key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.look import Look, font
from gui.theme import border_of

UID, KEY, COLOUR, COUNT = (Qt.ItemDataRole.UserRole + n for n in range(1, 5))
Index = QModelIndex | QPersistentModelIndex
HEIGHT, CAP, SWATCH = 40, 22, 14


class Row(QStyledItemDelegate):
    """Key cap, swatch, name, and how many sentences are yes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """As high as a hand can hit."""
        return QSize(160, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Everything of one row."""
        theme = self._look.theme
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(box, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(box, 6, 6)
        box.adjust(8, 0, -10, 0)
        if index.data(UID):
            self._paint_category(painter, box, index)
        else:
            self._paint_fold(painter, box, option, str(index.data()))
        painter.restore()

    def _paint_fold(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, text: str
    ) -> None:
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        painter.setPen(QColor(self._look.theme.quiet))
        painter.setFont(font(13))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, ("▾ " if opened else "▸ ") + text)

    def _paint_category(self, painter: QPainter, box: QRectF, index: Index) -> None:
        theme, retired = self._look.theme, _is_retired(index)
        shade = QColor(index.data(COLOUR))
        place = QRectF(box.left(), box.center().y() - SWATCH / 2, SWATCH, SWATCH)
        painter.setPen(QPen(QColor(border_of(index.data(COLOUR), theme)), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if retired else shade)
        painter.drawRoundedRect(place, 4, 4)
        box.adjust(SWATCH + 10, 0, 0, 0)
        box = self._paint_right(painter, box, index)
        painter.setPen(QColor(theme.quiet if retired else theme.ink))
        painter.setFont(font(15))
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_right(self, painter: QPainter, box: QRectF, index: Index) -> QRectF:
        """The key at the very right, the count before it; what is left for the name."""
        theme, count = self._look.theme, index.data(COUNT)
        cap = QRectF(box.right() - CAP, box.center().y() - CAP / 2, CAP, CAP)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(12))
        if index.data(KEY) and not _is_retired(index):
            painter.setPen(QPen(QColor(theme.quiet), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(QColor(theme.ink))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, index.data(KEY))
        words = "" if count is None else f"{count:,}"
        width = painter.fontMetrics().horizontalAdvance(words)
        place = QRectF(cap.left() - 8 - width, box.top(), width, box.height())
        painter.setPen(QColor(theme.quiet))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, words)
        return box.adjusted(0, 0, -(box.right() - place.left()) - 8, 0)


def _is_retired(index: Index) -> bool:
    """Whether it stands under the fold."""
    return index.parent().isValid() and not index.parent().data(UID)
