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


class Beside:
    """Does ``work(*args)`` in a new process, from now on.

    ``work``: a function at the top of a module, by convention with the project's path first. What
    a generator yields is told as Progress; what it returns is the result. Everything that goes in
    or comes out is pickled: plain values. It opens the project with ``open_to_read``. A
    KnownError is told as its Message; a bug, or the death of the process, as one that says so.

    All methods are for one thread. None of them waits but ``close``, until a process is killed.
    """

    def __init__(self, work: Callable[..., Any], *args: Any) -> None:
        from operations.beside_process import run

        # Spawned, never forked: it must not inherit the window, its threads or its files.
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection | None
        self._last: Done | Failed | None
        self._pipe, theirs = context.Pipe()
        # Only its name: its module is imported after the numeric libraries were told to step back.
        named = work.__module__, work.__qualname__
        self._process: SpawnProcess | None = context.Process(
            target=run, args=(theirs, *named, args), name="biaoju-beside", daemon=True
        )
        self._over, self._last = False, None
        self._process.start()
        # Theirs alone, so that the pipe ends with the process.
        theirs.close()

    @property
    def running(self) -> bool:
        """Is an end still to come?"""
        return self._process is not None

    def poll(self) -> Progress | Done | Failed | None:
        """The next news, None where there is none yet. Done and Failed are the last.

        They are told when the process is gone: it takes a while to go, and nobody waits for it.
        """
        if self._pipe is None or self._process is None:
            return None
        if not self._over:
            news = self._hear(self._pipe, self._process)
            if not self._over:
                return news
        return None if self._process.is_alive() else self._end(self._process)

    def _hear(self, pipe: Connection, process: SpawnProcess) -> Progress | Done | Failed | None:
        try:
            news: Progress | Done | Failed | None = pipe.recv() if pipe.poll() else None
        except (EOFError, OSError):
            self._over = True
            return None
        if isinstance(news, Done | Failed):
            self._over, self._last = True, news
            process.kill()
        return news

    def _end(self, process: SpawnProcess) -> Done | Failed:
        died = Failed(Message("operations.beside_stopped", {"why": process.exitcode}))
        self.close()
        return self._last or died

    def close(self) -> None:
        """Kill it; nothing is told any more. Safe at any time."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()
