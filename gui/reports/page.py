"""The page 报告: the grid of all reports, what they lack, and regions by years."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from annotation.reports import ReportRow
from annotation.units import units
from gui.background import Background
from gui.look import Look
from gui.reports import rows
from gui.reports.columns import Column, columns
from gui.reports.filters import REGION_YEARS, FilterRow
from gui.reports.foot import CellFoot
from gui.reports.grid import GridView
from gui.reports.notices import empty_words, notices
from gui.reports.region_view import RegionPanel
from gui.reports.rows import Choice, Shown
from gui.reports.writer import CellWriter
from gui.session import Session
from operations.corpus_gaps import Gaps, corpus_gaps
from operations.region_years import region_years


class GridPage(QWidget):
    """Reads nothing before it is shown; stays as it is when only sentences are tagged."""

    said = Signal(str)
    open_sentence = Signal(int, int)  # report id, unit id

    def __init__(
        self,
        session: Session,
        look: Look,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self.writer = session, CellWriter(session, background, self)
        self._stale, self._shown = True, Shown()
        self.gaps: Gaps = corpus_gaps([])
        self._columns: list[Column] = []
        self._notices: dict[int, tuple[str, str]] = {}
        self._by_id: dict[int, ReportRow] = {}
        self.filters, self.grid = FilterRow(), GridView(look)
        self.regions, self.empty = RegionPanel(look), QLabel(objectName="quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot, self.stack = CellFoot(), QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        for part in (self.grid, self.regions, self.empty):
            self.stack.addWidget(part)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose_kind)
        self.filters.searched.connect(self._search)
        self.filters.dropped.connect(lambda: self._choose_kind(rows.ALL))
        acts = self.grid.acts
        acts.edits_asked.connect(self.writer.edit)
        acts.restore_asked.connect(self.writer.restore)
        for part in (acts, self.writer, self.regions):
            part.said.connect(self.said)
        self.grid.order_asked.connect(self._order)
        self.grid.opened.connect(self._open)
        self.grid.left.connect(self.filters.take_focus)
        self.grid.selectionModel().currentChanged.connect(self._tell)
        self.grid.model_.modelReset.connect(self._tell)
        self.grid.model_.dataChanged.connect(self._tell)
        self.regions.reports_asked.connect(self._choose_cell)
        self._session.reloaded.connect(self._reload)

    # What is shown.

    def show_page(self) -> None:
        """Read where anything may be different, and take the focus."""
        if self._stale:
            self._load()
        if self.stack.currentWidget() is self.grid:
            self.grid.setFocus()

    def seek(self) -> None:
        """Go to the search."""
        if self.stack.currentWidget() is self.regions:
            self._choose_kind(rows.ALL)
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        self._stale = False
        reports = self._session.reports
        self.gaps = corpus_gaps(reports)
        self._columns, self._notices = columns(reports), notices(reports, self.gaps)
        self._by_id = {report.id: report for report in reports}
        self._shown.refresh(reports, self.gaps)
        kinds = (rows.ALL, rows.NO_REGION, rows.NO_YEAR, rows.DOUBLES)
        self.filters.show_counts({k: rows.count(k, reports, self.gaps) for k in kinds})
        self._show_rows()
        if self.stack.currentWidget() is self.regions:
            self._show_regions()

    def _show_regions(self) -> None:
        table = region_years(self._session.reports)
        self.regions.show_table(table, self.gaps.doubles)
        self.stack.setCurrentWidget(self.regions)
        self.foot.hide()

    def _show_rows(self) -> None:
        shown = [self._by_id[number] for number in self._shown.ids]
        before = self.grid.model_.columns
        self.grid.model_.show(shown, self._columns, self._notices)
        if before != self.grid.model_.columns:
            self.grid.measure()
        if shown and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.grid.model_.index(0, 0))
        if self.stack.currentWidget() is not self.regions:
            self._show_grid()

    def _show_grid(self) -> None:
        self.empty.setText(empty_words(self._session.reports, self._shown.choice))
        self.stack.setCurrentWidget(self.grid if self._shown.ids else self.empty)
        self.foot.setVisible(bool(self._shown.ids))

    def _tell(self) -> None:
        """The current cell in full, for the keyboard too."""
        here, model = self.grid.currentIndex(), self.grid.model_
        if here.isValid():
            name, column = model.reports[here.row()].name, model.columns[here.column()]
            told = model.told(here.row(), here.column())
            self.foot.show_cell(name, column.title, told)

    # What is chosen.

    def _choose_kind(self, kind: str) -> None:
        self.filters.mark(kind)
        if kind == REGION_YEARS:
            self._show_regions()
            self.regions.table.setFocus()
            return
        self._choose(Choice(kind, self.filters.search.text().strip()))
        self.grid.setFocus()

    def _choose_cell(self, ids: tuple[int, ...], words: str) -> None:
        """The reports of one region and year."""
        self.filters.show_cell(words)
        self._choose(Choice(rows.CHOSEN, chosen=ids))
        self.grid.setFocus()

    def _search(self, phrase: str) -> None:
        now = self._shown.choice
        self._choose(Choice(now.kind, phrase.strip(), now.chosen, now.order, now.descending))

    def _order(self, field: str, descending: bool) -> None:
        now = self._shown.choice
        self._choose(Choice(now.kind, now.phrase, now.chosen, field, descending))

    def _choose(self, choice: Choice) -> None:
        self._shown.choose(choice, self._session.reports, self.gaps)
        self.stack.setCurrentWidget(self.grid)
        self._show_rows()

    def _open(self, report_id: int) -> None:
        found = units(self._session.project, report_id=report_id, kinds=("sentence", "heading"))
        unit = next(found, None)
        if unit is None:
            self.said.emit(self.tr("这篇报告里没有句子"))
        else:
            self.open_sentence.emit(report_id, unit.id)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another font asks for other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.grid.measure()
            self.regions.table.measure()
