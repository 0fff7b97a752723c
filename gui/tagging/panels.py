"""What stands beside the page, made when the page itself is on the screen."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

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

    Knows nothing of itself: the workspace tells what is open and where the reader is. Only the
    categories follow a press in the same paint; the rest does right after it.
    """

    pressed = Signal(object)  # a Press
    caught_up = Signal()  # the rest shows what is so now

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
        self._place, self._progressed = -1, set[int]()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.catch_up)
        session.changed.connect(self._later.start)
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
        self.around.move_to(place)
        self._place = place
        self._later.start()

    def show_progress(self, report_ids: Collection[int]) -> None:
        """These reports are as far as the session knows."""
        self._progressed.update(report_ids)
        self._later.start()

    def catch_up(self) -> None:
        """Show what may come after the paint that a press asked for."""
        self._later.stop()
        self.around.look()
        self.categories.show_counts()
        self.reports.mark_heading(self._place)
        for report_id in self._progressed:
            self.reports.show_progress(report_id, self._session.progress.get(report_id, (0, 0)))
        self._progressed.clear()
        self.caught_up.emit()

    def close(self) -> None:
        """Nothing is at work after this."""
        self._later.stop()
        self.around.close()
