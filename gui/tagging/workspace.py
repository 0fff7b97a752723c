"""Three panes and the flow between them: a press comes in, a sentence is tagged, the next rises."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from gui.dialogs import ask_name
from gui.look import Look
from gui.session import Session
from gui.tagging.categories_panel import CategoriesPanel
from gui.tagging.keys import Press
from gui.tagging.page import Page
from gui.tagging.reading import Piece
from gui.tagging.reports_panel import ReportsPanel


class Workspace(QWidget):
    """One open project. ``said`` carries a sentence for the status line."""

    said = Signal(str)
    counted = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.report_id = 0
        self.pieces: list[Piece] = []
        self._sentences: list[int] = []  # the places of the pieces that are tagged
        self._places = dict[int, int]()  # report id -> where its reader was
        self.reports, self.page = ReportsPanel(look), Page(look)
        self.categories = CategoriesPanel(look)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=1)
        for pane in (self.reports, self.page, self.categories):
            self.splitter.addWidget(pane)
        self.reports.setMinimumWidth(200)
        self.categories.setMinimumWidth(240)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([240, 860, 264])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._connect()
        self._reload()

    def _connect(self) -> None:
        self.page.pressed.connect(self.press)
        self.page.moved.connect(self._show_current)
        self.categories.pressed.connect(self._click)
        self.reports.report_chosen.connect(self.open_report)
        self.reports.heading_chosen.connect(self._go_to_heading)
        self.session.changed.connect(self._show_change)
        self.session.reloaded.connect(self._reload)

    @property
    def current(self) -> Piece | None:
        """The sentence that is raised."""
        return self.pieces[self.page.current] if self.page.current >= 0 else None

    def open_report(self, report_id: int) -> None:
        """Show a report, at the sentence where its reader was, else the first without a tag."""
        self._places[self.report_id] = self.page.current
        self.report_id = report_id
        self._read()
        place = self._places.get(report_id, -1)
        self.page.show_report(
            self.pieces, self.session.categories, place if place >= 0 else self._first_open()
        )
        self.reports.mark_report(report_id)
        self.reports.show_outline(self.pieces)
        self._show_current()
        self.counted.emit()
        self.page.setFocus()

    def _first_open(self) -> int:
        uids = self.session.category_uids
        places = self._sentences
        waiting = (place for place in places if not self.pieces[place].is_judged(uids))
        return next(waiting, places[0] if places else -1)

    def _read(self) -> None:
        self.pieces = self.session.pieces(self.report_id)
        self._sentences = [p for p, piece in enumerate(self.pieces) if piece.is_sentence]

    def press(self, press: Press) -> None:
        """Do what a key or a click asks for."""
        if press.verb == "move":
            self._move(press.where)
            return
        piece = self.current
        if piece is None or not self._may_write(press, piece):
            return
        if press.verb == "toggle":
            self.session.toggle(piece, press.digit)
        elif press.verb == "none":
            if self.session.none_applies(piece):
                self._move("down")
        elif self.session.confirm(piece):
            self._move("down")

    def _may_write(self, press: Press, piece: Piece) -> bool:
        """Whether there is something to store, and a name to store it under."""
        if press.verb == "confirm" and not piece.has_ground():
            self.said.emit(
                self.tr("这一句还没有标注，也没有机器判断：请按类别键，或按 0（均不涉及）")
            )
            return False
        if press.verb == "toggle" and press.digit not in {c.key for c in self.session.categories}:
            self.said.emit(self.tr("没有按键为 {key} 的类别").format(key=press.digit))
            return False
        if self.session.analyst is None:
            name = ask_name(self)
            if name is None:
                return False
            self.session.sign(name)
            self.counted.emit()
            self.page.setFocus()
        return True

    def _click(self, press: Press) -> None:
        self.press(press)
        self.page.setFocus()

    def _move(self, where: str) -> None:
        if where in ("page_up", "page_down"):
            self.page.page_step(1 if where == "page_down" else -1)
            return
        places, current = self._sentences, self.page.current
        targets = {
            "up": [p for p in places if p < current][-1:],
            "down": [p for p in places if p > current][:1],
            "first": places[:1],
            "last": places[-1:],
        }
        if targets[where]:
            self.page.go_to(targets[where][0])
        else:
            self.page.bring_into_view()
            if where == "down" and places:
                self.said.emit(self.tr("这是本篇最后一句"))

    def _go_to_heading(self, place: int) -> None:
        following = [p for p in self._sentences if p > place]
        if following:
            self.page.go_to(following[0])
        self.page.scroll_to(place)
        self.page.setFocus()

    def _show_current(self) -> None:
        self.categories.show_scheme(self.session.categories)
        self.categories.show_piece(self.current)
        self.reports.mark_heading(self.pieces, self.page.current)

    def _show_change(self) -> None:
        self.page.viewport().update()
        self.categories.show_piece(self.current)
        done = self.session.progress.get(self.report_id, (0, 0))
        self.reports.show_progress(self.report_id, done)
        self.counted.emit()

    def _reload(self) -> None:
        """Read everything anew; the report, the sentence and the scroll stay where they can."""
        rows = self.session.reports
        known = {row.id for row in rows}
        self.reports.show_reports(rows, self.session.progress, self.report_id)
        if not rows:
            self.report_id, self.pieces, self._sentences = 0, [], []
            self.page.show_report([], [], -1)
            self.reports.show_outline([])
            self._show_current()
            self.counted.emit()
        elif self.report_id not in known:
            self.open_report(rows[0].id)
        else:
            self._reread()

    def _reread(self) -> None:
        before = self.pieces
        self._read()
        if [p.unit for p in before] != [p.unit for p in self.pieces]:
            self._places.pop(self.report_id, None)
            self.page.show_report(self.pieces, self.session.categories, self._first_open())
            self.reports.show_outline(self.pieces)
        else:
            self.page.refresh(self.pieces, self.session.categories)
            self._go_to_changed(before)
        self._show_current()
        self.counted.emit()

    def _go_to_changed(self, before: list[Piece]) -> None:
        """What was undone or redone is shown, wherever the reader was."""
        pairs = zip(before, self.pieces, strict=True)
        changed = [place for place, (old, new) in enumerate(pairs) if old.own != new.own]
        if len(changed) == 1:
            self.page.go_to(changed[0])
