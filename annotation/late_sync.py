"""Bringing every commit to the disk beside the one who writes.

With ``synchronous = FULL`` SQLite waits in each commit until the disk has it: one to eight
milliseconds on a fast disk, thirty on a turning one, between a key press and what it shows. Here
the commit hands its pages to the system (no crash of the program loses them) and a thread asks
the disk for them at once: the same sync of the same file, a moment later.
"""

from __future__ import annotations

import os
import threading

from annotation.aside import log_of
from annotation.project import Project


class LateSync:
    """Syncs the log of an open project after each of its commits, until it is closed.

    ``note`` and ``close`` are for the project's own thread.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._log = log_of(project.path)
        self._asked = threading.Event()
        self._ends = self._refused = False
        project.db.execute("PRAGMA synchronous = NORMAL")
        project.committed = self.note
        self._thread = threading.Thread(target=self._work, name="biaoju-sync", daemon=True)
        self._thread.start()

    def note(self) -> None:
        """Something was committed: bring it to the disk soon."""
        if self._refused:
            # SQLite asks itself from now on, and says what is wrong in the next commit.
            self._project.db.execute("PRAGMA synchronous = FULL")
        self._asked.set()

    def close(self) -> None:
        """Bring the last commit to the disk; the project commits by itself from now on."""
        self._ends = True
        self._asked.set()
        self._thread.join()
        self._project.committed = None
        self._project.db.execute("PRAGMA synchronous = FULL")

    def _work(self) -> None:
        while not self._ends or self._asked.is_set():
            self._asked.wait()
            self._asked.clear()
            # One sync brings everything that was committed before it began.
            self._sync()

    def _sync(self) -> None:
        try:
            with self._log.open("r+b") as log:
                os.fsync(log.fileno())
        except FileNotFoundError:
            pass  # without a log all of it is in the file, which SQLite has synced
        except OSError:
            self._refused = True
