"""A sentence in two lines, its hits marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def lay_out(
    text: str, face: QFont, width: float, found: Sequence[tuple[int, int]]
) -> tuple[QTextLayout, float]:
    """``text`` in at most two lines, and their height; what does not fit ends in an ellipsis."""
    # Far more than two lines hold is not even shaped: three half-width letters to an em.
    most = int(6 * width / face.pixelSize())
    text = text if len(text) <= most else text[:most] + "…"
    layout = _layout(text, face, found)
    height, ends = _two_lines(layout, width)
    if ends and ends[-1] < len(text):
        metrics = QFontMetricsF(face)
        rest = metrics.elidedText(text[ends[0] :], Qt.TextElideMode.ElideRight, width - 1)
        layout = _layout(text[: ends[0]] + rest, face, found)
        height, _ = _two_lines(layout, width)
    return layout, height


def _layout(text: str, face: QFont, found: Sequence[tuple[int, int]]) -> QTextLayout:
    layout = QTextLayout(text, face)
    layout.setCacheEnabled(True)  # or it is shaped again when it is drawn
    option = QTextOption()
    option.setWrapMode(WRAP)
    layout.setTextOption(option)
    if found:
        layout.setFormats([_mark(start, end) for start, end in found])
    return layout


def _mark(start: int, end: int) -> QTextLayout.FormatRange:
    mark, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    mark.start, mark.length, mark.format = start, end - start, look
    return mark


def _two_lines(layout: QTextLayout, width: float) -> tuple[float, list[int]]:
    """Lay out two lines; their height together, and where each ends in the text."""
    height, ends = 0.0, []
    layout.beginLayout()
    for _ in range(2):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return height, ends
