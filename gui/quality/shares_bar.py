"""How many sentences go where: three parts of one bar, each with its word and number below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.look import Look
from gui.theme import mix

BAR = 12


class SharesBar(QWidget):
    """Parts in the order they are given; shades of one ink, never colours of categories."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._parts = look, list[tuple[str, int]]()
        self.setAccessibleName(name)
        self.setFixedHeight(BAR)
        look.changed.connect(self.update)

    def show_parts(self, parts: Sequence[tuple[str, int]]) -> None:
        """Words and counts."""
        self._parts = list(parts)
        told = "，".join(f"{word} {count:,}" for word, count in parts)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The darker, the more the program does by itself."""
        total = sum(count for _, count in self._parts)
        if not total:
            return
        painter, x, theme = QPainter(self), 0.0, self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        for (_, count), shade in zip(self._parts, (1.0, 0.45, 0.0), strict=True):
            wide = self.width() * count / total
            painter.setBrush(QColor(mix(theme.accent, theme.line, shade)))
            painter.drawRect(QRectF(x, 0, max(wide - 2, 0.0), BAR))
            x += wide
