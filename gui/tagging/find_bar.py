"""Ctrl+F: search in this report, hit by hit, or in all reports, as a list under the bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotation.project import Project
from gui.tagging.finding import Haystack, Hit, tidied
from gui.tagging.found_list import FoundList
from gui.tagging.reading import Piece

WAIT_MS = 180  # after the last key, before all reports are searched
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Hidden until ``open``. Nothing typed here is a key of the page."""

    go_to = Signal(int)  # index of the piece
    open_sentence = Signal(int, int)  # report id, unit id
    marked = Signal(object)  # dict: index of the piece -> [(start, end), ...] of its text
    stepped = Signal(int, int, int)  # index of the piece, start and end of the hit in it
    closed = Signal()  # hidden again: the focus belongs to the page

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._haystack, self._origin = Haystack([]), -1
        self._hits: list[Hit] = []
        self._at = -1
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._search_all)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("查找"))
        self.field.setAccessibleName(self.tr("查找"))
        self.field.textChanged.connect(self._changed)
        self.field.installEventFilter(self)
        self.count = QLabel(objectName="quiet")
        self.count.setMinimumWidth(72)
        self.list = FoundList(project)
        self.list.open_sentence.connect(self.open_sentence)
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(16, 8, 16, 8)
        column.addLayout(self._row())
        column.addWidget(self.list)
        self.list.hide()
        self.hide()

    def _row(self) -> QHBoxLayout:
        self.back_button = QPushButton(self.tr("上一处"))
        self.next_button = QPushButton(self.tr("下一处"))
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.here = QToolButton(objectName="subpage", checkable=True, checked=True)
        self.here.setText(self.tr("本篇"))
        self.all = QToolButton(objectName="subpage", checkable=True)
        self.all.setText(self.tr("全部报告"))
        self._scope = QButtonGroup(self)
        for button in (self.here, self.all):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._scope.addButton(button)
        self.all.toggled.connect(self._turn)
        self.leave_button = QPushButton(self.tr("关闭 Esc"), objectName="link")
        self.leave_button.clicked.connect(self.leave)
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.back_button, self.next_button, self.here, self.all):
            row.addWidget(widget)
        row.addWidget(self.leave_button)
        return row

    def open(self, current: int) -> None:
        """Show the bar; in this report the search begins at piece ``current``."""
        self._origin = current
        self.show()
        self.field.selectAll()
        self.field.setFocus()
        self._changed()

    def leave(self) -> None:
        """Hide the bar and its marks."""
        self._timer.stop()
        self._show_hits([])
        self.hide()
        self.closed.emit()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Another report is open, or the same was read anew."""
        self._haystack, self._origin = Haystack(pieces), -1
        if self.isVisible() and self.here.isChecked():
            self._show_hits(self._haystack.find(tidied(self.field.text())))

    def next(self) -> None:
        """The next hit; after the last one the first."""
        self._step(1)

    def back(self) -> None:
        """The hit before."""
        self._step(-1)

    # In this report.

    def _changed(self) -> None:
        if self.all.isChecked():
            self._timer.start()
            return
        self._show_hits(self._haystack.find(tidied(self.field.text())))
        if self._hits:
            after = (n for n, hit in enumerate(self._hits) if hit.place >= self._origin)
            self._go(next(after, 0))

    def _show_hits(self, hits: list[Hit]) -> None:
        self._hits, self._at = hits, -1
        places: dict[int, list[tuple[int, int]]] = {}
        for hit in hits:
            places.setdefault(hit.place, []).append((hit.start, hit.end))
        self.marked.emit(places)
        self._say()

    def _step(self, by: int) -> None:
        if self._hits and self.here.isChecked():
            self._go((self._at + by) % len(self._hits))

    def _go(self, at: int) -> None:
        self._at = at
        self._say()
        hit = self._hits[at]
        self.stepped.emit(hit.place, hit.start, hit.end)
        self.go_to.emit(hit.place)

    def _say(self) -> None:
        told = f"{self._at + 1}/{len(self._hits)}" if self._hits else self.tr("没有")
        self.count.setText(told if self.field.text().strip() else "")
        for button in (self.back_button, self.next_button):
            button.setEnabled(bool(self._hits))

    # In all reports.

    def _turn(self, everywhere: bool) -> None:
        self._timer.stop()
        self.list.clear()
        self.list.setVisible(everywhere)
        for button in (self.back_button, self.next_button):
            button.setVisible(not everywhere)
        self._show_hits([])
        if everywhere:
            self._search_all()
        else:
            self._changed()
        self.field.setFocus()

    def _search_all(self) -> None:
        phrase = tidied(self.field.text())
        total = self.list.search(phrase)
        told = self.tr("{n} 句").format(n=total) if total else self.tr("没有")
        if total > self.list.count():
            told = self.tr("前 {n} 句，共 {total} 句").format(n=self.list.count(), total=total)
        self.count.setText(told if phrase else "")

    # Keys.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the field: Enter and Shift+Enter step, down goes into the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._enter(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if event.key() == Qt.Key.Key_Down and self.list.isVisible():
            self.list.setCurrentRow(0)
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _enter(self, *, backwards: bool) -> None:
        if self.here.isChecked():
            self._step(-1 if backwards else 1)
        elif self.list.count():
            self.list.choose(self.list.item(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """F3 steps, Esc leaves; no other key reaches the page from here."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F3:
            self._enter(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        event.accept()
