"""目录: the headings of the open report, indented by level, the current one marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from gui.look import Look, font
from gui.sentences.words import sections
from gui.tagging.reading import Piece
from gui.tagging.side_rows import NAME_PX, RIGHT, SMALL_PX, RowDelegate

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PLACE = Qt.ItemDataRole.UserRole + 1
INDENT = 14
NAMED = ("成效", "问题", "计划")

# Only for the indent: corpus.lines knows every form, but takes 10 ms to import at start-up.
_NUMBER = "[一二三四五六七八九十百]"
_LEVELS = (
    re.compile(rf"第{_NUMBER}+(?:[章节篇]|部分)|{_NUMBER}+\s?[、．.]"),
    re.compile(rf"[（(]\s?{_NUMBER}+\s?[)）]"),
    re.compile(r"\d{1,2}\s?[．.、]"),
    re.compile(r"[（(]\s?\d{1,2}\s?[)）]|\d{1,2}[)）]|[①-⑳⑴-⒇]"),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A row: its words, the place of its piece, its level (0: a title or without a number).

    ``section``: named where it begins, else "".
    """

    text: str
    place: int
    level: int
    section: str


def level_of(text: str) -> int:
    """1 for 一、 or 第一章, 2 for （一）, 3 for 1., 4 for （1）; 0 for none of them."""
    return next((n for n, mark in enumerate(_LEVELS, 1) if mark.match(text)), 0)


def headings(pieces: Iterable[Piece]) -> list[Heading]:
    """The headings and titles of a report, in order."""
    found, section = list[Heading](), ""
    for place, piece in enumerate(pieces):
        if piece.unit.kind not in ("heading", "title"):
            continue
        text, now = " ".join(piece.unit.text.split()), piece.unit.section
        begins = sections()[now] if now in NAMED and now != section else ""
        level = level_of(text) if piece.unit.kind == "heading" else 0
        found.append(Heading(text, place, level, begins))
        section = now
    return found


class OutlineModel(QAbstractListModel):
    """The headings; ``current`` is the row of the one above the raised sentence, -1 without."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = list[Heading]()
        self.current = -1

    def show_headings(self, rows: list[Heading]) -> None:
        """Another report."""
        self.beginResetModel()
        self.rows, self.current = rows, -1
        self.endResetModel()

    def rowCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Qt: how many."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words of a heading, the place of its piece."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text} {row.section}".strip()
        return row.place if role == PLACE else None


class Outline(QListView):
    """A click, or Enter, goes to a heading; Esc leaves. ``empty``: what stands where none is."""

    chosen = Signal(int)  # index of the piece
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.empty, self._look = OutlineModel(self), "", look
        self.setModel(self.rows)
        delegate = OutlineDelegate(look)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("目录"))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(PLACE)))
        look.changed.connect(self.viewport().update)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """List the headings of a report."""
        self.rows.show_headings(headings(pieces))
        bare = bool(pieces) and not self.rows.rows
        self.empty = self.tr("这篇报告没有标题和小标题") if bare else ""
        self.setAccessibleDescription(self.empty)

    def mark(self, place: int) -> None:
        """Mark the heading that piece ``place`` stands under; -1: none."""
        row = bisect_right(self.rows.rows, place, key=lambda heading: heading.place) - 1
        if row == self.rows.current:
            return
        self.rows.current = row
        if row >= 0 and not self.hasFocus():
            self.setCurrentIndex(self.rows.index(row))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The headings, or that there are none."""
        super().paintEvent(event)
        if self.empty:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._look.theme.quiet))
            painter.setFont(font(SMALL_PX))
            box = self.viewport().rect().adjusted(16, 6, -16, 0)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self.empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, Esc back to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(PLACE))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class OutlineDelegate(RowDelegate):
    """One line: the heading, and quietly the section that begins with it."""

    def is_open(self, index: Index) -> bool:
        """Whether the raised sentence stands under it."""
        return index.row() == _rows(index).current

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Paint the words by their level."""
        heading, theme = _rows(index).rows[index.row()], self.look.theme
        room = box.adjusted(INDENT * max(heading.level - 1, 0), 0, 0, 0)
        painter.setPen(QColor(theme.quiet))
        painter.setFont(font(SMALL_PX))
        painter.drawText(room, RIGHT, heading.section)
        taken = painter.fontMetrics().horizontalAdvance(heading.section)
        room.adjust(0, 0, -(taken + 8) if taken else 0, 0)
        painter.setPen(QColor(theme.ink))
        painter.setFont(font(NAME_PX))
        elided = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(heading.text, elided, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _rows(index: Index) -> OutlineModel:
    model = index.model()
    assert isinstance(model, OutlineModel)
    return model
