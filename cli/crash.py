"""A bug leaves a file that can be sent to the developers."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence


def save_crash_report(error: BaseException, argv: Sequence[str]) -> str:
    """Write what happened to a new file in the temporary folder and return its path.

    It holds the traceback, the versions and the command's name; no text of any report.
    """
    handle, path = tempfile.mkstemp(prefix="biaoju-crash-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"python {sys.version}\nplatform {platform.platform()}\n")
        file.write(f"command {argv[0] if argv else ''}\n\n")
        # The last frames say where; values of variables are left out on purpose.
        file.writelines(traceback.format_exception(error))
    return path
