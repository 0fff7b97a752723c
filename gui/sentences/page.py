"""The page of all sentences: find, filter, look through, tag in bulk, open one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotation.sentence_table import Memory, SentenceRow, rows_of
from gui.background import Background
from gui.look import Look
from gui.reader import Reader
from gui.sentences.active_line import ActiveLine
from gui.sentences.bulk_bar import BulkBar
from gui.sentences.bulk_flow import BulkFlow
from gui.sentences.cell_words import CellWords
from gui.sentences.empty import EmptyTable
from gui.sentences.filter_bar import FilterBar
from gui.sentences.filters import Choices
from gui.sentences.lookup import (
    AllIds,
    Analysts,
    Count,
    FirstRows,
    Part,
    Query,
    Strictest,
    active,
    look_up,
)
from gui.sentences.model import SentenceModel
from gui.sentences.preview_panel import PreviewPanel
from gui.sentences.table import SentenceTable
from gui.session import Session
from operations.bulk import Action

ONLY = "only"  # the name of the list that another page has picked, among the filters
MOST_KEPT = 20_000  # so many selected rows are found again after something was written


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader was: selected ids, the current one, the one on top and how far out."""

    picked: frozenset[int]
    current: int
    top: int
    offset: int
    scrolled: int


class SentencesPage(QWidget):
    """Reads nothing before ``show_page``, and nothing while it is hidden."""

    said = Signal(str)
    open_sentence = Signal(int, int)  # report id, unit id

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.total: int | None = None
        self._stale, self._asked, self._know_analysts = True, False, False
        self._place: _Place | None = None
        self._only, self._only_title = tuple[int, ...](), ""
        self._memory = Memory()
        self.choices = Choices(session)
        self.model = SentenceModel(self._rows_of, self)
        self.table = SentenceTable(look, self.model)
        self.filters, self.active_line = FilterBar(self.choices), ActiveLine()
        self.empty, self.panel, self.bulk_bar = EmptyTable(), PreviewPanel(), BulkBar()
        self.reader = Reader(self)
        self.bulk = BulkFlow(session, background, self.panel, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(16, 12, 16, 0)
        column.addWidget(self.filters)
        column.addWidget(self.active_line)
        column.addWidget(self.middle, 1)
        column.addWidget(self.panel)
        column.addWidget(self.bulk_bar)

    def _connect(self) -> None:
        self.filters.changed.connect(self._look_anew)
        self.filters.search.left.connect(self._leave_search)
        for line in (self.active_line, self.empty):
            line.removed.connect(self._remove)
            line.cleared.connect(self._clear)
        self.table.opened.connect(self._open)
        self.table.picked.connect(self._show_selection)
        self.table.digit_pressed.connect(self._digit)
        self.bulk_bar.asked.connect(self._ask_bulk)
        self.bulk_bar.all_asked.connect(self._pick_all)
        self.bulk.said.connect(self.said)
        self.bulk.failed.connect(self.session.failed)
        self.bulk.ready.connect(self._offer)
        self.bulk.ended.connect(self.table.setFocus)
        self.reader.told.connect(self._take)
        self.reader.failed.connect(self.session.failed)
        self.session.changed.connect(lambda _: self._look_again())
        self.session.said_anew.connect(lambda _: self._look_again())
        self.session.reloaded.connect(self._look_again)
        self.session.predicted_anew.connect(self._show_predictions)

    # Coming and going.

    def show_page(self) -> None:
        """It is seen: read what may be different since it was seen last."""
        self._asked = True
        if self._stale:
            self._look_again()
        (
            self.table if self.middle.currentWidget() is self.table else self.filters.search
        ).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Back in view, or in view at last: ``show_page`` may come first."""
        super().showEvent(event)
        if self._asked and self._stale:
            self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Out of sight: whatever is being read is read when it is seen again."""
        super().hideEvent(event)
        self._stale = self._stale or self.reader.busy
        self.stop()

    def seek(self) -> None:
        """Ctrl+F: the cursor goes into the search box."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self.filters.stop()
        self.reader.stop()
        self.bulk.stop()

    def show_units(self, unit_ids: Sequence[int], title: str) -> None:
        """List these sentences, in this order; ``title`` says which they are."""
        self._only, self._only_title = tuple(unit_ids), title
        self.filters.clear()
        self._look_anew()

    def shown_reports(self) -> list[int] | None:
        """The ids of the reports that the filter names, directly or not; None: it names none."""
        wanted = self.filters.filter
        by_field = {"region": wanted.regions, "year": wanted.years, "level": wanted.levels}
        if not (wanted.reports or any(by_field.values())):
            return None
        return [
            row.id
            for row in self.session.reports
            if (not wanted.reports or row.id in wanted.reports)
            and all(
                not values or row.metadata.get(field, ("", ""))[0] in values
                for field, values in by_field.items()
            )
        ]

    def _remove(self, name: str) -> None:
        if name == ONLY:
            self._only = ()
            self._look_anew()
        else:
            self.filters.remove(name)

    def _clear(self) -> None:
        had, self._only = bool(self._only), ()
        self.filters.clear()
        if had:
            self._look_anew()

    def _leave_search(self) -> None:
        self.filters.take_phrase()
        self.table.setFocus()

    # Looking up.

    def _look_anew(self) -> None:
        """Other sentences are wanted: from the top, nothing selected."""
        self.bulk.leave()
        self._place = None
        self.table.mark_phrase(self.filters.filter.phrase)
        self._ask()

    def _look_again(self) -> None:
        """The same question; the answer may be different. The reader stays where they are."""
        self._know_analysts = False
        if not self.isVisible():
            self._stale = True
            return
        self.filters.set_filter(self.choices.still_there(self.filters.filter))
        self._place = self._place_now() if len(self.model.ids) else None
        self.model.forget_rows()
        self.table.viewport().update()
        self.bulk.count_again()
        self._ask()

    def _ask(self) -> None:
        """Ask beside the window; until the answer comes, what is shown stays."""
        self._stale, self.total = False, None
        self._show_scheme()
        named = [
            (name, self.choices.said(self.filters.filter, name))
            for name in active(self.filters.filter)
        ]
        if self._only:
            named.insert(0, (ONLY, self._only_title))
        self.active_line.show_filters(named)
        self.active_line.show_count(None)
        self._show_selection()
        kept = self._place.picked | {self._place.current, self._place.top} if self._place else ()
        query = Query(
            self.filters.filter,
            self.filters.order,
            frozenset(kept),
            not self._know_analysts,
            self._only,
        )
        memory = self._memory  # one question at a time is being answered
        self.reader.ask(self.session.project.path, lambda project: look_up(project, query, memory))

    def _take(self, part: Part) -> None:
        if isinstance(part, FirstRows):
            self.model.show_first(part.rows)
            self.table.scrollToTop()
            self.middle.setCurrentWidget(self.table if part.rows else self.empty)
            self._show_empty(not part.rows)
        elif isinstance(part, Count):
            self.active_line.show_count(part.count)
        elif isinstance(part, AllIds):
            self._take_all(part)
        elif isinstance(part, Strictest):
            words = self.choices.said(self.filters.filter, part.name)
            self.empty.blame(part.name, words, part.count)
        elif isinstance(part, Analysts):
            self._know_analysts, self.choices.analysts = True, part.names

    def _take_all(self, part: AllIds) -> None:
        stays, self.total = self.model.show_all(part.ids), len(part.ids)
        if self._place is not None and not stays:
            self._go_back(self._place, part.places)
        self._place = None
        self.active_line.show_count(self.total)
        self.middle.setCurrentWidget(self.table if part.ids else self.empty)
        self._show_empty(not part.ids)
        self._show_selection()

    def _show_empty(self, is_empty: bool) -> None:
        if not is_empty:
            return
        self.empty.no_hit() if self.session.reports else self.empty.teach()

    def _rows_of(self, ids: Sequence[int]) -> list[SentenceRow]:
        return rows_of(self.session.project, ids)

    # Staying where the reader was.

    def _place_now(self) -> _Place:
        ids, table = self.model.ids, self.table
        few = table.picked_count <= MOST_KEPT
        current, top = table.currentIndex().row(), table.top_row
        return _Place(
            frozenset(table.picked_ids() if few else ()),
            ids[current] if 0 <= current < len(ids) else -1,
            ids[top] if 0 <= top < len(ids) else -1,
            table.top_offset,
            table.verticalScrollBar().value(),
        )

    def _go_back(self, place: _Place, places: dict[int, int]) -> None:
        picked = [places[unit_id] for unit_id in place.picked if unit_id in places]
        self.table.pick(picked, places.get(place.current, -1))
        if place.top in places:
            self.table.show_top(places[place.top], place.offset)
        else:
            self.table.verticalScrollBar().setValue(place.scrolled)

    # What is shown of it.

    def _show_scheme(self) -> None:
        self.model.words = CellWords(self.session.categories, self.session.predicted)
        self.bulk_bar.show_scheme(self.session.categories)

    def _show_predictions(self) -> None:
        """The classifier has spoken again: in place, nobody's rows change their order."""
        if not self.isVisible():
            self._stale = True
            return
        self.model.words = CellWords(self.session.categories, self.session.predicted)
        self.model.forget_rows()
        self.table.viewport().update()
        self.bulk.predicted_anew()

    def _show_selection(self) -> None:
        self.bulk_bar.show_selection(
            self.table.picked_count,
            self.total,
            can_accept=self.session.predicted is not None,
        )

    # What an analyst can do.

    def _open(self, unit_id: int) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row is not None and row.id == unit_id:
            self.open_sentence.emit(row.report_id, row.id)

    def _pick_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _digit(self, key: str) -> None:
        found = next((c for c in self.session.categories if c.key == key), None)
        if key == "0":
            self._ask_bulk(Action("none"))
        elif found is not None:
            self._ask_bulk(Action("yes", found.uid))
        else:
            self.said.emit(self.tr("没有按键为 {key} 的类别").format(key=key))

    def _ask_bulk(self, action: Action) -> None:
        self.bulk.ask(action, self.table.picked_ids())

    def _offer(self) -> None:
        """The numbers are there: Enter does it, unless the hands are elsewhere by now."""
        where = self.window().focusWidget()
        if where is self.table or self.bulk_bar.isAncestorOf(where or self.table):
            panel = self.panel
            (panel.do_button if panel.do_button.isEnabled() else panel.leave_button).setFocus()
