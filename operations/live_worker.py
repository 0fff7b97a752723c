"""The process that learns while somebody tags in another: reads the project, writes the cache.

One thread. Long work comes in steps, and between any two of them it listens: an instant answer
never waits for a fit to end. It ends where its pipe ends, so it never outlives the window.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from annotation.read_only import judged_units, open_to_read, unit_cells
from messages import KnownError
from operations.live_news import LiveNews, Teach
from operations.own_process import step_back
from operations.why import Question

if TYPE_CHECKING:
    from operations.live_learner import Learner

REST = 0.02  # seconds after a tag in which the window paints: cores, caches and disk are its own

Job = Generator[None, None, None]


class _Ended(Exception):  # noqa: N818 - not an error: the window has closed the pipe
    """Nobody listens any more."""


def work(pipe: Connection, path: Path, models: Path, idle_seconds: float) -> None:
    """What the process does until its pipe ends."""
    step_back()
    from operations.live_learner import Learner

    try:
        with open_to_read(path) as project:
            _Worker(pipe, Learner(project, models), idle_seconds).serve()
    except KnownError as error:
        with suppress(OSError):
            pipe.send(LiveNews("stopped", error=error.message))
    except _Ended:
        pass


class _Worker:
    """Listens, answers at once, and does one job at a time."""

    def __init__(self, pipe: Connection, learner: Learner, idle_seconds: float) -> None:
        self._pipe = pipe
        self._learner = learner
        self._idle_seconds = idle_seconds
        self._heard = 0
        self._wanted = self._anything = True
        self._job: Job | None = None
        self._may_be_dropped = False

    def serve(self) -> None:
        """Until the pipe ends."""
        while True:
            self._listen(self._patience())
            if self._job is None:
                self._job = self._next_job()
            elif next(self._job, self) is self:
                self._job = None

    def _patience(self) -> float | None:
        """How long there is nothing to do but to listen; None: until something is said."""
        if self._job is not None or self._wanted or self._learner.crossing_due():
            return 0
        return self._idle_seconds if self._learner.crossing_helps() else None

    def _next_job(self) -> Job | None:
        self._may_be_dropped = False
        if self._learner.crossing_due():
            return self._cross()
        if self._wanted:
            self._wanted = False
            return self._learn()
        self._may_be_dropped = True
        return self._cross() if self._learner.crossing_helps() else None

    def _listen(self, patience: float | None = 0) -> None:
        """Hear all that was said. Raises _Ended."""
        try:
            while self._pipe.poll(patience):
                self._hear(self._pipe.recv())
                patience = 0
        except (EOFError, OSError) as error:
            raise _Ended from error

    def _hear(self, said: Teach | Question) -> None:
        start = time.perf_counter()
        if isinstance(said, Question):
            self._say(LiveNews("why", why=self._learner.why(said)), start)
            return
        self._heard += 1
        self._wanted = True
        if self._may_be_dropped:
            self._job = None
        if said.report_id is None:
            self._anything = True
        else:
            self._answer(said.report_id, said.unit_id, start)
            time.sleep(REST)

    def _answer(self, report_id: int, unit_id: int | None, start: float) -> None:
        project = self._learner.project
        units = judged_units(project, report_id) if unit_id is None else [unit_id]
        cells = [cell for unit in units for cell in unit_cells(project, unit)]
        scores = self._learner.hint(cells, units, report_id)
        self._say(LiveNews("scores", report_id=report_id, scores=scores), start)

    def _learn(self) -> Job:
        start = time.perf_counter()
        anything, self._anything = self._anything, False
        yield from self._learner.look(anything=anything, early=lambda n: self._say(n, start))
        yield from self._learner.learn()
        self._keep("predictions", start)

    def _cross(self) -> Job:
        start = time.perf_counter()
        yield from self._learner.cross()
        self._keep("decisions", start)

    def _keep(self, what: Literal["predictions", "decisions"], start: float) -> None:
        # Listened to while it writes: 100,000 rows take a while.
        self._say(self._learner.keep(what, between=self._listen), start)

    def _say(self, news: LiveNews, start: float) -> None:
        seconds = time.perf_counter() - start
        told = replace(news, seconds=seconds, heard=self._heard)
        try:
            self._pipe.send(told)
        except OSError as error:
            raise _Ended from error
