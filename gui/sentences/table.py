"""The table itself: what its keys and the mouse do, how wide its columns are."""

from __future__ import annotations

from array import array
from unicodedata import digit

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.look import Look, font
from gui.sentences.cell_words import COLUMNS
from gui.sentences.cells import PAD, SIDE_PX, TEXT_PX, Column, RowPainter, row_height
from gui.sentences.model import SentenceModel

WIDTHS = {"report": 168, "region": 88, "year": 56, "section": 64, "said": 176, "predicted": 212}
WIDTHS |= {"flag": 72}
YIELDING, MOST_YIELDED = ("report", "said", "predicted"), 0.4  # their chips say it shorter
LEAST_HANZI = 20  # in a line of the sentence
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
Cursor = QAbstractItemView.CursorAction


class SentenceTable(QTableView):
    """Rows to look at, select and open. Keys store nothing: a digit asks for a preview."""

    opened = Signal(int)  # unit id
    digit_pressed = Signal(str)  # a digit, "0" to "9", while rows are selected
    picked = Signal()  # other rows are selected

    def __init__(self, look: Look, model: SentenceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences, self._look = model, look
        self._phrase, self._hovered = "", -1
        self._painter: RowPainter | None = None
        self._painted_by: tuple[object, ...] = ()
        self._wanted = dict[str, int]()
        self.setModel(model)
        self.setObjectName("sentences")
        self.setAccessibleName(self.tr("句子"))
        self._quieten()
        self._measure()
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        look.changed.connect(self._measure)

    def _quieten(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # What lies under the rows is painted with them: Qt would fill it as often as it has layers.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Raised later, it would grow a million rows one by one.
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(48)
        # A header looks through every row to see whether its column is selected.
        head.setSelectionModel(QItemSelectionModel(self._sentences, head))

    def _measure(self) -> None:
        """Rows and columns as the font wants them."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.verticalScrollBar().setSingleStep(row_height())
        scale, metrics = font(SIDE_PX).pixelSize() / SIDE_PX, self.fontMetrics()
        for column, width in WIDTHS.items():
            words = self._sentences.words.fixed(column)
            needed = max(metrics.horizontalAdvance(word) for word in words) + 2 * PAD + 4
            self._wanted[column] = max(round(width * scale), needed)
        self._stretch()

    def _stretch(self) -> None:
        """The sentence takes what the others leave; where that is too little, some give way."""
        wanted, room = self._wanted, self.viewport().width()
        least = LEAST_HANZI * font(TEXT_PX).pixelSize() + 2 * PAD
        short = least - (room - sum(wanted.values()))
        share = min(max(short / sum(wanted[name] for name in YIELDING), 0.0), MOST_YIELDED)
        given = {
            name: round(width * (1 - share)) if name in YIELDING else width
            for name, width in wanted.items()
        }
        given["text"] = max(room - sum(given.values()), WIDTHS["year"])
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, given[column])

    # What is selected.

    @property
    def picked_count(self) -> int:
        """How many rows are selected."""
        return sum(block.height() for block in self.selectionModel().selection())

    def picked_ids(self) -> array[int]:
        """The unit ids of the selected rows, in the order of the table."""
        ids, found = self._sentences.ids, array("q")
        for block in sorted(self.selectionModel().selection(), key=lambda b: b.top()):
            found.extend(ids[block.top() : block.bottom() + 1])
        return found

    def pick(self, places: list[int], current: int) -> None:
        """Select the rows at ``places`` and make one of them current (-1: none)."""
        chosen = QItemSelection()
        last, model = len(COLUMNS) - 1, self._sentences
        for first, end in _runs(sorted(places)):
            chosen.select(model.index(first, 0), model.index(end, last))
        flags = QItemSelectionModel.SelectionFlag
        if current >= 0:
            self.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def mark_phrase(self, phrase: str) -> None:
        """Show where ``phrase`` stands in every sentence."""
        self._phrase = phrase

    @property
    def top_row(self) -> int:
        """The first row in view; -1: there is none."""
        return self.rowAt(0)

    def show_top(self, row: int, offset: int) -> None:
        """Bring a row to the top, scrolled past it by ``offset`` pixels."""
        self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(row) + offset)

    @property
    def top_offset(self) -> int:
        """How far the first row in view is scrolled out."""
        return -self.rowViewportPosition(self.top_row) if self.top_row >= 0 else 0

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._sentences.ids):
            self.opened.emit(self._sentences.ids[place])

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, a digit asks, Escape lets go of the selection; the rest moves."""
        number = _digit(event.text())
        if event.modifiers() & HELD:
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            if not event.isAutoRepeat():
                self._open(self.currentIndex().row())
        elif number is not None:
            if self.picked_count and not event.isAutoRepeat():
                self.digit_pressed.emit(number)
        elif event.key() == Qt.Key.Key_Escape and self.picked_count:
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do not go looking through a million rows."""

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: Cursor, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Up and down by rows; Home and End are the first and the last one."""
        if action in (Cursor.MoveHome, Cursor.MoveEnd):
            row = 0 if action == Cursor.MoveHome else len(self._sentences.ids) - 1
            return self._sentences.index(row, 0)
        if action in (Cursor.MoveLeft, Cursor.MoveRight):
            return self.currentIndex()
        return super().moveCursor(action, modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The row under the mouse shows so."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No row is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        for changed in {row, self._hovered} if row != self._hovered else ():
            top = self.rowViewportPosition(changed)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(0))
        self._hovered = row

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Whole rows at once: a delegate would be asked for every cell, and nothing remembered."""
        columns = [
            Column(name, self.columnViewportPosition(place), self.columnWidth(place))
            for place, name in enumerate(COLUMNS)
        ]
        high, model, current = self.rowHeight(0), self._sentences, self.currentIndex().row()
        paint, places = self._row_painter(), self._rows_in(event.rect())
        model.read(places)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(self._look.theme.page))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in places:
                top = self.rowViewportPosition(place)
                box = QRectF(0, top, self.viewport().width(), high)
                paint.ground(
                    painter,
                    box,
                    selected=self.selectionModel().isSelected(model.index(place, 0)),
                    hovered=place == self._hovered,
                    current=place == current,
                )
                if (row := model.row(place)) is not None:
                    paint.row(painter, row, box, columns)

    def _row_painter(self) -> RowPainter:
        """The one that has painted before, unless something else is to be painted now."""
        words, ratio = self._sentences.words, self.devicePixelRatioF()
        key = (self._look.theme, words, self._phrase, font(TEXT_PX).pixelSize(), ratio)
        if self._painter is None or key != self._painted_by:
            self._painted_by = key
            self._painter = RowPainter(self._look.theme, words, self._phrase, ratio=ratio)
        return self._painter

    def _rows_in(self, rect: QRect) -> range:
        """The rows that lie in a part of the viewport."""
        first, last = self.rowAt(rect.top()), self.rowAt(rect.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else len(self._sentences.ids) - 1) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The sentence column follows."""
        super().resizeEvent(event)
        self._stretch()


def _digit(text: str) -> str | None:
    """One digit, half or full width; None: anything else."""
    return str(digit(text)) if len(text) == 1 and text.isdecimal() else None


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbours together: [1, 2, 5] -> [(1, 2), (5, 5)]."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
