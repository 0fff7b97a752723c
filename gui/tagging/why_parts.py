"""The lines of the program's view, and the sentences that are similar, as they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.look import Look, font
from gui.tagging.report_groups import short_name

if TYPE_CHECKING:
    from operations.why import Similar  # imports a part of the corpus room

BLOCKS = 2  # most categories that are shown
PX, GAP = 13, 4

Line = tuple[str, str]  # a quiet word before it, what is said; without the word, a heading


class WhyWords(QWidget):
    """Lines of words, each cut off at the edge; as high as the most lines there may be."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.lines: list[Line] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines, in place; read aloud as one text."""
        if lines != self.lines:
            self.lines = lines
            said = "\n".join(" ".join(line).strip() for line in lines).strip()
            self.setAccessibleName(said or self.tr("机器判断的依据"))
            self.setToolTip(said)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for everything, whatever is shown now."""
        return QSize(200, (BLOCKS * 3 + 1) * _line_height() + GAP * BLOCKS)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines."""
        with QPainter(self) as painter:
            for row, line in enumerate(self.lines):
                self._paint(painter, row * _line_height() + GAP * (row // 3), line)

    def _paint(self, painter: QPainter, top: int, line: Line) -> None:
        caption, words = line
        theme, x = self._look.theme, 0
        painter.setFont(font(PX, bold=not caption))
        metrics = painter.fontMetrics()
        if caption:
            painter.setPen(QColor(theme.quiet))
            painter.drawText(0, top + metrics.ascent(), caption)
            x = metrics.horizontalAdvance(caption) + 8
        painter.setPen(QColor(theme.ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - x)
        painter.drawText(x, top + metrics.ascent(), shown)


class SimilarButton(QAbstractButton):
    """One similar sentence: what it was tagged and where it stands, then its words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.similar: Similar | None = None
        self._head = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_similar(self, similar: Similar | None, names: dict[str, str]) -> None:
        """Show a sentence; None: keep the room, show nothing."""
        self.similar = similar
        self.setVisible(similar is not None)
        if similar is None:
            return
        labels = [names[uid] for uid in similar.labels if uid in names]
        tags = self.tr("、").join(labels) or self.tr("均不涉及")
        self._head = f"{tags} · {short_name(similar.report)}"
        self.setAccessibleName(f"{self._head}\n{similar.text}")
        self.setToolTip(f"{self._head}\n{similar.text}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines."""
        return QSize(200, 2 * _line_height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A quiet head, the words, and a ground under the mouse or the focus."""
        if self.similar is None:
            return
        theme, high = self._look.theme, _line_height()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.raised))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
            painter.setFont(font(PX))
            metrics = painter.fontMetrics()
            text = " ".join(self.similar.text.split())
            for row, (words, ink) in enumerate(((self._head, theme.quiet), (text, theme.ink))):
                painter.setPen(QColor(ink))
                wide = self.width() - 8
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)
                painter.drawText(4, 3 + row * high + metrics.ascent(), shown)


def _line_height() -> int:
    return QFontMetrics(font(PX)).height()
