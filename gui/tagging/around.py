"""What stands around the page: find, 存疑, the source text, why, and how often each category is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotation.report_list import source_text
from gui.look import Look
from gui.reader import Reader
from gui.session import Session
from gui.tagging.categories_panel import CategoriesPanel
from gui.tagging.category_facts import Facts, read_facts
from gui.tagging.centre import Centre
from gui.tagging.copies_line import CopiesLine
from gui.tagging.find_bar import FindBar
from gui.tagging.flag_bar import FlagBar
from gui.tagging.page import Page
from gui.tagging.reading import Piece
from gui.tagging.report_groups import said_name
from gui.tagging.source_view import SourceView
from gui.tagging.why_answers import WhyAnswers
from gui.tagging.why_panel import WhyPanel
from gui.tagging.word_menu import WordMenus

if TYPE_CHECKING:
    from annotation.annotations import Change
    from operations.why import Similar, Why  # imports a part of the corpus room

# The hands have rested for so long: it is counted anew how often each category is. Never while
# somebody types: a thread beside the window makes every paint wait.
COUNT_MS = 1500


class Around(QObject):
    """Puts into ``centre``, around the page, all that belongs to it."""

    open_sentence = Signal(int, int)  # report id, unit id
    go_to = Signal(int)  # index of the piece, a sentence or not

    def __init__(
        self,
        session: Session,
        look: Look,
        page: Page,
        categories: CategoriesPanel,
        centre: Centre,
    ) -> None:
        super().__init__(page)
        self._session, self._page, self._categories = session, page, categories
        self._report_id, self._pieces, self._place = 0, list[Piece](), -1
        self.find_bar, self.flag_bar = FindBar(session.project), FlagBar()
        self.source, self.why = SourceView(look), WhyPanel(look)
        self.answers = WhyAnswers(session.project, self)
        self.copies, self.word_menus = CopiesLine(session, look), WordMenus(session, self.why.words)
        categories.put_under_button(self.copies)
        self._facts = Reader(self)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(self._count)
        categories.put_below(self.why)
        self._stack = centre.stack
        centre.put(above=self.find_bar, behind=self.source, below=self.flag_bar)
        self._connect()
        self._count()

    def _connect(self) -> None:
        self.find_bar.marked.connect(self._page.mark_hits)
        self.find_bar.stepped.connect(self._page.mark_hit)
        self.find_bar.list.names = lambda: {r.id: said_name(r) for r in self._session.reports}
        self.find_bar.go_to.connect(self.go_to)
        self.find_bar.open_sentence.connect(self.open_sentence)
        self.why.open_sentence.connect(self.open_sentence)
        self.copies.open_sentence.connect(self.open_sentence)
        self.why.asked.connect(self._ask)
        self.answers.answered.connect(self._answer)
        self.flag_bar.stored.connect(self._flag)
        self.flag_bar.closed.connect(lambda: self._categories.lend_enter(False))
        self.flag_bar.cleared.connect(lambda unit_id: self._flag(unit_id, None))
        self.source.left.connect(self.toggle_source)
        for closed in (self.find_bar.closed, self.flag_bar.closed, self._categories.left):
            closed.connect(self.focus)
        self._facts.told.connect(self._show_facts)
        self._session.changed.connect(self._count_one)
        self._session.predicted_anew.connect(self.why.ask_again)
        self._session.reloaded.connect(self.count_again)
        self._session.said_anew.connect(lambda _: self.count_again())

    # What the workspace tells.

    def show_report(self, report_id: int, pieces: list[Piece]) -> None:
        """Another report is open, or the same was read anew."""
        self._report_id, self._pieces = report_id, pieces
        self.find_bar.show_pieces(pieces)

    def move_to(self, place: int) -> None:
        """Another sentence is raised; -1: none. ``look`` shows what goes with it."""
        self._place = place
        unit_id = self._pieces[place].unit.id if place >= 0 else 0
        if self.flag_bar.unit_id not in (0, unit_id):
            self.flag_bar.leave()

    def look(self) -> None:
        """Show what goes with the raised sentence as it is now."""
        for part in (self.why, self.copies):
            part.show_scheme(self._session.categories)
        self._look_why()
        if self.source_is_shown:
            self._mark_source()

    def _look_why(self) -> None:
        """Ask why, unless the sentence is to be answered first."""
        piece = self._piece
        unit_id, blind = (piece.unit.id, piece.blind) if piece is not None else (0, False)
        if unit_id != self.copies.unit_id or blind:
            self.word_menus.take(None)
        self.why.move_to(unit_id, blind=blind)
        self.copies.move_to(unit_id, blind=blind)

    @property
    def _piece(self) -> Piece | None:
        return self._pieces[self._place] if self._place >= 0 else None

    def close(self) -> None:
        """Nothing is at work after this."""
        self._counting.stop()
        self._facts.stop()
        self.copies.stop()

    # What an analyst asks for.

    def find(self) -> None:
        """Open the bar to search in this report."""
        self.find_bar.open(self._place)

    def flag(self) -> None:
        """Ask why the raised sentence is doubtful."""
        if self._place >= 0:
            piece = self._pieces[self._place]
            self._categories.lend_enter(True)
            self.flag_bar.open_for(piece.unit.id, piece.flag)

    @property
    def source_is_shown(self) -> bool:
        """Whether the source text stands where the page does."""
        return self._stack.currentWidget() is self.source

    def toggle_source(self) -> None:
        """From the page to the source text, or back."""
        self._stack.setCurrentWidget(self._page if self.source_is_shown else self.source)
        if self.source_is_shown:
            self._mark_source()
        self.focus()

    def focus(self) -> None:
        """Give the focus to what is read."""
        self._stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def count_again(self) -> None:
        """Read anew, soon and beside the window, how often each category was given."""
        self._counting.start()

    def _count_one(self, change: Change) -> None:
        self._categories.count(change)
        if self._counting.isActive() or not self._categories.knows_counts:
            self._counting.start()  # what is being read may be from before

    def _count(self) -> None:
        self._facts.ask(self._session.project.path, lambda project: iter([read_facts(project)]))

    # Between the parts.

    def _mark_source(self) -> None:
        if not self.source.shows(self._report_id):
            project, known = self._session.project, self._report_id
            text = source_text(project, known) if known else ""  # undone: there is no report
            self.source.show_source(self._report_id, text)
        if self._place >= 0:
            unit = self._pieces[self._place].unit
            self.source.mark(unit.start, unit.end)

    def _flag(self, unit_id: int, note: str | None) -> None:
        from operations.flag import set_flag

        def work(who: str) -> bool:
            set_flag(self._session.project, unit_id=unit_id, note=note, analyst=who)
            return True

        if not self._session.write(work) and note:
            # Refused: what was typed is not lost.
            self.flag()
            self.flag_bar.note.setText(note)

    def _ask(self, unit_id: int) -> None:
        if (piece := self._piece) is not None and piece.unit.id == unit_id and not piece.blind:
            self.answers.ask(self._pieces, self._place, self._session.categories)

    def _answer(self, unit_id: int, why: Why, similar: Sequence[Similar]) -> None:
        rows = {row.id: row for row in self._session.reports}
        named = [replace(s, report=said_name(rows[s.report_id])) for s in similar]
        self.why.show_why(unit_id, why, named)
        if (piece := self._piece) is not None and piece.unit.id == unit_id and not piece.blind:
            self.word_menus.take(why)
        self._categories.show_hits(unit_id, why.seed_hits)

    def _show_facts(self, facts: Facts) -> None:
        self._categories.show_facts(facts)
