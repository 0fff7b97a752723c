"""A long work that ``Background`` runs in a process of its own, and hears of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from operations.beside import Beside
    from operations.beside_project import Call

LOOK_MS = 40


class BesideJob(QObject):
    """Does ``call`` from ``start`` on. Tells its end once, then ``finished``."""

    advanced = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)  # a Message
    cancelled = Signal()
    finished = Signal()

    def __init__(self, call: Call, parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self._beside: Beside | None = None
        # A pipe cannot be waited for in the same way on every system; a look costs microseconds.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.listen)

    def start(self) -> None:
        """Begin."""
        from operations.beside import Beside
        from operations.beside_project import do

        self._beside = Beside(do, self._call, tells=True)
        self._look.start()

    def cancel(self) -> None:
        """Ask it to stop; its end is still told."""
        if self._beside is not None:
            self._beside.ask_to_stop()

    def leave(self) -> None:
        """End it now; nothing more is told. Waits a moment for it to remove what is half."""
        from operations.beside import PATIENCE

        self._look.stop()
        if self._beside is not None:
            self._beside.close(PATIENCE)
            self._beside = None

    def listen(self) -> None:
        """Take every piece of news there is."""
        from operations.beside import Progress

        # Whoever is told may leave.
        while (beside := self._beside) is not None and (news := beside.poll()) is not None:
            if isinstance(news, Progress):
                self.advanced.emit(*news.what)
            else:
                self.leave()
                self._tell(news)
                self.finished.emit()

    def _tell(self, end: object) -> None:
        from operations.beside import Done, Failed

        if isinstance(end, Done):
            self.done.emit(end.result)
        elif isinstance(end, Failed):
            self.failed.emit(end.message)
        else:
            self.cancelled.emit()
