"""How a cell is painted and typed into."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.look import Look
from gui.reports.model import BLANK, GUESSED, Index, ReportsModel
from operations.metadata_values import CHOICES

Flag = QStyle.StateFlag
PAD = 8


def text_room(box: QRectF, column: int) -> QRectF:
    """Where the text of a cell stands; the first column begins where the page's other rows do."""
    return box.adjusted(PAD if column else 2 * PAD, 0, -PAD, 0)


def shortened(path: str, fits: Callable[[str], bool]) -> str:
    """A report's name without as many of its outer folders as do not fit."""
    while not fits(path) and "/" in path.removeprefix("…/"):
        path = "…/" + path.removeprefix("…/").partition("/")[2]
    return path if fits(path) else path.removeprefix("…/")


class CellDelegate(QStyledItemDelegate):
    """Guesses in the lighter ink, a frame around the current cell, one line to type in."""

    fill_asked = Signal(str)  # Control+Enter: into the whole selection

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the text on one line, the frame."""
        theme, box = self._look.theme, QRectF(option.rect)
        selected = bool(option.state & Flag.State_Selected)
        blank, text = index.data(BLANK), " ".join(str(index.data()).split())
        painter.save()
        if selected:
            painter.fillRect(box, QColor(theme.line))
        quiet = (index.data(GUESSED) or not text) and not selected
        painter.setPen(QColor(theme.quiet if quiet else theme.ink))
        font = painter.font()
        font.setItalic(not text)
        painter.setFont(font)
        room = text_room(box, index.column())
        metrics, wide = painter.fontMetrics(), round(room.width())
        words = text or blank
        if index.column() == 0:
            words = shortened(words, lambda part: metrics.horizontalAdvance(part) <= wide)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if option.state & Flag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A line that completes the words a field takes, as a spreadsheet does."""
        line, model = QLineEdit(parent, objectName="cell"), index.model()
        assert isinstance(model, ReportsModel)
        column = model.columns[index.column()]
        line.setAccessibleName(column.title)
        if words := CHOICES.get(column.field, ()):
            completer = QCompleter(list(words), line)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            line.setCompleter(completer)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """The stored text; a line end in it is kept, and shown as the line shows it."""
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand the typed text on."""
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """The whole cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Control+Enter fills the selection; all else as ever."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if enter and control and isinstance(editor, QLineEdit):
                text = editor.text()
                self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)
                self.fill_asked.emit(text)
                return True
        return super().eventFilter(editor, event)
