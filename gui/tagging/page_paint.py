"""Painting the page: one piece after the other, its marks left and its chips right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout

from annotation.categories import Category
from gui.look import font
from gui.tagging.chips import Chip, chips_of, paint_chips
from gui.tagging.page_layout import PageLayout, face_of
from gui.tagging.reading import Piece
from gui.theme import Theme, tint_of

GUTTER = 64.0


class PagePainter:
    """Paints pieces in page coordinates. ``place``: x and width of the text, and, as its
    height, the width of the margin for chips, ``space`` to the right of the text."""

    none_word = plan_word = flag_word = ""

    def __init__(
        self,
        painter: QPainter,
        theme: Theme,
        categories: Sequence[Category],
        place: QRectF,
        space: float,
    ) -> None:
        self._painter, self._theme, self._categories = painter, theme, categories
        self._left, self._width = place.left(), place.width()
        self._chips, self._space = place.height(), space
        self.hits: dict[int, list[tuple[int, int]]] = {}
        self.hit = (-1, 0, 0)

    def pieces(
        self, layout: PageLayout, rows: Iterable[int], current: int, top: float, bottom: float
    ) -> None:
        """Paint those that reach between ``top`` and ``bottom``; the raised one first, so that
        nothing covers a neighbour. ``rows``: all that are in view."""
        shown = list(rows)
        asked = [
            row
            for row in shown
            if layout.tops[row] <= bottom and layout.tops[row] + layout.heights[row] >= top
        ]
        if current in asked:
            self._raise(layout, current)
        for index in asked:
            self._piece(layout, index, first=index == shown[0])

    def _raise(self, layout: PageLayout, index: int) -> None:
        card = QRectF(self._left, layout.tops[index], self._width, layout.heights[index])
        card = card.adjusted(-18, -5, self._space + self._chips, 5)
        colours = self._colours(layout.pieces[index])
        self._painter.setPen(Qt.PenStyle.NoPen)
        # Only the lower edge: a shadow all around costs more than all the text in view.
        for spread, strength in ((3, 10), (1.5, 20)):
            self._painter.setBrush(QColor(0, 0, 0, strength))
            edge = QRectF(card.left() + 2, card.bottom() - 14, card.width() - 4, 14 + spread)
            self._painter.drawRoundedRect(edge, 8, 8)
        ground = tint_of(colours[0], self._theme) if colours else self._theme.raised
        self._painter.setBrush(QColor(ground))
        self._painter.drawRoundedRect(card, 8, 8)
        self._bar(QRectF(card.left() + 5, card.top() + 6, 4, card.height() - 12), colours)

    def _bar(self, bar: QRectF, colours: Sequence[str]) -> None:
        """The bar of the current sentence, in the colours of its categories."""
        shown = colours or [self._theme.accent]
        part = bar.height() / len(shown)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for place, colour in enumerate(shown):
            self._painter.setBrush(QColor(colour))
            self._painter.drawRoundedRect(
                QRectF(bar.left(), bar.top() + place * part, bar.width(), part), 2, 2
            )

    def _colours(self, piece: Piece) -> list[str]:
        """The colours of what a person said yes to."""
        return [c.colour for c in self._categories if piece.said(c.uid)]

    def _piece(self, layout: PageLayout, index: int, *, first: bool) -> None:
        piece, top = layout.pieces[index], layout.tops[index]
        self._painter.setPen(QColor(self._ink(piece)))
        hits = self._marks(index, piece) if index in self.hits else []
        layout.lay_out(index).draw(self._painter, QPointF(self._left, top), hits)
        if not piece.is_sentence:
            return
        self._plan(layout, index, first=first)
        chips = chips_of(piece, self._categories, self.none_word)
        if piece.flag is not None:
            chips.append(Chip(self.flag_word, self._theme.quiet, filled=False))
        if chips:
            x, y = self._left + self._width + self._space, layout.last_line_y(index)
            # Inside the raised card the last chip keeps off its edge.
            place = QRectF(x, y, self._chips - 10, layout.line_height(index))
            paint_chips(self._painter, chips, place, self._theme)

    def _marks(self, index: int, piece: Piece) -> list[QTextLayout.FormatRange]:
        from gui.tagging.hit_marks import hit_ranges

        at = self.hit[1:] if self.hit[0] == index else None
        return hit_ranges(piece.unit.text, self.hits[index], self._theme, at=at)

    def _ink(self, piece: Piece) -> str:
        return self._theme.quiet if face_of(piece).faded else self._theme.ink

    def _plan(self, layout: PageLayout, index: int, *, first: bool) -> None:
        """Plans are marked: the word where a run begins, here or above, a line along all of it."""
        piece = layout.pieces[index]
        if piece.unit.section != "计划":
            return
        x, top, height = self._left - 32, layout.tops[index], layout.heights[index]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.line))
        self._painter.drawRect(QRectF(x + 4, top + 4, 2, height - 8))
        before = layout.pieces[index - 1] if index and not first else None
        # A piece that is cut off at the top still shows its last line.
        if before is None or not before.is_sentence or before.unit.section != "计划":
            self._painter.setPen(QColor(self._theme.quiet))
            self._painter.setFont(font(12))
            y = layout.last_line_y(index) if first else top
            box = QRectF(0, y, x - 2, layout.line_height(index))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._painter.drawText(box, flags, self.plan_word)
