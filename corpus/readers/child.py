"""A child process that parses files nobody has looked at yet, under limits of memory and time.

One warm child serves many files; a crash, a hang or running out of memory costs that file only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from corpus.document import SourceText
from corpus.readers.formats import Format
from corpus.readers.guard import Limits
from messages import KnownError


class Task(NamedTuple):
    """One file to parse; the arguments of ``Reader.read``."""

    kind: Format
    path: Path
    name: str
    encoding: str | None
    columns: Mapping[str, str] | None


class Child:
    """Starts at the first file, again after each failure, and ends with :meth:`close`."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def read(
        self,
        kind: Format,
        path: Path,
        *,
        name: str,
        encoding: str | None,
        columns: Mapping[str, str] | None,
    ) -> list[SourceText]:
        """The reports in one file, or the KnownError the parser or its failure led to."""
        try:
            pipe = self._running()
            pipe.send(Task(kind, path, name, encoding, columns and dict(columns)))
            if not pipe.poll(self._limits.seconds):
                self.close()
                raise KnownError("corpus.too_slow", path=str(path), seconds=self._limits.seconds)
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise KnownError("corpus.reader_stopped", path=str(path)) from error
        except BaseException:
            # Ctrl+C: an answer still under way must not be taken for the next file's.
            self.close()
            raise
        if isinstance(answer, KnownError):
            raise answer
        reports: list[SourceText] = answer
        return reports

    def close(self) -> None:
        """End the process at once; it holds nothing worth saving."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None

    def _running(self) -> Connection:
        if self._process is not None and not self._process.is_alive():
            self.close()
        if self._pipe is None:
            _forget_foreign_start_method()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            with theirs:
                process = context.Process(target=serve, args=(theirs, self._limits), daemon=True)
                process.start()
            self._pipe, self._process = ours, process
        return self._pipe


def _forget_foreign_start_method() -> None:
    """A worker of joblib calls its start method "loky", which no child of it would understand."""
    method = multiprocessing.get_start_method(allow_none=True)
    if method not in (None, *multiprocessing.get_all_start_methods()):
        multiprocessing.set_start_method("spawn", force=True)


def serve(pipe: Connection, limits: Limits) -> None:
    """In the child: answer tasks until the other end is gone."""
    _limit_this_process(limits)
    from corpus.readers import parsers

    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(parsers.parse, task))


def _answer(parse: object, task: Task) -> list[SourceText] | KnownError:
    assert callable(parse)
    try:
        reports: list[SourceText] = parse(task)
        return reports
    except KnownError as error:
        return error
    except MemoryError:
        return KnownError("corpus.too_much_memory", path=str(task.path))
    except Exception as error:  # noqa: BLE001
        # The one place for it: whatever a parser makes of a strange file, the user hears which
        # file it was, and the files after it are still read.
        detail = f"{type(error).__name__}: {error}"
        return KnownError("corpus.damaged", path=str(task.path), detail=detail)


def _limit_this_process(limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)  # Native parsers write to it as they crash; the parent says it better.
    try:
        import resource
    except ImportError:
        return  # Windows: sizes, ratio and time still hold.
    for what, most in ((resource.RLIMIT_AS, limits.memory_bytes), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))
