"""Whether there is a screen to draw on: Qt ends the whole program where it finds none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from messages import Message


def no_display() -> Message | None:
    """Why no window can be shown, on Linux; None: it can, as far as can be told beforehand."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return Message("cli.no_display", {})
    missing = _missing_library()
    return Message("cli.no_library", {"name": missing}) if missing else None


def _missing_library() -> str:
    """The first system library that Qt's part for X does not find; "": none."""
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    part = Path(plugins) / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(part))
    except OSError as error:
        # "libxcb-icccm.so.4: cannot open shared object file: No such file or directory"
        return str(error).partition(":")[0]
    return ""
