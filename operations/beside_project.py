"""One operation on a project, done in a process of its own (``operations.beside``)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from annotation.project import Project, open_project
from annotation.read_only import open_to_read
from messages import KnownError
from operations.beside import Stop
from operations.progress import Progress

READ, WRITE, CREATE = "read", "write", "create"
TELL_EVERY = 0.05  # seconds: nobody can see more

_OPEN: Mapping[str, Callable[[Path], Project]] = {
    READ: open_to_read,
    WRITE: open_project,
    CREATE: partial(open_project, create=True),
}


@dataclass(frozen=True, slots=True)
class Call:
    """``work(project, *args, **options)``; everything is pickled.

    ``work``: its whole name, such as "operations.deliver.deliver": its module may be heavy, and
    whoever asks has no use for it. What it returns should come from a light one, for the same
    reason. ``access``: how the project at ``path`` is opened. ``tells``: it takes ``progress``
    (``operations.progress``).
    """

    work: str
    path: Path
    args: tuple[Any, ...]
    options: Mapping[str, Any]
    access: str
    tells: bool


def call(
    work: str, path: Path, *args: Any, access: str = WRITE, tells: bool = True, **options: Any
) -> Call:
    """What is to be done; see ``Call``."""
    return Call(work, path, args, options, access, tells)


def do(call: Call, *, tell: Callable[[object], None]) -> Any:
    """Do it, for ``Beside``: ``tell`` hears of (done, total, what), a few times a second.

    Raises KnownError; one also where a file or folder cannot be read or written.
    """
    module, _, name = call.work.rpartition(".")
    work = getattr(import_module(module), name)
    told: dict[str, Progress] = {"progress": _Sometimes(tell)} if call.tells else {}
    done = []
    try:
        with _OPEN[call.access](call.path) as project:
            done.append(work(project, *call.args, **call.options, **told))
    except OSError as error:
        values = {"path": error.filename or call.path, "why": error.strerror or error}
        raise KnownError("annotation.cannot_write", **values) from error
    except Stop:
        if not done:
            raise
        # It is stored; only the file was still being closed, which takes a while.
    return done[0]


def answer(call: Call) -> Any:
    """``do`` for whoever waits for the answer alone."""
    return do(call, tell=lambda _: None)


class _Sometimes:
    """Progress that is handed on where the last was not just now."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        self._tell, self._next = tell, 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + TELL_EVERY
            self._tell((done, total, what))
