"""What stands beside the page, made when the page itself is on the screen."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.look import Look
from gui.session import Session
from gui.tagging.around import Around
from gui.tagging.categories_panel import CategoriesPanel
from gui.tagging.centre import Centre, Side
from gui.tagging.page import Page
from gui.tagging.reading import Piece
from gui.tagging.reports_panel import ReportsPanel

if TYPE_CHECKING:
    from gui.tagging.keys import Press


class Panels(QObject):
    """The reports on the left, the categories on the right, and what goes with the page.

    Knows nothing of itself: the workspace tells what is open and where the reader is.
    """

    pressed = Signal(object)  # a Press

    def __init__(
        self,
        session: Session,
        look: Look,
        page: Page,
        sides: tuple[Side, Side],
        centre: Centre,
    ) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.reports, self.categories = ReportsPanel(look), CategoriesPanel(look)
        sides[0].fill(self.reports)
        self.around = Around(session, look, page, self.categories, centre)
        sides[1].fill(self.categories)
        # They came after the page, but Tab goes from left to right.
        page.setTabOrder(self.reports.outline, page)
        self.reports.left.connect(self.around.focus)
        self.categories.pressed.connect(self._press)

    def _press(self, press: Press) -> None:
        self.pressed.emit(press)
        self._page.setFocus()

    def show_reports(self, report_id: int) -> None:
        """The reports may be others, or differently far."""
        self.reports.show_reports(self._session.reports, self._session.progress, report_id)

    def show_report(self, report_id: int, pieces: list[Piece]) -> None:
        """A report is open, or was read anew."""
        self.around.show_report(report_id, pieces)
        self.reports.mark_report(report_id)
        self.reports.show_outline(pieces)

    def show_again(self, report_id: int, pieces: list[Piece]) -> None:
        """The same report with other tags; its outline is what it was."""
        self.around.show_report(report_id, pieces)

    def show_current(self, pieces: list[Piece], place: int) -> None:
        """Another sentence is raised; -1: none."""
        self.categories.show_scheme(self._session.categories)
        self.categories.show_piece(pieces[place] if place >= 0 else None)
        self.reports.mark_heading(pieces, place)
        self.around.show_current(place)

    def show_progress(self, report_ids: Collection[int]) -> None:
        """These reports are as far as the session knows."""
        for report_id in report_ids:
            self.reports.show_progress(report_id, self._session.progress.get(report_id, (0, 0)))
