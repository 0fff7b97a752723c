"""An open project: the bar of pages and the page that is chosen; each is made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from gui.ahead import Ahead
from gui.background import Background
from gui.last_place import LastPlace
from gui.look import Look
from gui.page_bar import PageBar
from gui.session import Session
from gui.tagging.workspace import Workspace

if TYPE_CHECKING:
    from gui.tagging.correcting import Correcting
    from gui.tagging.ordering import Ordering

TAGGING, CORPUS, QUALITY, SCHEME = "tagging", "corpus", "quality", "scheme"
BATCH, STATISTICS = "batch", "statistics"
PAGES = TAGGING, CORPUS, QUALITY, BATCH, STATISTICS, SCHEME


class ProjectView(QWidget):
    """The pages of one project. ``said`` carries a sentence for the status line.

    ``at``: where it was left; None: at the first report.
    """

    said = Signal(str)
    counted = Signal()
    finished = Signal()  # the panels beside the page are there

    def __init__(
        self,
        session: Session,
        look: Look,
        background: Background,
        at: LastPlace | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._look, self._background = session, look, background
        self._began = at or LastPlace()
        began = self._began.report_id, self._began.piece
        self.workspace = Workspace(session, look, at=began)
        self.pages: dict[str, QWidget] = {TAGGING: self.workspace}
        self.bar, self._stack = PageBar(), QStackedWidget()
        self.bar.chosen.connect(self.turn_to)
        self.find_button = QToolButton(objectName="bar", text=self.tr("查找 Ctrl+F"))
        self.find_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.find_button.clicked.connect(self.seek)
        self.bar.tools.addWidget(self.find_button)
        self._stack.addWidget(self.workspace)
        self._connect(self.workspace)
        self.workspace.counted.connect(self.counted)
        self.workspace.finished.connect(self._finish)
        self.text_menu = QMenu(QCoreApplication.translate("Correcting", "文本"), self)
        self.correcting: Correcting | None = None
        self._ahead = Ahead(parent=self)
        self.ordering: Ordering | None = None
        for name, text in self._names():
            self.bar.add(name, text)
        self.bar.mark(TAGGING)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _names(self) -> list[tuple[str, str]]:
        return [
            (TAGGING, self.tr("标注")),
            (CORPUS, self.tr("报告与句子")),
            (QUALITY, self.tr("质量检查")),
            (BATCH, self.tr("批量标注")),
            (STATISTICS, self.tr("统计")),
            (SCHEME, self.tr("类别体系")),
        ]

    def _make(self, name: str) -> QWidget:
        # Imported here: the window is on the screen before these are looked at.
        parts = self._session, self._look, self._background
        if name == CORPUS:
            from gui.corpus_page import CorpusPage

            return CorpusPage(*parts)
        if name == QUALITY:
            from gui.quality.page import QualityPage

            quality = QualityPage(*parts)
            quality.show_units.connect(self._show_units)
            quality.wants_queue.connect(lambda: self._start_order("uncertain"))
            return quality
        if name == BATCH:
            from gui.batch.page import BatchPage

            batch = BatchPage(*parts)
            batch.show_units.connect(self._show_units)
            batch.wants_queue.connect(lambda: self._start_order("uncertain"))
            return batch
        if name == STATISTICS:
            from gui.statistics.page import StatisticsPage

            statistics = StatisticsPage(*parts, self._stack)
            statistics.show_units.connect(self._show_units)
            # Made while they are found: to make and to show it at once would be felt.
            statistics.picking.connect(lambda: self.page(CORPUS))
            statistics.wants_queue.connect(lambda: self.turn_to(TAGGING))
            return statistics
        from gui.scheme.page import SchemePage

        scheme = SchemePage(*parts)
        scheme.show_units.connect(self._show_units)
        scheme.wants_new.connect(lambda uid: self._start_order("new", uid))
        return scheme

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        here = self._stack.currentWidget()
        return next(name for name, page in self.pages.items() if page is here)

    def page(self, name: str) -> QWidget:
        """A page; made now where it never was shown."""
        if name not in self.pages:
            self.pages[name] = made = self._make(name)
            self._stack.addWidget(made)
            self._connect(made)
        return self.pages[name]

    def turn_to(self, name: str) -> None:
        """Show a page."""
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        self.bar.mark(name)
        if self.ordering is not None:
            self.ordering.button.setVisible(page is self.workspace)
        if page is self.workspace:
            self.workspace.around.focus()
        else:
            page.show_page()

    def seek(self) -> None:
        """Search in what is shown."""
        seek = getattr(self.pages[self.shown], "seek", None)
        if seek is not None:
            seek()

    def turn_to_part(self, name: str) -> None:
        """Show one of the two parts of 报告与句子."""
        self.page(CORPUS).turn_to(name)
        self.turn_to(CORPUS)

    def step_hit(self, direction: int) -> None:
        """Go to the next hit of the search in the report, or to the one before."""
        if self.shown == TAGGING:
            bar = self.workspace.around.find_bar
            (bar.next if direction > 0 else bar.back)()

    def toggle_source(self) -> None:
        """From the page to the source text, or back."""
        self.turn_to(TAGGING)
        self.workspace.around.toggle_source()

    def add_menu(self, bar: QMenuBar, before: QAction) -> None:
        """Put the menu 文本 on the window's bar; its lines come with the panels."""
        bar.insertMenu(before, self.text_menu)

    def finish(self) -> None:
        """Make what is not needed to see the report, where it is not there yet."""
        self.workspace.finish()

    def _finish(self) -> None:
        from gui.tagging.correcting import Correcting
        from gui.tagging.ordering import Ordering

        parts = self._session, self.workspace, self._background, self._look, self
        self.correcting = Correcting(*parts, menu=self.text_menu)
        self.correcting.said.connect(self.said)
        self.ordering = Ordering(self._session, self.workspace, self)
        self.ordering.said.connect(self.said)
        self.ordering.resume(self._began.choice)
        self.bar.tools.insertWidget(0, self.ordering.button)
        self._ahead.start()
        self.finished.emit()

    def shown_reports(self) -> list[int] | None:
        """The ids of the reports that a filter shows now; None: no filter is set."""
        page = self.pages.get(CORPUS)
        return page.shown_reports() if page is not None else None

    def place(self) -> LastPlace:
        """Where the reader is, to be come back to."""
        chosen = self._began.choice if self.ordering is None else self.ordering.listed.choice
        at = self.workspace.report_id, self.workspace.page.current
        return LastPlace(*at, chosen.order, chosen.category)

    def close_pages(self) -> None:
        """Store what is typed and not yet stored; nothing is at work after this."""
        self._ahead.stop()
        if self.ordering is not None:
            self.ordering.stop()
        for page in self.pages.values():
            for verb in ("flush", "stop"):
                if (do := getattr(page, verb, None)) is not None:
                    do()

    def _connect(self, page: QWidget) -> None:
        page.said.connect(self.said)
        if page is not self.workspace:
            page.open_sentence.connect(self._open_sentence)

    def _open_sentence(self, report_id: int, unit_id: int) -> None:
        self.turn_to(TAGGING)
        self.workspace.open_sentence(report_id, unit_id)

    def _start_order(self, order: str, category: str = "") -> None:
        """Tag in an order from now on."""
        from gui.tagging.order_list import Choice

        self.turn_to(TAGGING)
        self.finish()
        if self.ordering is not None:
            self.ordering.choose(Choice(order, category))

    def _show_units(self, told: tuple[list[int], str]) -> None:
        """List sentences that some page has picked."""
        self.turn_to(CORPUS)
        self.pages[CORPUS].show_units(*told)
