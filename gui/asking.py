"""One long computation beside the window, asked for by a page and told to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from operations.beside import Beside

LOOK_MS = 50


class Asking(QObject):
    """Runs one computation at a time in a process of its own (``operations.beside``).

    ``answered``: what it returned. ``failed``: a Message. ``progressed``: what it yielded. A
    newer question takes the place of the one before it, which is killed.
    """

    answered = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside: Beside | None = None
        # A pipe cannot be waited for in the same way on every system; a look costs microseconds.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.listen)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._beside is not None

    def ask(self, work: Callable[..., Any], *args: Any) -> None:
        """Start ``work(*args)``; see ``Beside`` for what may be given."""
        from operations.beside import Beside

        self.stop()
        self._beside = Beside(work, *args)
        self._look.start()

    def stop(self) -> None:
        """Kill it; nothing more is told. Safe at any time."""
        self._look.stop()
        if self._beside is not None:
            self._beside.close()
            self._beside = None

    def listen(self) -> None:
        """Take every piece of news there is."""
        from operations.beside import Done, Failed, Progress

        # Whoever is told may ask again, or stop.
        while (beside := self._beside) is not None and (news := beside.poll()) is not None:
            if isinstance(news, Progress):
                self.progressed.emit(news.what)
                continue
            self.stop()
            if isinstance(news, Done):
                self.answered.emit(news.result)
            elif isinstance(news, Failed):
                self.failed.emit(news.message)
