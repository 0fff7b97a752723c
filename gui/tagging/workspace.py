"""Three panes and the flow between them: a press comes in, a sentence is tagged, the next rises.

The page is there at once; the panels beside it are made when it has been painted, or when
somebody asks for them before. Their places do not move.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from gui.look import Look
from gui.session import Session
from gui.tagging.centre import Centre, Side
from gui.tagging.page import Page
from gui.tagging.reading import Piece, live_rows
from gui.tagging.voice import Scores, Voice

if TYPE_CHECKING:
    # Made when the page is on the screen.
    from gui.tagging.around import Around
    from gui.tagging.categories_panel import CategoriesPanel
    from gui.tagging.keys import Press
    from gui.tagging.panels import Panels
    from gui.tagging.reports_panel import ReportsPanel

FEW = 20  # pieces that are read one by one


class Workspace(QWidget):
    """Where a report is read and tagged. ``said`` carries a sentence for the status line.

    ``pieces``: the report ``report_id`` that is open; 0 and none without reports. ``at``: the
    report and the index of the piece to begin with.
    """

    said = Signal(str)
    counted = Signal()  # how far the open report is may be different
    answered = Signal(object)  # a Piece that was kept from view: what is said of it shows now
    finished = Signal()  # the panels are there

    def __init__(self, session: Session, look: Look, *, at: tuple[int, int] = (0, -1)) -> None:
        super().__init__()
        self.session, self._look = session, look
        self.report_id = 0
        self.pieces: list[Piece] = []
        self._sentences: list[int] = []  # the places of the pieces that are tagged
        self._places = dict([at])  # report id -> where its reader was
        self._panels: Panels | None = None
        self._goes_on = False  # the next sentence is about to be raised
        self.go_on: Callable[[], bool] = lambda: False  # to what is next, where it is not below
        self.page = Page(look)
        self._sides, self._centre = (Side(200), Side(240)), Centre(self.page)
        self._asks: dict[str, Callable[[Press], None]] = {
            "move": lambda press: self._move(press.where),
            "flag": lambda _: self.around.flag(),
            "find_category": lambda _: self.categories.search_category(),
        }
        self.splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=1)
        for pane in (self._sides[0], self._centre, self._sides[1]):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([240, 860, 264])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._connect()
        self._reload(at[0])

    def _connect(self) -> None:
        self.page.pressed.connect(self.press)
        self.page.moved.connect(self._show_current)
        # Not at once: what is painted is to be seen first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.finish)
        self.page.painted.connect(self._soon.start)
        self.session.changed.connect(self._show_change)
        self.session.said_anew.connect(self._show_said)
        self.session.predicted_anew.connect(self._show_predicted)
        self.session.counted_anew.connect(self._show_counted)
        self.session.reloaded.connect(self._reload)

    # The panels.

    def finish(self) -> None:
        """Make the panels, where they are not there yet."""
        if self._panels is not None:
            return
        from gui.tagging.panels import Panels

        self._panels = made = Panels(self.session, self._look, self.page, self._sides, self._centre)
        made.pressed.connect(self.press)
        made.reports.report_chosen.connect(self.open_report)
        made.reports.heading_chosen.connect(self._go_to_heading)
        made.around.open_sentence.connect(self.open_sentence)
        made.around.go_to.connect(self._go_to_hit)
        made.around.copies.said.connect(self.said)
        made.caught_up.connect(self.counted)
        made.show_reports(self.report_id)
        made.show_report(self.report_id, self.pieces)
        made.show_current(self.pieces, self.page.current)
        made.catch_up()
        self.finished.emit()

    @property
    def panels(self) -> Panels:
        """What stands beside the page."""
        self.finish()
        assert self._panels is not None
        return self._panels

    @property
    def reports(self) -> ReportsPanel:
        """The reports and the outline."""
        return self.panels.reports

    @property
    def categories(self) -> CategoriesPanel:
        """The categories of the raised sentence."""
        return self.panels.categories

    @property
    def around(self) -> Around:
        """What goes with the page."""
        return self.panels.around

    @property
    def _voice(self) -> Voice:
        return self.pieces[0].voice if self.pieces else Voice()

    @property
    def current(self) -> Piece | None:
        """The sentence that is raised."""
        return self.pieces[self.page.current] if self.page.current >= 0 else None

    # Which report, which sentence.

    def open_report(self, report_id: int) -> None:
        """Show a report, at the sentence where its reader was, else the first without a tag."""
        self._places[self.report_id] = self.page.current
        self.report_id = report_id
        self._read()
        place = self._places.get(report_id, -1)
        at = place if place in self._sentences else self._first_open()
        self.page.show_report(self.pieces, self.session.categories, at)
        self._show_report()
        self.counted.emit()
        self.page.setFocus()

    def open_sentence(self, report_id: int, unit_id: int) -> None:
        """Show a report with one of its sentences raised."""
        if report_id != self.report_id:
            self.open_report(report_id)
        places = [p for p, piece in enumerate(self.pieces) if piece.unit.id == unit_id]
        if places and places[0] in self._sentences:
            self.page.go_to(places[0])
        elif places:
            self._go_to_heading(places[0])

    def _first_open(self) -> int:
        uids = self.session.category_uids
        places = self._sentences
        waiting = (place for place in places if not self.pieces[place].is_judged(uids))
        return next(waiting, places[0] if places else -1)

    def _read(self) -> None:
        self.pieces = self.session.pieces(self.report_id)
        self._sentences = [p for p, piece in enumerate(self.pieces) if piece.is_sentence]

    # What a key or a click asks for.

    def press(self, press: Press) -> None:
        """Do what a key or a click asks for."""
        if press.verb in self._asks:
            self._asks[press.verb](press)
            return
        piece = self.current
        if piece is None or not self._may_write(press, piece):
            return
        if press.verb == "toggle":
            self._toggle(piece, press)
            return
        waited, before = piece.blind, self.page.current
        if self._store(piece, none=press.verb == "none"):
            self._move("next")
            if self.page.current == before:
                self._show_piece()
            if waited and not piece.blind:
                self.answered.emit(piece)

    def _store(self, piece: Piece, *, none: bool) -> bool:
        self._goes_on = True
        try:
            return (self.session.none_applies if none else self.session.confirm)(piece)
        finally:
            self._goes_on = False

    def _toggle(self, piece: Piece, press: Press) -> None:
        if press.uid:
            self.session.toggle_category(piece, press.uid)
        else:
            self.session.toggle(piece, press.digit)

    def _may_write(self, press: Press, piece: Piece) -> bool:
        """Whether there is something to store, and a name to store it under."""
        why = self._refusal(press, piece)
        if why:
            self.said.emit(why)
            return False
        asked = self.session.analyst is None
        if not self.session.signed():
            return False
        if asked:
            self.counted.emit()
            self.page.setFocus()
        return True

    def _refusal(self, press: Press, piece: Piece) -> str:
        """Why nothing is stored now; "": it may be."""
        if not piece.is_sentence:
            return self.tr("这一段不是句子，不能标注；要标注请先用“文本 → 改为”改成句子")
        if self.session.is_held():
            return self.tr("后台正在改动标注，请等它完成")
        if press.verb == "confirm" and not piece.has_ground():
            return self.tr("这一句还没有标注，也没有机器判断：请按类别键，或按 0（均不涉及）")
        if press.verb == "confirm" and not self.page.shows(piece):
            return self.tr("机器判断刚刚变了，请看一眼再确认")
        known = {c.key for c in self.session.categories}
        if press.verb == "toggle" and not press.uid and press.digit not in known:
            return self.tr("没有按键为 {key} 的类别").format(key=press.digit)
        return ""

    def _move(self, where: str) -> None:
        if where in ("page_up", "page_down"):
            self.page.page_step(1 if where == "page_down" else -1)
            return
        if where == "next":
            if self.go_on():
                return
            where = "down"
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

    def _go_to_hit(self, place: int) -> None:
        """A sentence is raised, anything else brought into view; the focus stays in the bar."""
        if self.pieces[place].is_sentence:
            self.page.go_to(place)
        else:
            self.page.scroll_to(place)

    def seek(self) -> None:
        """Search in this report, or in all of them."""
        self.around.find()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self.page.painted.disconnect(self._soon.start)
        self._soon.stop()
        self._voice.stop()
        if self._panels is not None:
            self._panels.close()

    # What is shown of it.

    def _show_report(self) -> None:
        if self._panels is not None:
            self._panels.show_report(self.report_id, self.pieces)
        self._show_current()

    def _show_current(self) -> None:
        if self._panels is not None:
            self._panels.show_current(self.pieces, self.page.current)

    def _show_piece(self) -> None:
        if self._panels is not None:
            self._panels.categories.show_piece(self.current)

    def _show_change(self) -> None:
        self.page.repaint_piece(self.page.current)
        if not self._goes_on:
            self._show_piece()
        self._show_progress([self.report_id])

    def _show_progress(self, report_ids: Collection[int]) -> None:
        if self._panels is not None:
            self._panels.show_progress(report_ids)
        else:
            self.counted.emit()

    def _show_counted(self) -> None:
        self._show_progress(list(self.session.progress))

    def _show_said(self, unit_ids: Collection[int]) -> None:
        """What was undone or redone is shown, wherever the reader was; behind other pages not."""
        rows = live_rows(self.session.project, self.pieces, unit_ids)
        follows = self.isVisibleTo(self.window())
        reports = {report_id for report_id, _ in rows}
        here = [unit_id for report_id, unit_id in rows if report_id == self.report_id]
        # A few sentences of the open report are counted where they are read again.
        known = {self.report_id} if len(here) <= FEW else set[int]()
        self.session.count(reports - known)
        if follows and reports and self.report_id not in reports:
            self.open_report(rows[0][0])
            here = [unit_id for report_id, unit_id in rows if report_id == self.report_id]
        self._refresh(here)
        if follows and len(rows) == 1:
            self.open_sentence(*rows[0])
        self._show_change()
        self._show_progress(reports)

    def _refresh(self, unit_ids: Collection[int]) -> None:
        """Read again what is said of pieces of this report."""
        if len(unit_ids) > FEW:
            self.session.refresh_all(self.pieces, self.report_id)
            self.page.viewport().update()
            return
        for place, piece in enumerate(self.pieces):
            if piece.unit.id in unit_ids:
                self.session.refresh(piece)
                self.page.repaint_piece(place)

    def _show_predicted(self) -> None:
        self._voice.renew()
        self._show_scores()

    def show_hint(self, report_id: int, scores: Mapping[int, Scores]) -> None:
        """What the classifier makes of a report right after a tag."""
        if report_id == self.report_id:
            self._voice.hint(scores)
            self._show_scores()

    def _show_scores(self) -> None:
        self.page.repaint_changed()
        self._show_piece()

    def _reload(self, wanted: int = 0) -> None:
        """Read everything anew; the report, the sentence and the scroll stay where they can."""
        ids = self.session.report_ids
        if self._panels is not None:
            self._panels.show_reports(self.report_id)
        if not ids:
            self.report_id, self.pieces, self._sentences = 0, [], []
            self.page.show_report([], [], -1)
            self._show_report()
            self.counted.emit()
        elif self.report_id not in ids:
            self.open_report(wanted if wanted in ids else ids[0])
        else:
            self._reread()

    def _reread(self) -> None:
        before, raised = self.pieces, self.current
        self._read()
        if [p.unit for p in before] != [p.unit for p in self.pieces]:
            self._places.pop(self.report_id, None)
            self.page.show_report(self.pieces, self.session.categories, self._again(raised))
            self._show_report()
        else:
            self._refresh_page()
        self.counted.emit()

    def _refresh_page(self) -> None:
        self.page.refresh(self.pieces, self.session.categories)
        if self._panels is not None:
            self._panels.show_again(self.report_id, self.pieces)
        self._show_current()

    def _again(self, raised: Piece | None) -> int:
        """The sentence that stands where ``raised`` stood before the report was cut anew."""
        if raised is None:
            return self._first_open()
        end = raised.unit.end
        last = self._sentences[-1] if self._sentences else -1
        return next((p for p in self._sentences if self.pieces[p].unit.end >= end), last)
