"""One long computation in a process of its own, and what becomes of it.

A thread would share the interpreter with the window, which then stutters; a process does not.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from messages import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """Something on the way: ``what`` the work has yielded."""

    what: Any


@dataclass(frozen=True, slots=True)
class Done:
    """The end: what the work has returned."""

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The end: why there is no result."""

    message: Message


@dataclass(frozen=True, slots=True)
class Stopped:
    """The end: it was asked to stop, and did."""


class Stop(BaseException):
    """Raised inside the work when it is asked to stop: where it tells how far it is, or wherever
    it is where it does not soon. What it was writing aside is removed, and its transaction rolled
    back, on the way out. It may catch it, and return what it has."""


News = Progress | Done | Failed | Stopped
READY = Progress("ready")  # what a process says first: now it can be given what it works on
STOP = "stop"  # the one word that the window says after that
PATIENCE = 2.0  # seconds for the work to tidy up where somebody waits for it


class Beside:
    """Does ``work(*args)`` in a new process, from now on.

    ``work``: a function at the top of a module, by convention with the project's path first. What
    a generator yields is told as Progress; what it returns is the result. ``tells``: it also takes
    a keyword ``tell``, and what it calls that with is Progress, too. Everything that goes in or
    comes out is pickled: plain values. A KnownError is told as its Message; a bug, or the death of
    the process, as one that says so.

    All methods are for one thread. None of them waits but ``close``, until the process is gone.
    """

    def __init__(self, work: Callable[..., Any], *args: Any, tells: bool = False) -> None:
        from operations.beside_process import run

        # Spawned, never forked: it must not inherit the window, its threads or its files.
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection | None
        self._last: Done | Failed | Stopped | None
        self._pipe, theirs = context.Pipe()
        # Only its name: its module is imported after the numeric libraries were told to step back.
        named = work.__module__, work.__qualname__
        # Given when it is there to read it: who starts a process waits where a pipe is full.
        self._args: tuple[Any, ...] | None = args
        self._process: SpawnProcess | None = context.Process(
            target=run, args=(theirs, *named, tells), name="biaoju-beside", daemon=True
        )
        self._over, self._asked, self._last = False, False, None
        self._process.start()
        # Theirs alone, so that the pipe ends with the process.
        theirs.close()

    @property
    def running(self) -> bool:
        """Is an end still to come?"""
        return self._process is not None

    def ask_to_stop(self) -> None:
        """Ask the work to tidy up and end; ``poll`` tells when it has.

        It may have ended well before it heard of it: then that is told.
        """
        if self._pipe is not None and not self._over:
            self._asked = True
            with suppress(OSError):
                self._pipe.send(STOP)

    def poll(self) -> News | None:
        """The next news, None where there is none yet. All but Progress are the last.

        They are told when the process is gone: it takes a while to go, and nobody waits for it.
        """
        if self._pipe is None or self._process is None:
            return None
        if not self._over:
            news = self._hear(self._pipe, self._process)
            if news == READY:
                self._give(self._pipe)
                return None
            if not self._over:
                return news
        return None if self._process.is_alive() else self._end(self._process)

    def _give(self, pipe: Connection) -> None:
        if not self._asked:
            with suppress(OSError):
                pipe.send(self._args)
        self._args = None

    def _hear(self, pipe: Connection, process: SpawnProcess) -> News | None:
        try:
            news: News | None = pipe.recv() if pipe.poll() else None
        except (EOFError, OSError):
            self._over = True
            return None
        if isinstance(news, Done | Failed | Stopped):
            self._over, self._last = True, news
            process.kill()
        return news

    def _end(self, process: SpawnProcess) -> Done | Failed | Stopped:
        died = Failed(Message("operations.beside_stopped", {"why": process.exitcode}))
        self.close()
        end = self._last or died
        # A statement that was cut short fails in its own words.
        return Stopped() if self._asked and isinstance(end, Failed) else end

    def close(self, patience: float = 0) -> None:
        """End it; nothing is told any more. Safe at any time.

        ``patience``: seconds for the work to remove what it was writing, before it is killed.
        """
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        if process is not None:
            if patience:
                process.join(patience)
            process.kill()
            process.join()
            process.close()
