"""Paints one row: two lines of the sentence with its hits, chips, quiet words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from annotation.sentence_table import SentenceRow
from gui.look import font
from gui.sentences.cell_words import CellWords
from gui.sentences.excerpt import excerpt
from gui.tagging.chips import paint_chips
from gui.theme import Theme, mix

TEXT_PX, SIDE_PX, PAD, BAR = 15, 13, 12, 4
_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def row_height() -> int:
    """Two lines of a sentence, and air."""
    return round(2 * QFontMetricsF(font(TEXT_PX)).lineSpacing()) + 20


def selected_ground(theme: Theme) -> str:
    """What lies under a row that is selected."""
    return mix(theme.accent, theme.raised, 0.08)


def hovered_ground(theme: Theme) -> str:
    """What lies under the row that the mouse is on."""
    return mix(theme.line, theme.page, 0.35)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and where it stands."""

    name: str
    left: int
    width: int


class RowPainter:
    """Paints rows in one go: made for each paint, so that fonts and colours are asked for once."""

    def __init__(self, painter: QPainter, theme: Theme, words: CellWords, phrase: str) -> None:
        self._painter, self._theme = painter, theme
        self._words, self._phrase = words, phrase
        self._side_font, self._text_font = font(SIDE_PX), font(TEXT_PX)
        self._side_metrics = QFontMetricsF(self._side_font)
        self._side_option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._side_option.setWrapMode(_WRAP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, box: QRectF, *, selected: bool, hovered: bool, current: bool) -> None:
        """What lies under a row, and the bar that marks it; twice as wide on the current one."""
        if selected:
            self._painter.fillRect(box, QColor(selected_ground(self._theme)))
        elif hovered:
            self._painter.fillRect(box, QColor(hovered_ground(self._theme)))
        wide = BAR * (selected + current)
        bar = QRectF(box.left(), box.top(), wide, box.height())
        self._painter.fillRect(bar, QColor(self._theme.accent))

    def row(self, row: SentenceRow, box: QRectF, columns: Sequence[Column]) -> None:
        """Everything that is shown of a sentence."""
        for column in columns:
            place = QRectF(column.left + PAD, box.top(), column.width - 2 * PAD, box.height())
            match column.name:
                case "text":
                    self._sentence(place, row.text)
                case "said":
                    paint_chips(self._painter, self._words.said(row), place, self._theme)
                case "predicted":
                    paint_chips(self._painter, self._words.foretold(row), place, self._theme)
                case _:
                    self._side(place, self._words.cell(row, column.name))

    def _side(self, box: QRectF, text: str) -> None:
        """Quiet words beside the sentence, two lines at most."""
        if not text:
            return
        self._painter.setFont(self._side_font)
        self._painter.setPen(QColor(self._theme.quiet))
        if self._side_metrics.horizontalAdvance(text) > box.width():
            room = box.width() * 2 - 1.5 * SIDE_PX
            text = self._side_metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        self._painter.drawText(box, text, self._side_option)

    def _sentence(self, box: QRectF, text: str) -> None:
        room = int(2 * box.width() / self._text_font.pixelSize()) - 2
        shown, found = excerpt(text, self._phrase, room)
        self._painter.setPen(QColor(self._theme.ink))
        layout, height = lay_out(shown, self._text_font, box.width(), found)
        layout.draw(self._painter, QPointF(box.left(), box.center().y() - height / 2))


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
    option = QTextOption()
    option.setWrapMode(_WRAP)
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
