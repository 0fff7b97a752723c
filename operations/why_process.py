"""A process of its own that explains sentences: the window asks, and looks in for the answer.

The numeric libraries stay out of the window. The process starts with the first question, never
opens the project, and ends with ``close``, or when the window is gone.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from operations.choose_classifier import Choice
from operations.why import Explainer, Question, Why

PATIENCE = 2.0  # seconds a process has to end by itself


class WhyProcess:
    """``choice``: the classifier that explains; its files are read in the process."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def learn(self, rows: Sequence[tuple[int, str]]) -> None:
        """Tagged sentences to find similar ones among: unit id, normalized text."""
        self._send(list(rows))

    def ask(self, asked: Question) -> None:
        """Ask; of questions that come faster than answers, only the last one is answered."""
        self._send(asked)

    def answer(self) -> Why | None:
        """The newest answer that has come; None: none yet. Never waits."""
        found: Why | None = None
        try:
            while self._line is not None and self._line.poll():
                found = self._line.recv()
        except (EOFError, OSError):
            self._forget()
        return found

    def close(self) -> None:
        """End the process, if there is one."""
        process = self._process
        self._forget()  # the other end of a closed line ends by itself
        if process is not None:
            process.join(PATIENCE)
            if process.is_alive():
                process.terminate()
                process.join()

    def _send(self, what: object) -> None:
        if self._line is None:
            self._start()
        try:
            if self._line is not None:
                self._line.send(what)
        except OSError:  # it was killed from outside; the next question starts another
            self._forget()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._choice), daemon=True)
        self._process.start()
        other.close()

    def _forget(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = self._process = None


def _serve(line: Connection, choice: Choice) -> None:
    """What the process does: learn what comes, answer the last question."""
    from operations.similar import SimilarSentences

    among = SimilarSentences()
    explainer = Explainer(choice.load(), among)
    try:
        while True:
            asked: Question | None = None
            while asked is None or line.poll():
                said = line.recv()
                if isinstance(said, Question):
                    asked = said
                else:
                    among.learn(said)
            line.send(explainer.why(asked))
    except (EOFError, OSError):  # the window is gone
        return
