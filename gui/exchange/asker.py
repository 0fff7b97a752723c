"""One question at a time to a thread: a look at files. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, SignalInstance

from gui.background import Cancelled
from messages import KnownError, Message

Tell = Callable[[object], None]
"""What the work calls with a part of its answer; it raises where nobody waits any more."""


class _Question(QThread):
    part = Signal(object)
    answer = Signal(object)
    failure = Signal(object)  # a Message

    def __init__(self, work: Callable[[Tell], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        try:
            answer = self._work(self._tell)
        except Cancelled:
            return
        except KnownError as error:
            self.failure.emit(error.message)
        except OSError as error:
            values = {"path": error.filename or "", "detail": error.strerror or str(error)}
            self.failure.emit(Message("corpus.disk", values))
        else:
            self.answer.emit(answer)

    def _tell(self, part: object) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        if part is not None:
            self.part.emit(part)


class Asker(QObject):
    """Asks in a thread; a newer question takes the place of the one that is open.

    Ends with ``answered`` or ``refused``, in the window's thread; before that any number of
    ``told``. A question that was replaced or stopped tells nothing.
    """

    told = Signal(object)
    answered = Signal(object)
    refused = Signal(object)  # a Message

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: _Question | None = None
        self._going = set[_Question]()

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._open is not None

    def ask(self, work: Callable[[Tell], object]) -> None:
        """Run ``work(tell)``; it should call ``tell(None)`` now and then where it takes long."""
        self.drop()
        self._open = question = _Question(work, self)
        self._going.add(question)
        question.part.connect(lambda part: self._pass(question, self.told, part))
        question.answer.connect(lambda answer: self._end(question, self.answered, answer))
        question.failure.connect(lambda why: self._end(question, self.refused, why))
        question.finished.connect(lambda: self._forget(question))
        question.start()

    def drop(self) -> None:
        """Wait for no answer any more."""
        if self._open is not None:
            self._open.requestInterruption()
            self._open = None

    def stop(self) -> None:
        """Drop the question and wait until no thread runs."""
        self.drop()
        for question in list(self._going):
            question.wait()
            self._forget(question)

    def _pass(self, question: _Question, to: SignalInstance, what: object) -> None:
        if question is self._open:
            to.emit(what)

    def _end(self, question: _Question, to: SignalInstance, what: object) -> None:
        if question is self._open:
            self._open = None
            to.emit(what)

    def _forget(self, question: _Question) -> None:
        if question in self._going:
            self._going.discard(question)
            question.deleteLater()
