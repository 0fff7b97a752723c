"""Words as chips in rows: arrows go from one to the next, Delete or the × takes one away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.look import Look, font
from gui.theme import mix

Index = QModelIndex | QPersistentModelIndex
CHIP_PX, HEIGHT, PAD, CROSS, GAP = 13, 26, 9, 16, 2


class WordChips(QListView):
    """The words of one list. ``rows``: how many rows of chips are shown before it scrolls."""

    looked_at = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, look: Look, *, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setItemDelegate(_Chip(look, self))
        self.setObjectName("chips")
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(GAP)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._look_at)
        look.changed.connect(self.viewport().update)

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in order."""
        return tuple(self._words.stringList())

    def show_words(self, words: Sequence[str]) -> None:
        """Show these; the same again moves nothing, and the place stays where it can."""
        if tuple(words) == self.words:
            return
        row = self.currentIndex().row()
        self._words.setStringList(list(words))
        self._fit()
        if row >= 0 and words and self.hasFocus():
            self.setCurrentIndex(self._words.index(min(row, len(words) - 1)))

    def mark(self, word: str) -> None:
        """Mark a word that is among them already."""
        self.setCurrentIndex(self._words.index(self.words.index(word)))
        self.scrollTo(self.currentIndex())

    def unmark(self) -> None:
        """Mark none."""
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )

    def _look_at(self, index: QModelIndex) -> None:
        if index.isValid():
            self.looked_at.emit(index.data())

    def _fit(self) -> None:
        """As high as the words need, up to so many rows."""
        row_height = HEIGHT + 2 * GAP
        self.setFixedHeight(min(self._rows_needed(), self._rows) * row_height + GAP)
        self.setVisible(bool(self.words))

    def _rows_needed(self) -> int:
        width, rows, x = self.viewport().width() - 2 * GAP, 1, 0
        metrics = QFontMetrics(font(CHIP_PX))
        for word in self.words:
            needed = width_of(word, metrics) + 2 * GAP
            if x and x + needed > width:
                rows, x = rows + 1, 0
            x += needed
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, other rows."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete takes the marked word away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.currentIndex().isValid():
                self.removed.emit(self.currentIndex().data())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press on the × takes the word away."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            right = self.visualRect(index).right()
            if event.position().x() > right - CROSS - PAD // 2:
                self.removed.emit(index.data())
                return
        super().mousePressEvent(event)


def width_of(word: str, metrics: QFontMetrics) -> int:
    """How wide a chip is."""
    return min(metrics.horizontalAdvance(word), 360) + 2 * PAD + CROSS


class _Chip(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """One chip."""
        return QSize(width_of(index.data(), QFontMetrics(font(CHIP_PX))), HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The word, and the × that takes it away."""
        theme = self._look.theme
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if marked else theme.line), 1.5 if marked else 1))
        painter.setBrush(QColor(mix(theme.line, theme.raised, 0.4 if hovered else 0.0)))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font(CHIP_PX))
        room = box.adjusted(PAD, 0, -PAD - CROSS, 0)
        painter.setPen(QColor(theme.ink))
        word = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, round(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        painter.setPen(QColor(theme.quiet))
        cross = QRectF(box.right() - CROSS - 3, box.top(), CROSS, box.height())
        painter.drawText(cross, Qt.AlignmentFlag.AlignCenter, "×")
        painter.restore()
