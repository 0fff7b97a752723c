"""报告与句子: the table of all sentences and the grid of all reports, one beside the other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.background import Background
from gui.look import Look
from gui.page_bar import PageBar
from gui.sentences.page import SentencesPage
from gui.session import Session

if TYPE_CHECKING:
    from gui.reports.page import GridPage

SENTENCES, REPORTS = "sentences", "reports"


class CorpusPage(QWidget):
    """Two pages behind one name."""

    said = Signal(str)
    open_sentence = Signal(int, int)  # report id, unit id

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._given = parts = session, look, background
        self.bar, self._stack = PageBar(quiet=True), QStackedWidget()
        self.sentences = SentencesPage(*parts)
        self._add(self.sentences)
        self.bar.add(SENTENCES, self.tr("句子"))
        self.bar.add(REPORTS, self.tr("报告"))
        self.bar.mark(SENTENCES)
        self.bar.chosen.connect(self.turn_to)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    @cached_property
    def reports(self) -> GridPage:
        """The grid of all reports, made when first asked for."""
        from gui.reports.page import GridPage

        page = GridPage(*self._given)
        self._add(page)
        return page

    def _add(self, page: SentencesPage | GridPage) -> None:
        self._stack.addWidget(page)
        page.said.connect(self.said)
        page.open_sentence.connect(self.open_sentence)

    def show_page(self) -> None:
        """It is visible now."""
        self._stack.currentWidget().show_page()

    def turn_to(self, name: str) -> None:
        """Show one of the two."""
        self.bar.mark(name)
        self._stack.setCurrentWidget(self.sentences if name == SENTENCES else self.reports)
        self.show_page()

    def seek(self) -> None:
        """Search in the one that is shown."""
        self._stack.currentWidget().seek()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self.sentences.stop()

    def shown_reports(self) -> list[int] | None:
        """The ids of the reports that the filter of sentences names; None: it names none."""
        return self.sentences.shown_reports()

    def show_units(self, unit_ids: list[int], title: str) -> None:
        """List sentences that some other page has picked."""
        self.turn_to(SENTENCES)
        self.sentences.show_units(unit_ids, title)
