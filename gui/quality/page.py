"""质量检查: three parts behind one name, each made when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.background import Background
from gui.look import Look
from gui.page_bar import PageBar
from gui.session import Session

OVERVIEW, SUSPICIOUS, VERSIONS = "overview", "suspicious", "versions"


class QualityPage(QWidget):
    """概览, 可疑标注, 版本与定稿. ``parts``: those that were shown."""

    said = Signal(str)
    open_sentence = Signal(int, int)  # report id, unit id
    show_units = Signal(object)  # (unit ids, title)
    wants_queue = Signal()  # somebody wants to tag the next sentences

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._given = session, look, background
        self.parts: dict[str, QWidget] = {}
        self.bar, self._stack = PageBar(quiet=True), QStackedWidget()
        for name, text in self._names():
            self.bar.add(name, text)
        self.bar.mark(OVERVIEW)
        self.bar.chosen.connect(self.turn_to)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _names(self) -> list[tuple[str, str]]:
        return [
            (OVERVIEW, self.tr("概览")),
            (SUSPICIOUS, self.tr("可疑标注")),
            (VERSIONS, self.tr("版本与定稿")),
        ]

    def part(self, name: str) -> QWidget:
        """A part; made now where it never was shown."""
        if name not in self.parts:
            self.parts[name] = made = self._make(name)
            self._stack.addWidget(made)
            self._connect(made)
        return self.parts[name]

    def _make(self, name: str) -> QWidget:
        # Imported here: most who look at the figures look at nothing else.
        if name == SUSPICIOUS:
            from gui.quality.suspicious_page import SuspiciousPage

            return SuspiciousPage(*self._given)
        if name == VERSIONS:
            from gui.quality.versions_page import VersionsPage

            return VersionsPage(*self._given)
        from gui.quality.overview_page import OverviewPage

        made = OverviewPage(*self._given)
        made.wants_doubts.connect(lambda: self.turn_to(SUSPICIOUS))
        return made

    def _connect(self, part: QWidget) -> None:
        part.said.connect(self.said)
        for name in ("open_sentence", "show_units", "wants_queue"):
            if (signal := getattr(part, name, None)) is not None:
                signal.connect(getattr(self, name))

    @property
    def shown(self) -> str:
        """The name of the part that is shown; before any was, of the first."""
        here = self._stack.currentWidget()
        return next((name for name, part in self.parts.items() if part is here), OVERVIEW)

    def turn_to(self, name: str) -> None:
        """Show a part."""
        self._stack.setCurrentWidget(self.part(name))
        self.bar.mark(name)
        self.show_page()

    def show_page(self) -> None:
        """It is visible now."""
        shown = self.part(self.shown)
        self._stack.setCurrentWidget(shown)
        shown.show_page()

    def seek(self) -> None:
        """Search in the part that is shown, where it has anything to search in."""
        seek = getattr(self._stack.currentWidget(), "seek", None)
        if seek is not None:
            seek()

    def flush(self) -> None:
        """Store what is typed and not yet stored."""
        for part in self.parts.values():
            if (flush := getattr(part, "flush", None)) is not None:
                flush()

    def stop(self) -> None:
        """Nothing is at work after this."""
        for part in self.parts.values():
            part.stop()
