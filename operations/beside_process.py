"""What the process of ``operations.beside`` does: the work, and an end where nobody listens."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from messages import KnownError
from operations.beside import Done, Failed, Progress
from operations.own_process import step_back


def run(pipe: Connection, module: str, name: str, args: tuple[Any, ...]) -> None:
    """Do what the function ``name`` of a module does with ``args``, and tell ``pipe`` of it."""
    step_back()
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    # Whoever asked may be gone by now.
    with suppress(OSError):
        pipe.send(_outcome(pipe, getattr(import_module(module), name), args))


def _outcome(
    pipe: Connection, function: Callable[..., Any], args: tuple[Any, ...]
) -> Done | Failed:
    try:
        return Done(_do(pipe, function, args))
    except KnownError as error:
        return Failed(error.message)


def _do(pipe: Connection, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    found = function(*args)
    if not isinstance(found, Generator):
        return found
    while True:
        try:
            pipe.send(Progress(next(found)))
        except StopIteration as end:
            return end.value


def _end_with(pipe: Connection) -> None:
    """The window never says anything: to hear from it is to hear that it is gone."""
    with suppress(EOFError, OSError):
        pipe.recv()
    os._exit(1)
