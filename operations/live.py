"""The loop that learns while somebody tags: a warm process beside the window, and its news.

Nothing here takes longer than it takes to hand over a few bytes, but for ``start`` (a new
process) and ``close``.
"""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from messages import Message
from operations.live_news import LiveNews, Teach
from operations.why import Question

PATIENCE = 1.0  # seconds a worker has to end by itself
# Requests under way beyond which they are joined: a pipe that is full would hold up the window.
MOST_UNHEARD = 200

__all__ = ["LiveLoop", "LiveNews"]


class LiveLoop:
    """Learns from the project at ``path`` while it is open elsewhere; Qt-free.

    ``models``: the folder of the kept classifiers. ``idle_seconds``: after so long without a tag
    the thresholds are learnt anew. All methods are for one thread. A context manager: it starts
    and closes.
    """

    def __init__(self, path: Path, models: Path, *, idle_seconds: float = 3.0) -> None:
        self._given = (path, models, idle_seconds)
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._sent = self._heard = 0
        self._missed = self._speaks = False
        self._asking = False
        self._waiting: Question | None = None
        self._restarts = 0

    def __enter__(self) -> LiveLoop:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the worker; it learns from what is there and says so. Once is enough."""
        if self._process is not None:
            return
        from operations.live_worker import work

        # Spawned, never forked: it must not inherit the window, its threads or its files.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=work, args=(theirs, *self._given), name="biaoju-live", daemon=True
        )
        self._process.start()
        # Ours alone, so that the pipe ends with the worker.
        theirs.close()
        self._sent = self._heard = 0
        self._missed = self._speaks = False
        self._asking, self._waiting = False, None

    @property
    def connection(self) -> Connection | None:
        """Readable when there is news (its ``fileno()`` suits a notifier); None: not running.

        Another one after a restart: ask again after every news.
        """
        return self._pipe

    @property
    def running(self) -> bool:
        """Is there a worker?"""
        return self._process is not None

    def teach(self, report_id: int | None = None, unit_id: int | None = None) -> None:
        """Say that something was judged: ``unit_id`` of the report that is open.

        ``scores`` of that report come back at once, predictions of everything soon after.
        Without a unit, all of the report is looked at; without a report, anything may be
        different: reports, categories, seed words, many tags at once.
        """
        if self._sent - self._heard >= MOST_UNHEARD:
            self._missed = True
        elif self._pipe is not None:
            self._sent += 1
            self._send(Teach(report_id, unit_id))

    def ask(self, asked: Question) -> bool:
        """Ask why; True: the answer will be news "why", soon.

        Of questions that come faster than answers only the last is answered. False while the
        worker has not spoken yet: it loads for seconds, and would have no more to say than its
        seed words; ask again after its next predictions.
        """
        if self._pipe is None or not self._speaks:
            return False
        if self._asking:
            self._waiting = asked
        else:
            self._asking = True
            self._send(asked)
        return True

    def _send(self, what: Teach | Question) -> None:
        # A worker that has just died is found out by ``poll``.
        with suppress(OSError):
            if self._pipe is not None:
                self._pipe.send(what)

    def poll(self) -> LiveNews | None:
        """The next news, None where there is none yet; never waits.

        A worker that died is started once more; the second time the news is "stopped", the last.
        """
        if self._pipe is None:
            return None
        try:
            news: LiveNews | None = self._pipe.recv() if self._pipe.poll() else None
        except (EOFError, OSError):
            return self._lost()
        if news is not None:
            self._take(news)
        return news

    def _take(self, news: LiveNews) -> None:
        self._heard, self._speaks = news.heard, True
        if news.what == "stopped":
            self.close()
        elif news.what == "why":
            waiting, self._asking, self._waiting = self._waiting, False, None
            if waiting is not None:
                self.ask(waiting)
        elif self._missed and self._sent - self._heard < MOST_UNHEARD // 2:
            self._missed = False
            self.teach()

    def _lost(self) -> LiveNews | None:
        self.close()
        if self._restarts:
            return LiveNews("stopped", error=Message("operations.live_stopped"))
        self._restarts += 1
        self.start()
        return None

    def close(self) -> None:
        """End the worker, within a second by itself, else by force. Safe at any time."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()  # the worker ends where its pipe does
        if process is None:
            return
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()
