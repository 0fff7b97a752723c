"""What every process beside the window does first: it steps back, so that nobody is held up."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from contextlib import suppress

NICE = 10
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS


def step_back() -> None:
    """Lower the priority of this process and its numeric libraries to one thread.

    Call it before numpy is imported: the libraries read these settings when they are loaded.
    """
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    # Ctrl+C in a terminal goes to everyone in it; when to end is for the window to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        # A refusal changes nothing else.
        with suppress(OSError):
            os.nice(NICE)


def end_with_parent() -> None:
    """From now on, end this process when the one that started it is gone; the first one never ends.

    Where a parent cannot be told from its successor (Windows), an idle worker ends by itself.
    """
    first = multiprocessing.current_process().name == "MainProcess"
    if first or sys.platform == "win32" or _watching:
        return
    _watching.append(os.getppid())
    threading.Thread(target=_watch, args=(_watching[0],), daemon=True).start()


_watching: list[int] = []


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
