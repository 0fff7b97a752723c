"""Paints one row: two lines of the sentence with its hits, chips, quiet words around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QStaticText,
    QTextLayout,
    QTextOption,
)

from annotation.sentence_table import SentenceRow
from gui.look import font
from gui.sentences.cell_words import CellWords
from gui.sentences.excerpt import excerpt
from gui.sentences.lines import WRAP, lay_out
from gui.tagging.chips import HEIGHT, Chip, paint_chips
from gui.theme import Theme, mix

TEXT_PX, SIDE_PX, PAD, BAR = 15, 13, 12, 4
KEPT = 256  # words, rows of chips, sentences that are remembered: a few screens full
K = TypeVar("K")
V = TypeVar("V")


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
    """Paints rows under one theme, font and phrase, and remembers what it has laid out.

    Most words stand in many rows: they are shaped and measured once, not for each of them.
    ``ratio``: device pixels to a pixel.
    """

    def __init__(self, theme: Theme, words: CellWords, phrase: str, *, ratio: float = 1.0) -> None:
        self._theme, self._words, self._phrase, self._ratio = theme, words, phrase, ratio
        self._side_font, self._text_font = font(SIDE_PX), font(TEXT_PX)
        self._side_metrics = QFontMetricsF(self._side_font)
        self._side_words = dict[tuple[str, float], QStaticText]()
        self._chip_rows = dict[tuple[tuple[Chip, ...], float], QPixmap]()
        self._sentences = dict[int, _Sentence]()

    def ground(
        self, painter: QPainter, box: QRectF, *, selected: bool, hovered: bool, current: bool
    ) -> None:
        """What lies under a row, and the bar that marks it; twice as wide on the current one."""
        if selected:
            painter.fillRect(box, QColor(selected_ground(self._theme)))
        elif hovered:
            painter.fillRect(box, QColor(hovered_ground(self._theme)))
        if wide := BAR * (selected + current):
            bar = QRectF(box.left(), box.top(), wide, box.height())
            painter.fillRect(bar, QColor(self._theme.accent))

    def row(
        self, painter: QPainter, row: SentenceRow, box: QRectF, columns: Sequence[Column]
    ) -> None:
        """Everything that is shown of a sentence."""
        painter.setFont(self._side_font)
        painter.setPen(QColor(self._theme.quiet))
        for column in columns:
            place = QRectF(column.left + PAD, box.top(), column.width - 2 * PAD, box.height())
            match column.name:
                case "text":
                    self._sentence(painter, place, row)
                case "said":
                    self._chips(painter, place, tuple(self._words.said(row)))
                case "predicted":
                    self._chips(painter, place, tuple(self._words.foretold(row)))
                case _:
                    self._side(painter, place, self._words.cell(row, column.name))

    def _side(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Quiet words beside the sentence, two lines at most."""
        if text:
            words = _kept(self._side_words, (text, box.width()), self._side_text)
            top = box.center().y() - words.size().height() / 2
            painter.drawStaticText(QPointF(box.left(), top), words)

    def _side_text(self, key: tuple[str, float]) -> QStaticText:
        text, width = key
        if self._side_metrics.horizontalAdvance(text) > width:
            room = width * 2 - 1.5 * SIDE_PX
            text = self._side_metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        made, option = QStaticText(text), QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(WRAP)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setTextOption(option)
        made.setTextWidth(width)
        made.prepare(font=self._side_font)
        return made

    def _chips(self, painter: QPainter, box: QRectF, chips: tuple[Chip, ...]) -> None:
        if chips:
            picture = _kept(self._chip_rows, (chips, box.width()), self._chip_row)
            top = floor(box.center().y() - picture.height() / self._ratio / 2)
            painter.drawPixmap(QPointF(box.left(), top), picture)

    def _chip_row(self, key: tuple[tuple[Chip, ...], float]) -> QPixmap:
        chips, width = key
        size = QSizeF(width, HEIGHT)
        made = QPixmap((size * self._ratio).toSize())
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_chips(painter, chips, QRectF(QPointF(), size), self._theme)
        return made

    def _sentence(self, painter: QPainter, box: QRectF, row: SentenceRow) -> None:
        known = self._sentences.get(row.id)
        if known is None or (known.text, known.width) != (row.text, box.width()):
            if len(self._sentences) >= KEPT:
                self._sentences.clear()
            known = self._sentences[row.id] = self._lay_out(row.text, box.width())
        painter.setPen(QColor(self._theme.ink))
        top = box.center().y() - known.height / 2
        known.layout.draw(painter, QPointF(box.left(), top))
        painter.setPen(QColor(self._theme.quiet))

    def _lay_out(self, text: str, width: float) -> _Sentence:
        room = int(2 * width / self._text_font.pixelSize()) - 2
        shown, found = excerpt(text, self._phrase, room)
        return _Sentence(text, width, *lay_out(shown, self._text_font, width, found))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence laid out for a width."""

    text: str
    width: float
    layout: QTextLayout
    height: float


def _kept(known: dict[K, V], key: K, make: Callable[[K], V]) -> V:
    """What was made for ``key`` before, or now."""
    if key not in known:
        if len(known) >= KEPT:
            known.clear()
        known[key] = make(key)
    return known[key]
