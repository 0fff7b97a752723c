"""Undo and redo: a key press at once, a step of many thousand rows beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.background import Background
from gui.session import Session
from messages import Message

if TYPE_CHECKING:
    from annotation.undo import Step

MANY = 1500  # rows: more of them take longer than a frame or two


class WayBack(QObject):
    """Of one open project. ``told``: a sentence for the status line."""

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        background: Background,
        words: Callable[[Step], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._background, self._words = session, background, words

    def undo(self) -> None:
        """Take the last step back, whoever made it."""
        self._turn(self._session.last_step(), forth=False)

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._turn(self._session.next_redo(), forth=True)

    def _turn(self, step: Step | None, *, forth: bool) -> None:
        from annotation.undo import rows_of_step

        if step is None or not self._session.may_write():
            return
        if rows_of_step(self._session.project, step.id) > MANY:
            self._beside(forth)
            return
        done = self._session.redo() if forth else self._session.undo()
        if done is not None:
            self._tell(done, forth)

    def _beside(self, forth: bool) -> None:
        from operations.beside_project import call

        who, path = self._session.analyst or "", self._session.project.path
        work = "annotation.undo.redo" if forth else "annotation.undo.undo"
        self._background.begin(
            call(work, path, tells=False, analyst=who),
            title=self.tr("正在重做…") if forth else self.tr("正在撤销…"),
            done=lambda step: self._tell(step, forth),
            failed=lambda message: self._refuse(message),
        )

    def _refuse(self, message: Message) -> None:
        self._session.failed.emit(message)

    def _tell(self, step: Step | None, forth: bool) -> None:
        if step is not None:
            words = self.tr("已重做：{what}") if forth else self.tr("已撤销：{what}")
            self.told.emit(words.format(what=self._words(step)))
