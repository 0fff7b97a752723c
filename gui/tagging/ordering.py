"""标注顺序: which sentence is opened when one is done, in whichever report it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from annotation.sentence_facts import Memory
from gui.reader import Reader
from gui.session import Session
from gui.tagging.order_bar import OrderButton
from gui.tagging.order_list import COUNT, DOCUMENT, MORE, SHOWN, Choice, OrderList

if TYPE_CHECKING:
    from annotation.project import Project
    from gui.asking import Asking
    from gui.tagging.reading import Piece
    from gui.tagging.workspace import Workspace
    from operations.orders import Order

DISAGREEMENT = "disagreement"
CALM_MS = 3000  # between two readings of the list, however often the classifier speaks


class Ordering(QObject):
    """Keeps a list of what comes next, read beside the window; in document order there is none.

    ``said``: a sentence for the status line.
    """

    said = Signal(str)

    def __init__(
        self, session: Session, workspace: Workspace, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._workspace = session, workspace
        self.button, self.listed = OrderButton(), OrderList()
        self.reader, self._memory = Reader(self), Memory()
        self._asking: Asking | None = None
        self._more: tuple[tuple[int, int], ...] = ()  # where people and the classifier differ
        self._waits = self._stale = False  # for a list, to open its first; the list is old
        self._since = QElapsedTimer()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read)
        self._connect()
        self._show_scheme()

    def _connect(self) -> None:
        self._workspace.go_on = self.go_on
        self._workspace.answered.connect(self._tell_answer)
        self.button.chosen.connect(self.choose)
        self.reader.told.connect(self._take)
        self.reader.failed.connect(self._session.failed)
        self._session.judged.connect(lambda _, unit_id: self.listed.judge(unit_id))
        self._session.predicted_anew.connect(self._predicted)
        self._session.said_anew.connect(self._look_again)
        self._session.reloaded.connect(self._reload)

    def stop(self) -> None:
        """Nothing is at work after this."""
        self._forget()
        self.reader.stop()

    def _forget(self) -> None:
        """Whatever was asked is not wanted any more."""
        self._soon.stop()
        self.reader.forget()
        if self._asking is not None:
            self._asking.stop()

    # Which order.

    def choose(self, choice: Choice, *, stays: bool = False) -> None:
        """Tag in another order, from its first sentence on; in document order from here on.

        ``stays``: what is open stays open; only what comes after it is of that order.
        """
        self._forget()
        self.listed, self._more = OrderList(choice), ()
        self._waits = self.is_on and not stays
        self._show_scheme()
        if self.is_on:
            self._read()
        if choice.order == DISAGREEMENT:
            self._ask_more()
        self._workspace.page.setFocus()

    def resume(self, choice: Choice) -> None:
        """Go on in the order of another day; not in one that is gone, or takes long to find."""
        uids = ("", *self._session.category_uids)
        known = choice.order in (*SHOWN, *MORE) and choice.order != DISAGREEMENT
        if known and choice.order != DOCUMENT and choice.category in uids:
            self.choose(choice, stays=True)

    def _ask_more(self) -> None:
        """Where a classifier that had not seen it would say the opposite: takes a while."""
        from gui.asking import Asking
        from operations.orders import read_opposed

        if self._asking is None:
            self._asking = Asking(self)
            self._asking.answered.connect(self._take_more)
            self._asking.failed.connect(self._session.failed)
        self._asking.ask(read_opposed, self._session.project.path)

    def _take_more(self, found: list[tuple[int, int]]) -> None:
        self._more = tuple(found)
        self._read()

    @property
    def is_on(self) -> bool:
        """Whether there is a list at all."""
        return self.listed.choice.order != DOCUMENT

    def _show_scheme(self) -> None:
        self.button.show_scheme(self._session.categories, self.listed.choice)
        self.button.show_list(self.listed)

    # What comes next.

    def go_on(self) -> bool:
        """Open the next sentence of the order; False in document order, which the page knows."""
        if not self.is_on:
            return False
        piece = self._workspace.current
        if piece is not None:
            self.listed.is_at(piece.unit.id)
        if not self._open_next():
            self._run_out()
        return True

    def _open_next(self) -> bool:
        opened = False
        while not opened and (found := self.listed.next()) is not None:
            self._workspace.open_sentence(*found)
            now = self._workspace.current
            opened = now is not None and now.unit.id == found[1]  # else it is gone since
        self.button.show_list(self.listed)
        if self.listed.is_low:
            self.read_soon()
        return opened

    def _run_out(self) -> None:
        if self.reader.busy or self._soon.isActive() or self._asking_is_busy:
            self._waits = True
        elif self.listed.once_more():
            self._waits = True
            self._read()
        else:
            self.said.emit(self.tr("这个顺序里没有要看的句子了"))

    # Reading the list.

    def _predicted(self) -> None:
        # What people say of each other is not the classifier's affair.
        if self.listed.choice.order != DISAGREEMENT:
            self.read_soon()

    def read_soon(self) -> None:
        """The list may be another one, or is coming to its end."""
        if self.is_on and not self._soon.isActive():
            spent = self._since.elapsed() if self._since.isValid() else CALM_MS
            self._soon.start(max(CALM_MS - spent, 0))

    def _read(self) -> None:
        self._since.start()
        self._soon.stop()
        choice, passed, memory = self.listed.choice, self.listed.passed, self._memory

        def work(project: Project) -> Iterator[tuple[Choice, Order]]:
            yield choice, _read_order(project, choice, passed, memory)

        self.reader.ask(self._session.project.path, work)

    def _take(self, told: tuple[Choice, Order]) -> None:
        choice, read = told
        if choice != self.listed.choice:
            return
        self.listed.take(_joined(read, self._more))
        self.button.show_list(self.listed)
        if self._waits:
            self._waits = False
            if not self._open_next():
                self._run_out()

    @property
    def _asking_is_busy(self) -> bool:
        return self._asking is not None and self._asking.busy

    # What changes it.

    def _look_again(self, _unit_ids: Collection[int]) -> None:
        """Something was taken back, or said of many at once."""
        self.listed.forget_judged()
        self.read_soon()

    def _reload(self) -> None:
        uids = self._session.category_uids
        if self.listed.choice.category and self.listed.choice.category not in uids:
            self.choose(Choice())
            return
        self._show_scheme()
        self.listed.forget_judged()
        self.read_soon()

    # 随机抽检.

    def _tell_answer(self, piece: Piece) -> None:
        """What the program thinks of a sentence that was just answered blind."""
        if not piece.spoken.scores:
            return
        live = self._session.categories
        thought = [(c, piece.scores.get(c.uid, 0.0)) for c in live if piece.pre(c.uid)]
        between = self.tr("、")
        words = between.join(
            f"{c.name} {p:.0%}" if piece.is_calibrated(c.uid) else c.name for c, p in thought
        )
        agrees = all(bool(piece.said(c.uid)) == piece.pre(c.uid) for c in live)
        told = (
            self.tr("随机抽检已存 · 机器也判：{what}")
            if agrees
            else self.tr("随机抽检已存 · 机器判的是：{what}")
        )
        self._session.told.emit(told.format(what=words or self.tr("均不涉及")))


def _joined(read: Order, more: tuple[tuple[int, int], ...]) -> Order:
    """``read``, and then those of ``more`` that are not in it."""
    known = set(read.units)
    added = [pair for pair in more if pair not in known]
    return replace(read, units=(*read.units, *added), left=read.left + len(added))


def _read_order(project: Project, choice: Choice, passed: frozenset[int], memory: Memory) -> Order:
    from annotation.audit import has_begun
    from operations.orders import differing, head_of

    if choice.order == "disagreement":
        return differing(project, count=COUNT, skipped=passed)
    return head_of(
        project,
        choice.order,
        count=COUNT,
        category=choice.category,
        audited=has_begun(project.db),
        skipped=passed,
        memory=memory,
    )
