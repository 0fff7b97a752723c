"""A bug in the window: a report is saved, and one plain sentence says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion


def save_crash_report(error: BaseException) -> str:
    """Write what happened to a new file in the temporary folder and return its path.

    It holds the traceback and the versions; no text of any report.
    """
    import platform
    import tempfile
    import traceback

    handle, path = tempfile.mkstemp(prefix="biaoju-crash-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"python {sys.version}\nplatform {platform.platform()}\nqt {qVersion()}\n\n")
        file.writelines(traceback.format_exception(error))
    return path


class CrashHook(QObject):
    """Put in the place of ``sys.excepthook``; threads may call it, the window tells.

    ``tell`` is called in the window's thread with the path of the report, one at a time.
    """

    _happened = Signal(str)

    def __init__(self, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell, self._telling = tell, False
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def __call__(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Save the report, then have the window say so."""
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(_kind, error, _trace)
            return
        self._happened.emit(save_crash_report(error))

    def _show(self, path: str) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(path)
        finally:
            self._telling = False
