"""可疑标注: one doubt after the other, each corrected or kept with one key.

The list is made beside the window and then stands still: what was dealt with is marked, and
nothing moves under the cursor until a new list is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.asking import Asking
from gui.background import Background
from gui.look import Look
from gui.quality import suspicious_words as words
from gui.quality.suspicious_detail import DoubtDetail
from gui.quality.suspicious_empty import SuspiciousEmpty
from gui.quality.suspicious_head import CONTRADICTING, DOUBTED, SuspiciousHead
from gui.quality.suspicious_list import DoubtList, DoubtModel
from gui.session import Session
from messages import Message

if TYPE_CHECKING:
    from operations.doubt_states import State
    from operations.find_doubts import Doubts
    from operations.suspicious import Suspicion

AGE_MS = 30_000


class SuspiciousPage(QWidget):
    """``found``: the lists as they were made; None: not yet."""

    said = Signal(str)
    open_sentence = Signal(int, int)

    def __init__(
        self, session: Session, look: Look, _background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.found: Doubts | None = None
        # Units of which something was said since the lists were read, and before they were asked
        # for anew.
        self._touched, self._before = set[int](), set[int]()
        self._shown, self._rows = DOUBTED, {DOUBTED: -1, CONTRADICTING: -1}
        self.asking = Asking(self)
        self.models = {DOUBTED: DoubtModel(), CONTRADICTING: DoubtModel()}
        self.head, self.empty = SuspiciousHead(), SuspiciousEmpty()
        self.list = DoubtList(look, self.models[DOUBTED])
        self.detail = DoubtDetail(look)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([460, 906])
        self.splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(320)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.splitter)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        # Many signals of one action are one look at what is stored.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look_again)
        self._ageing = QTimer(self, interval=AGE_MS)
        self._ageing.timeout.connect(self._show_age)
        self._connect()
        self._show_empty()

    def _connect(self) -> None:
        session = self._session
        session.judged.connect(lambda _report, unit: self._stale([unit]))
        session.said_anew.connect(self._stale)
        session.reloaded.connect(lambda: self._stale(()))
        self.asking.answered.connect(self._take)
        self.asking.failed.connect(self._fail)
        self.head.chosen.connect(self.turn_to)
        for wish in (self.head.wanted, self.empty.asked):
            wish.connect(self.ask)
        self.list.looked_at.connect(self._show_row)
        for part in (self.list, self.detail):
            part.fix_asked.connect(self.fix)
            part.keep_asked.connect(self.keep)
            part.open_asked.connect(self._open)

    # Coming and going.

    def show_page(self) -> None:
        """It is visible now; the first time the lists are made."""
        if self.found is None and not self.asking.busy:
            self.ask()
        elif self.found is not None:
            self.look_again()
        self.list.setFocus()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self.asking.stop()
        self._soon.stop()
        self._ageing.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The age grows while it is looked at."""
        super().showEvent(event)
        self._ageing.start()
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks; what is being made is made all the same."""
        super().hideEvent(event)
        self._ageing.stop()
        self._soon.stop()

    # Making the lists.

    def ask(self) -> None:
        """Make the lists anew; those that are shown stay until then."""
        from operations.find_doubts import find_doubts

        self._before = set(self._touched)
        self.asking.ask(find_doubts, self._session.project.path)
        self._show_empty()
        self._show_age()

    def _take(self, found: Doubts) -> None:
        self.found = found
        self._touched -= self._before
        self._rows = {DOUBTED: -1, CONTRADICTING: -1}
        for name, doubts in ((DOUBTED, found.doubted), (CONTRADICTING, found.contradicting)):
            self.models[name].show_doubts(doubts, self._states(doubts))
        if not self._model.waiting and self.models[CONTRADICTING].waiting:
            self._shown = CONTRADICTING
        self.turn_to(self._shown)
        self._show_age()

    def _fail(self, message: Message) -> None:
        self._session.failed.emit(message)
        self._show_empty()
        self._show_age()

    # What is shown.

    @property
    def _model(self) -> DoubtModel:
        return self.models[self._shown]

    @property
    def current(self) -> Suspicion | None:
        """The doubt that is looked at."""
        row = self._rows[self._shown]
        return self._model.doubts[row] if 0 <= row < len(self._model.doubts) else None

    def turn_to(self, name: str) -> None:
        """Show one of the two lists, at the row where its reader was."""
        self._shown = name
        self.head.mark(name)
        self.list.show_list(self.models[name], self._session.categories)
        self._show_numbers()
        row = self._rows[name]
        self.list.choose(row if row >= 0 else max(self._model.next_open(-1), 0))
        self._show_empty()

    def _show_row(self, row: int) -> None:
        self._rows[self._shown] = row
        one = self.current
        if one is not None:
            known = {category.uid: category for category in self._session.categories}
            self.detail.show_doubt(self._session.project, one, self._model.states[row], known)

    def _show_numbers(self) -> None:
        self.head.show_numbers({name: model.waiting for name, model in self.models.items()})

    def _show_age(self) -> None:
        self.head.again_button.setEnabled(not self.asking.busy)
        if self.found is None:
            self.head.age.clear()
        elif self.asking.busy:
            self.head.age.setText(self.tr("正在重新核对…"))
        else:
            told = words.age(self.found.at, len(self._touched))
            more = self.tr("（只列出最可疑的）") if self.found.more else ""
            self.head.age.setText(told + more)

    def _show_empty(self) -> None:
        """The list, or what there is to say in its place."""
        found = self.found
        self.head.setVisible(found is not None)
        if found is not None and self._model.doubts:
            self._stack.setCurrentWidget(self.splitter)
            return
        self._stack.setCurrentWidget(self.empty)
        if self.asking.busy and (found is None or not found.judged):
            self.empty.work()
        elif found is None:
            self.empty.fail(self.tr("原因写在下面的状态栏里。"))
        elif not found.judged:
            self.empty.teach()
        elif found.doubted or found.contradicting:
            self.empty.none_here()
        else:
            self.empty.praise()

    # How they stand.

    def _stale(self, unit_ids: Iterable[int]) -> None:
        self._touched.update(unit_ids)
        if self.isVisible():
            self._soon.start()

    def look_again(self) -> None:
        """See how the doubts stand by now."""
        if self.found is None:
            return
        changed = {n: m.show_states(self._states(m.doubts)) for n, m in self.models.items()}
        again = [row for row in changed[self._shown] if self._model.states[row] == "open"]
        if len(again) == 1:  # taken back: it is looked at once more
            self.list.choose(again[0])
        self.list.show_list(self._model, self._session.categories)
        self._show_row(self._rows[self._shown])
        self._show_numbers()
        self._show_age()

    def _states(self, doubts: Iterable[Suspicion]) -> list[State]:
        from operations.doubt_states import states

        return states(self._session.project, list(doubts))

    # What is done about one.

    def fix(self, other: bool = False) -> None:
        """Say the opposite; ``other``: of the other one of the pair."""
        from operations.suspicious import fix, turned

        one = self.current
        if one is None or not self._waits():
            return
        target = turned(one) if other and one.other is not None else one
        self._write(lambda who: fix(self._session.project, target, analyst=who))

    def keep(self) -> None:
        """It holds: it is not listed again."""
        from operations.suspicious import keep

        one = self.current
        if one is not None and self._waits():
            self._write(lambda who: keep(self._session.project, one, analyst=who))

    def _waits(self) -> bool:
        row = self._rows[self._shown]
        return self._model.states[row] == "open"

    def _write(self, work) -> None:  # type: ignore[no-untyped-def]
        row = self._rows[self._shown]
        if self._session.write(lambda who: (work(who),)) is None:
            self.look_again()
            return
        self.look_again()
        following = self._model.next_open(row)
        if following >= 0:
            self.list.choose(following)
        elif not self._model.waiting:
            self.said.emit(self.tr("这一列都看完了"))
        self.list.setFocus()

    def _open(self) -> None:
        one = self.current
        if one is not None:
            self.open_sentence.emit(one.unit.report_id, one.unit.id)
