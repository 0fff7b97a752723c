"""Where the parts of the page live: on paper that scrolls, or on the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

WIDE = 900  # of what is read


def paged(part: QWidget) -> QScrollArea:
    """No wider than it reads well, and scrolled where the screen is small."""
    part.setMaximumWidth(WIDE)
    inner = QWidget(objectName="quality")
    column = QVBoxLayout(inner)
    column.setContentsMargins(32, 24, 32, 24)
    column.addWidget(part, 1)
    area = QScrollArea(objectName="quality", widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def framed(part: QWidget) -> QWidget:
    """As large as the page."""
    home = QWidget()
    column = QVBoxLayout(home)
    column.setContentsMargins(24, 16, 24, 16)
    column.addWidget(part)
    return home
