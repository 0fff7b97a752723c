"""The list of doubts: what was said, what speaks against it, the sentence, what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotation.categories import Category
from gui.look import Look, font
from gui.quality import suspicious_words as words
from gui.tagging.chips import HEIGHT, Chip, paint_chips

if TYPE_CHECKING:
    from operations.doubt_states import State
    from operations.suspicious import Suspicion

Index = QModelIndex | QPersistentModelIndex
SMALL_PX, TEXT_PX, PAD = 13, 14, 12
CHIP_ROOM = 132
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Modifier = Qt.KeyboardModifier


class DoubtModel(QAbstractListModel):
    """The doubts as they were found, and how each stands now. Never more than a few hundred."""

    def __init__(self) -> None:
        super().__init__()
        self.doubts: list[Suspicion] = []
        self.states: list[State] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's way
        """One row a doubt."""
        return 0 if parent.isValid() else len(self.doubts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is read aloud; the delegate looks at the doubt itself."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one, state = self.doubts[index.row()], self.states[index.row()]
        return f"{words.state_word(state)} {words.in_short(one)} {one.unit.text}".strip()

    def show_doubts(self, doubts: Sequence[Suspicion], states: Sequence[State]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.doubts, self.states = list(doubts), list(states)
        self.endResetModel()

    def show_states(self, states: Sequence[State]) -> list[int]:
        """Show how they stand; the rows that stand otherwise than before. No row moves."""
        changed = [row for row, state in enumerate(states) if state != self.states[row]]
        self.states = list(states)
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))
        return changed

    def next_open(self, row: int) -> int:
        """The first that waits below ``row``, else the first of all; -1: none waits."""
        waiting = [at for at, state in enumerate(self.states) if state == "open"]
        return next((at for at in waiting if at > row), waiting[0] if waiting else -1)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self.states.count("open")


class DoubtList(QListView):
    """``fix_asked`` (the other one of a pair instead), ``keep_asked``, ``open_asked``."""

    fix_asked = Signal(bool)
    keep_asked = Signal()
    open_asked = Signal()
    looked_at = Signal(int)

    def __init__(self, look: Look, model: DoubtModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = _Rows(look, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("可疑标注"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # Enter and space act here: an input method must not take them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        look.changed.connect(self.doItemsLayout)
        self.doubleClicked.connect(lambda _: self.open_asked.emit())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Another row is looked at."""
        super().currentChanged(current, previous)
        self.looked_at.emit(current.row())

    def show_list(self, model: DoubtModel, categories: Sequence[Category]) -> None:
        """Show one of the lists; the same again changes nothing but names and colours."""
        self._painter.categories = {category.uid: category for category in categories}
        if model is not self.model():
            self.setModel(model)
        self.viewport().update()

    def choose(self, row: int) -> None:
        """Look at a row."""
        self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter corrects, space keeps; a key that is held down does nothing twice."""
        held = event.modifiers() & ~Modifier.KeypadModifier
        if event.key() not in (*ENTER, Qt.Key.Key_Space) or held & Modifier.AltModifier:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif event.key() == Qt.Key.Key_Space:
            self.keep_asked.emit()
        elif held & Modifier.ControlModifier:
            self.open_asked.emit()
        else:
            self.fix_asked.emit(bool(held & Modifier.ShiftModifier))

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do not go looking."""


class _Rows(QStyledItemDelegate):
    """A chip and a quiet line, then two lines of the sentence."""

    def __init__(self, look: Look, view: DoubtList) -> None:
        super().__init__(view)
        self._look = look
        self.categories: Mapping[str, Category] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Equally high, all of them."""
        small = max(QFontMetricsF(font(SMALL_PX)).height(), HEIGHT)
        return QSize(200, round(small + 2 * QFontMetricsF(font(TEXT_PX)).lineSpacing()) + 24)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, head, sentence."""
        model = index.model()
        one, state = model.doubts[index.row()], model.states[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        self._ground(painter, box, option)
        box = box.adjusted(PAD, 8, -PAD, -8)
        high = max(QFontMetricsF(font(SMALL_PX)).height(), HEIGHT)
        self._head(painter, QRectF(box.left(), box.top(), box.width(), high), one, state)
        painter.setPen(QColor(self._look.theme.ink if state == "open" else self._look.theme.quiet))
        self._text(painter, box.adjusted(0, high + 4, 0, 0), one.unit.text)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        theme, state = self._look.theme, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(box, 6, 6)
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_Active)
            painter.setBrush(QColor(theme.accent if focused else theme.quiet))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1, 1)

    def _head(self, painter: QPainter, box: QRectF, one: Suspicion, state: State) -> None:
        category = self.categories.get(one.category)
        x = box.left()
        if category is not None:
            # What was dealt with takes a step back.
            chip = Chip(category.name, category.colour if state == "open" else "", filled=True)
            wide = min(CHIP_ROOM, _chip_width(chip))
            paint_chips(painter, [chip], QRectF(x, box.top(), wide, box.height()), self._look.theme)
            x += wide + 8
        painter.setFont(font(SMALL_PX))
        painter.setPen(QColor(self._look.theme.quiet))
        told = words.state_word(state) or words.in_short(one)
        room = box.right() - x
        shown = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, int(room))
        place = QRectF(x, box.top(), room, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _text(self, painter: QPainter, box: QRectF, text: str) -> None:
        from gui.sentences.lines import lay_out

        layout, _ = lay_out(" ".join(text.split()), font(TEXT_PX), box.width(), ())
        layout.draw(painter, box.topLeft())


def _chip_width(chip: Chip) -> float:
    from gui.tagging.chips import CHIP_PX
    from gui.tagging.chips import PAD as INSIDE

    return QFontMetricsF(font(CHIP_PX)).horizontalAdvance(chip.text) + 2 * INSIDE + 1
