"""The words that are offered, one a row: what each would add, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView, QWidget

from gui.look import Look, font

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
Modifier = Qt.KeyboardModifier
translate = QCoreApplication.translate  # so that the translators' tool finds it


@dataclass(frozen=True, slots=True)
class OfferRow:
    """``cells``: what stands behind the word; ``tip``: the whole of it in words."""

    word: str
    cells: tuple[str, ...]
    tip: str = ""


class OffersModel(QAbstractTableModel):
    """Rows of one list; the last column says what became of the word."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heads: tuple[str, ...] = ()
        self.rows: list[OfferRow] = []
        self.states: Mapping[str, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's way
        """One row a word."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's way
        """The word, its numbers, what became of it."""
        return 0 if parent.isValid() else len(self.heads) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell; a word that was dealt with steps back."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            cells = (row.word, *row.cells, state_word(self.states.get(row.word, "")))
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return font(14, bold=True)
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = self.states.get(row.word) or index.column()
            return QColor(self._look.theme.quiet if quiet else self._look.theme.ink)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (translate("WordOffers", "词"), *self.heads, "")[section]

    def show_rows(
        self, heads: Sequence[str], rows: Sequence[OfferRow], states: Mapping[str, str]
    ) -> None:
        """Show another list."""
        self.beginResetModel()
        self.heads, self.rows, self.states = tuple(heads), list(rows), states
        self.endResetModel()

    def show_states(self, states: Mapping[str, str]) -> None:
        """The same words; what became of them."""
        self.states = states
        if self.rows:
            last = self.index(len(self.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def next_waiting(self, row: int) -> int:
        """The first below ``row`` that waits, else the first of all; -1: none does."""
        places = [at for at, one in enumerate(self.rows) if not self.states.get(one.word)]
        return next((at for at in places if at > row), places[0] if places else -1)


class OffersTable(QTableView):
    """``taken``: (what is to become of it, the word); ``looked_at``: the word of the row."""

    taken = Signal(str, str)
    looked_at = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = OffersModel(look)
        self.setModel(self.offers)
        self.setObjectName("plain")
        self.setAccessibleName(translate("WordOffers", "建议的词"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        # Qt puts a button into the corner that nobody sees.
        self.findChild(QAbstractButton).setAccessibleName(translate("WordOffers", "全选"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.looked_at.emit(self.word))
        look.changed.connect(self.viewport().update)

    @property
    def word(self) -> str:
        """The word of the row that is looked at; "": none."""
        row = self.currentIndex().row()
        return self.offers.rows[row].word if 0 <= row < len(self.offers.rows) else ""

    def fit_columns(self) -> None:
        """The words take what the numbers leave."""
        head = self.horizontalHeader()
        for column in range(self.offers.columnCount()):
            mode = QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if not column else mode
            )

    def choose(self, row: int) -> None:
        """Look at a row."""
        self.setCurrentIndex(self.offers.index(row, 0))

    def take(self, what: str) -> None:
        """Ask for the word that is looked at, unless it was dealt with."""
        word = self.word
        if word and not self.offers.states.get(word):
            self.taken.emit(what, word)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter makes it a 关键词, with Shift a 排除词; Delete wants it no more."""
        if event.key() in (*ENTER, *AWAY):
            if not event.isAutoRepeat():
                shifted = bool(event.modifiers() & Modifier.ShiftModifier)
                kinds = "veto" if shifted else "seed"
                self.take("refused" if event.key() in AWAY else kinds)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do not go looking."""


def state_word(state: str) -> str:
    """What became of a word."""
    return {
        "seed": translate("WordOffers", "已是关键词"),
        "veto": translate("WordOffers", "已是排除词"),
        "refused": translate("WordOffers", "不再建议"),
    }.get(state, "")
