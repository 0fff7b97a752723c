"""Where a file shall be written: the one question of all exports.

A suffix that is missing is added here, so only here it is known what would be replaced: the
system's dialog does not ask. That of macOS always does; it is not asked again there.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.dialogs import may_replace


def ask_target(parent: QWidget, title: str, proposed: Path | str, kinds: str) -> Path | None:
    """The file to write, with one of the suffixes of ``kinds``; None: none.

    ``kinds``: words and suffixes, "表 (*.xlsx *.csv)"; the first is for a name that has none of
    them. Whoever would rather not replace what lies there is asked for another name.
    """
    while True:
        unasked = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds, "", unasked)
        if not chosen:
            return None
        proposed = _completed(Path(chosen), kinds)
        asked_already = sys.platform == "darwin" and proposed == Path(chosen)
        if asked_already or not proposed.exists() or may_replace(parent, title, proposed.name):
            return proposed


def _completed(path: Path, kinds: str) -> Path:
    """``path`` with a suffix of ``kinds``. What follows a point in a name is often none: 2021.9."""
    suffixes = re.findall(r"\*(\.\w+)", kinds)
    return path if path.suffix.lower() in suffixes else path.with_name(path.name + suffixes[0])
