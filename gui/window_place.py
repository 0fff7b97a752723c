"""Where the window stands on the screen when it comes back."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

WIDE, HIGH = 1280, 760
FRAME = 40  # pixels that a window's title and frame take


def restore(window: QWidget, settings: QSettings) -> None:
    """Where it stood last; the first time, as large as designed or as the screen allows."""
    kept = settings.value("geometry")
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)
        return
    # With its frame it shall fit a small screen.
    free = window.screen().availableSize()
    window.resize(min(WIDE, free.width()), min(HIGH, free.height() - FRAME))
