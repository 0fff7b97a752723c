"""An open project: the bar of pages and the page that is chosen; each is made when first shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from gui.background import Background
from gui.look import Look
from gui.page_bar import PageBar
from gui.session import Session
from gui.tagging.workspace import Workspace

TAGGING, CORPUS, SCHEME = "tagging", "corpus", "scheme"


class ProjectView(QWidget):
    """The pages of one project. ``said`` carries a sentence for the status line."""

    said = Signal(str)
    counted = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._look, self._background = session, look, background
        self.workspace = Workspace(session, look, background)
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
            (SCHEME, self.tr("类别体系")),
        ]

    def _make(self, name: str) -> QWidget:
        # Imported here: the window is on the screen before these are looked at.
        parts = self._session, self._look, self._background
        if name == CORPUS:
            from gui.corpus_page import CorpusPage

            return CorpusPage(*parts)
        from gui.scheme.page import SchemePage

        page = SchemePage(*parts)
        page.show_units.connect(self._show_units)
        return page

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

    def add_menu(self, bar: QMenuBar, before: QAction) -> None:
        """Put the menu 文本 on the window's bar."""
        from gui.tagging.correcting import Correcting

        self.correcting = Correcting(
            self._session, self.workspace, self._background, self._look, self
        )
        self.correcting.said.connect(self.said)
        bar.insertMenu(before, self.correcting.menu)

    def shown_reports(self) -> list[int] | None:
        """The ids of the reports that a filter shows now; None: no filter is set."""
        page = self.pages.get(CORPUS)
        return page.shown_reports() if page is not None else None

    def close_pages(self) -> None:
        """Store what is typed and not yet stored; nothing is at work after this."""
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

    def _show_units(self, told: tuple[list[int], str]) -> None:
        """List sentences that some page has picked."""
        self.turn_to(CORPUS)
        self.pages[CORPUS].show_units(*told)
