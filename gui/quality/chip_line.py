"""A line of words with a category's chip among them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import Look, font
from gui.tagging.chips import CHIP_PX, GAP, HEIGHT, PAD, Chip, paint_chips


class ChipLine(QWidget):
    """Words, a chip, words; read aloud as one."""

    def __init__(self, look: Look, *, pixels: int, bold: bool = False) -> None:
        super().__init__()
        self._look, self._pixels, self._bold = look, pixels, bold
        self._before, self._after = "", ""
        self._chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_line(self, before: str, chip: Chip, after: str = "") -> None:
        """Show other words."""
        self._before, self._chip, self._after = before, chip, after
        self.setAccessibleName(f"{before} {chip.text} {after}".strip())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        metrics = QFontMetricsF(font(self._pixels, bold=self._bold))
        return QSize(200, round(max(metrics.height(), HEIGHT)) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """From the left: words, chip, words."""
        if self._chip is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x = self._words(painter, 0.0, self._before)
            wide = QFontMetricsF(font(CHIP_PX)).horizontalAdvance(self._chip.text) + 2 * PAD
            place = QRectF(x, 0, wide + 1, self.height())
            paint_chips(painter, [self._chip], place, self._look.theme)
            self._words(painter, x + wide + GAP, self._after)

    def _words(self, painter: QPainter, x: float, words: str) -> float:
        painter.setFont(font(self._pixels, bold=self._bold))
        painter.setPen(QColor(self._look.theme.ink))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        box = QRectF(x, 0, wide + 1, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        return x + wide + (GAP if words else 0)
