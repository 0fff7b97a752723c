"""How the editor writes: here where it is short, in the background where it is long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gui.background import Background
from gui.session import Session

LONG = 1000  # annotations: changing more takes longer than a frame


class SchemeWriter(QObject):
    """One change at a time, each one undo step."""

    said = Signal(str)

    def __init__(
        self, session: Session, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._background = session, background

    def write(self, work: Callable[..., object], *given: object) -> bool:
        """``work(project, *given, analyst=…)``; False where it was refused, which was said."""
        if self._background.busy and self._background.writes:
            self.said.emit(self.tr("正在改动标注，稍等一下再改类别"))
            return False
        project = self._session.project
        return self._session.write(lambda who: (work(project, *given, analyst=who),)) is not None

    def write_many(
        self, work: Callable[..., object], *, annotations: int, title: str, done: Callable[[], None]
    ) -> None:
        """The same for work that changes so many ``annotations``; ``done`` follows if it is."""
        if annotations <= LONG:
            if self.write(work):
                done()
        elif self._session.signed():
            who = self._session.analyst
            started = self._background.start(
                self._session.project.path,
                lambda project, _progress: work(project, analyst=who),
                title=title,
                done=lambda _: done(),
            )
            if not started:
                self.said.emit(self.tr("别的工作还没做完，稍等一下再试"))
