"""另有 4 处几乎相同的句子: a quiet line, and the way to tag them along with the raised one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotation.project import Project
from annotation.scheme import Category
from gui.look import Look
from gui.reader import Reader
from gui.session import Session
from gui.tagging.copies_popup import CopiesPopup

if TYPE_CHECKING:
    from gui.asking import Asking
    from operations.copies import Copies

WAIT_MS = 200  # after the last move: who keeps moving is not interrupted
LINK_MS = 3000  # after a correction, before near-duplicates are worked out anew
KEYS = "Ctrl+D"  # as the grid of reports fills down


class CopiesLine(QWidget):
    """Keeps its height, shown or not. ``open_sentence``: report id, unit id of one of them."""

    open_sentence = Signal(int, int)
    said = Signal(str)  # a sentence for the status line

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.unit_id = session, 0
        self._categories: Sequence[Category] = ()
        self.copies: Copies | None = None
        self.button = QPushButton(objectName="line")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(policy)
        self.button.clicked.connect(self.open)
        self.popup = CopiesPopup(look, self)
        self.popup.agreed.connect(self._propagate)
        self.popup.open_sentence.connect(self.open_sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        QShortcut(QKeySequence(KEYS), self, activated=self.open)
        self._reader = Reader(self)
        self._reader.told.connect(self._take)
        self._asking: Asking | None = None
        self._soon = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._soon.timeout.connect(self._ask)
        self._link = QTimer(self, singleShot=True, interval=LINK_MS)
        self._link.timeout.connect(self._link_anew)
        session.judged.connect(lambda _report, unit: self._judged(unit))
        session.said_anew.connect(lambda _: self.ask_again())
        session.reloaded.connect(self.ask_again)
        self.button.hide()

    def show_scheme(self, categories: Sequence[Category]) -> None:
        """The names of the categories from now on."""
        self._categories = categories

    def move_to(self, unit_id: int, *, blind: bool = False) -> None:
        """Another sentence is raised; 0: none. ``blind``: nothing may be said of it yet."""
        wanted = 0 if blind else unit_id
        if wanted != self.unit_id:
            self.unit_id, self.copies = wanted, None
            self.button.hide()
            self.popup.hide()
            self.ask_again()

    def ask_again(self) -> None:
        """There may be others by now, or other tags."""
        if self.unit_id:
            self._soon.start()
        else:
            self._soon.stop()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self._soon.stop()
        self._link.stop()
        self._reader.stop()
        if self._asking is not None:
            self._asking.stop()

    def _judged(self, unit_id: int) -> None:
        if unit_id == self.unit_id:
            self.ask_again()

    def _ask(self) -> None:
        unit_id = self.unit_id
        if unit_id and self.isVisible():
            self._reader.ask(self._session.project.path, lambda p: _read(p, unit_id))

    def _take(self, copies: Copies | None) -> None:
        if copies is None:
            self._link.start()
        elif copies.unit_id == self.unit_id:
            self.copies = copies
            self._show(copies)

    def _show(self, copies: Copies) -> None:
        self.button.setVisible(bool(copies.others))
        if not copies.others:
            return
        words = self.tr("另有 {n} 处相同的句子（{reports}）").format(
            n=len(copies.others), reports=self._where(copies)
        )
        todo = len(copies.preview.units)
        self.button.setText(self.tr("一并标注另 {n} 处相同的  {keys}").format(n=todo, keys=KEYS))
        if not todo:
            self.button.setText(words)
        self.button.setToolTip(words)
        self.button.setAccessibleName(f"{words} {self.button.text() if todo else ''}".strip())

    def _where(self, copies: Copies) -> str:
        if copies.years > 1:
            words = self.tr("{n} 篇，{years} 年")
            return words.format(n=copies.reports, years=copies.years)
        if copies.reports == 1:
            return self.tr("1 篇")  # of its own: in English one is no plural
        return self.tr("{n} 篇").format(n=copies.reports)

    def open(self) -> None:
        """Show them, and what tagging them along would do."""
        if self.copies is None:
            return
        if not self.copies.others:
            self.said.emit(self.tr("没有和这一句几乎相同的句子"))
            return
        self.popup.show_copies(self.copies, self._categories)
        self.popup.open_at(self.mapToGlobal(QPoint(self.width(), 0)), self.window())

    def _propagate(self) -> None:
        from operations.propagate import propagate

        project, unit_id = self._session.project, self.unit_id
        self._session.write(lambda who: propagate(project, unit_id, analyst=who))

    def _link_anew(self) -> None:
        from gui.asking import Asking
        from operations.link_beside import link_beside

        if self._asking is None:
            self._asking = Asking(self)
            self._asking.answered.connect(lambda _: self.ask_again())
        if not self._asking.busy:
            self._asking.ask(link_beside, self._session.project.path)


def _read(project: Project, unit_id: int) -> Iterator[Copies | None]:
    """None: near-duplicates are not known now, and take too long to be worked out here."""
    from operations.copies import are_known, copies_of

    yield copies_of(project, unit_id) if are_known(project) else None
