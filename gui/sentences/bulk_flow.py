"""From a bulk action that was asked for, over its preview, to its one undo step."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from annotation.project import Project
from annotation.texts import UNNAMED
from gui.asking import Asking
from gui.background import Background
from gui.reader import Reader
from gui.sentences.preview_panel import PreviewPanel
from gui.session import Session
from operations.beside_project import READ, answer, call
from operations.bulk import Action, BulkPreview, BulkResult, bulk, preview_bulk

SMALL = 200  # so many sentences are counted and written here, more of them beside the window


class BulkFlow(QObject):
    """Nothing is written before its preview was seen and agreed to. ``ended``: panel closed."""

    said = Signal(str)
    failed = Signal(object)  # a Message
    ready = Signal()  # the numbers are there
    ended = Signal()

    def __init__(
        self,
        session: Session,
        background: Background,
        panel: PreviewPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._background, self._panel = session, background, panel
        self._reader = Reader(self)
        self._reader.told.connect(self._show)
        self._reader.failed.connect(self._fail)
        self._asking = Asking(self)
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(self._fail)
        self._action: Action | None = None
        self._ids: array[int] = array("q")
        panel.agreed.connect(self.run)
        panel.refused.connect(self.leave)

    @property
    def under_way(self) -> bool:
        """Whether a preview is shown, or on its way."""
        return self._action is not None

    @property
    def counting(self) -> bool:
        """Whether the numbers are still to come."""
        return self._reader.busy or self._asking.busy

    def ask(self, action: Action, ids: array[int]) -> None:
        """Show what ``action`` on these units would do."""
        if not ids:
            return
        self._action, self._ids = action, ids
        self._panel.wait_for(self._what(action, len(ids)))
        self.count_again()

    def predicted_anew(self) -> None:
        """The classifier has spoken again: what would be accepted may be different."""
        if self._action is not None and self._action.kind == "accept":
            self.count_again()

    def count_again(self) -> None:
        """Something has been written since: the numbers may be different."""
        action, ids, who = self._action, self._ids, self._session.analyst or UNNAMED
        if action is None:
            return

        def work(project: Project) -> Iterator[BulkPreview]:
            yield preview_bulk(project, ids, action, analyst=who)

        self._panel.do_button.setEnabled(False)
        self._forget()
        path = self._session.project.path
        if len(ids) <= SMALL:
            self._reader.ask(path, work)
        else:
            preview, given = "operations.bulk.preview_bulk", (path, ids, action)
            asked = call(preview, *given, access=READ, tells=False, analyst=who)
            self._asking.ask(answer, asked)

    def _forget(self) -> None:
        self._reader.forget()
        self._asking.stop()

    def _show(self, preview: BulkPreview) -> None:
        live = {c.uid: c.name for c in self._session.categories}
        accepts = self._action is not None and self._action.kind == "accept"
        self._panel.show_preview(preview, live if accepts else {})
        self.ready.emit()

    def _fail(self, message: object) -> None:
        self.leave()
        self.failed.emit(message)

    def leave(self) -> None:
        """Close the preview; nothing is done."""
        self._forget()
        if self._action is not None:
            self._action = None
            self._panel.hide()
            self.ended.emit()

    def stop(self) -> None:
        """``leave``, and nothing is being counted any more."""
        self.leave()
        self._reader.stop()

    def run(self) -> None:
        """Do what was previewed, as one undo step."""
        action, ids = self._action, self._ids
        if action is None or not self._panel.do_button.isEnabled() or not self._may_write():
            return
        self.leave()
        if len(ids) <= SMALL:
            project = self._session.project
            self._session.write(lambda who: bulk(project, ids, action, analyst=who))
        else:
            self._start(action, ids)

    def _may_write(self) -> bool:
        if self._background.busy:
            self.said.emit(self.tr("另一项工作还没做完，请等它结束，或先取消它"))
            return False
        return self._session.signed()

    def _start(self, action: Action, ids: array[int]) -> None:
        who = self._session.analyst or UNNAMED
        before = self._session.last_step()

        def done(_result: BulkResult) -> None:
            step = self._session.last_step()
            if step is not None and step != before:
                self._session.written.emit(step)

        work, path = "operations.bulk.bulk", self._session.project.path
        asked = call(work, path, ids, action, analyst=who)
        self._background.begin(asked, title=self._what(action, len(ids)), done=done)

    def _what(self, action: Action, count: int) -> str:
        """What would be done, in words."""
        names = {c.uid: c.name for c in self._session.categories}
        says: dict[str, Callable[[], str]] = {
            "yes": lambda: self.tr("把 {n} 句标为：{name}"),
            "no": lambda: self.tr("把 {n} 句标为不属于：{name}"),
            "none": lambda: self.tr("把 {n} 句标为：均不涉及"),
            "accept": lambda: self.tr("接受 {n} 句的机器判断"),
            "clear": lambda: self.tr("清除 {n} 句上自己的标注"),
        }
        name = names.get(action.category, "")
        return says[action.kind]().format(n=f"{count:,}", name=name)
