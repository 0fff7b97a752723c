"""What the process of ``operations.beside`` does: the work, and an end where nobody listens."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any

from messages import KnownError
from operations.beside import READY, Done, Failed, Progress, Stop, Stopped
from operations.own_process import step_back

SOON = 0.5  # seconds for the work to stop at a place of its own
GRACE = 5.0  # seconds between being asked to stop and the end, whatever is under way


def run(pipe: Connection, module: str, name: str, tells: bool) -> None:
    """Do what ``name`` of a module does with what ``pipe`` gives, and tell it what came of it."""
    step_back()
    # Whoever asked may be gone by now.
    with suppress(OSError, EOFError):
        pipe.send(_outcome(pipe, module, name, tells))


def _outcome(pipe: Connection, module: str, name: str, tells: bool) -> Done | Failed | Stopped:
    try:
        try:
            signal.signal(signal.SIGTERM, _stop)
            args, asked = _given(pipe), threading.Event()
            threading.Thread(target=_listen, args=(pipe, asked), daemon=True).start()
            function = getattr(import_module(module), name)
            return Done(_do(pipe, asked, function, args, tells))
        finally:
            # It has ended: to stop it now would lose what became of it.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
    except Stop:
        return Stopped()
    except KnownError as error:
        return Failed(error.message)


def _given(pipe: Connection) -> tuple[Any, ...]:
    pipe.send(READY)
    args: tuple[Any, ...] | str = pipe.recv()
    if isinstance(args, str):
        raise Stop  # before it began
    return args


def _do(
    pipe: Connection,
    asked: threading.Event,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    tells: bool,
) -> Any:
    def tell(what: object) -> None:
        if asked.is_set():
            raise Stop
        pipe.send(Progress(what))

    found = function(*args, tell=tell) if tells else function(*args)
    if not isinstance(found, Generator):
        return found
    while True:
        try:
            tell(next(found))
        except StopIteration as end:
            return end.value


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stop


def _listen(pipe: Connection, asked: threading.Event) -> None:
    """All that the window ever says is to stop; where it is gone, that means the same."""
    with suppress(EOFError, OSError):
        pipe.recv()
        # The best place to stop is where the work tells how far it is.
        asked.set()
        time.sleep(SOON)
    # Stop is raised in the main thread; not while that is inside one long call.
    if sys.platform == "win32":
        _thread.interrupt_main(signal.SIGTERM)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)
