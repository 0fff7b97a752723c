"""Where every piece of a report stands on the page. Only what is looked at is laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from gui.look import font
from gui.tagging.reading import Piece
from gui.text_size import grown

TEXT_PX, LINE_HEIGHT, MOST_HANZI = 18, 1.7, 40
GAP_SENTENCE, GAP_PARAGRAPH, GAP_HEADING, TOP = 4, 16, 28, 32


@dataclass(frozen=True, slots=True)
class Face:
    """How one kind of unit is set: size in pixels, weight, and whether it is faded."""

    pixels: int
    bold: bool = False
    faded: bool = False


FACES = {
    "title": Face(24, bold=True),
    "heading": Face(19, bold=True),
    "sentence": Face(TEXT_PX),
    "table": Face(16),
    "meta": Face(14, faded=True),
    "boilerplate": Face(14, faded=True),
}


def face_of(piece: Piece) -> Face:
    """How a piece is set."""
    return FACES.get(piece.unit.kind, FACES["meta"])


class PageLayout:
    """The pieces one below the other in a column ``width`` pixels wide.

    ``tops[i]`` and ``heights[i]`` are estimates until ``lay_out`` has seen piece ``i``.
    """

    def __init__(self, pieces: Sequence[Piece], width: float) -> None:
        self.pieces = pieces
        self.width = width
        self.changes = 0  # how often anything was placed anew
        self._laid = dict[int, QTextLayout]()
        self._fonts = dict[Face, QFont]()
        self.heights = [self._estimate(piece) for piece in pieces]
        self._place()

    @property
    def height(self) -> float:
        """The whole page, with room below so that the last sentence can rise."""
        return self._end + 240

    def at(self, y: float) -> int:
        """The piece at height ``y``; of a gap, the one above it; -1 on an empty page."""
        return max(bisect_right(self.tops, y) - 1, 0) if self.pieces else -1

    def lay_out(self, index: int) -> QTextLayout:
        """The lines of a piece; its height is exact from now on."""
        if index not in self._laid:
            self._laid[index] = made = self._made(self.pieces[index])
            height = made.lineCount() * self._line(face_of(self.pieces[index]))
            if abs(height - self.heights[index]) > 0.5:
                self.heights[index] = height
                self._place()
        return self._laid[index]

    def waiting(self, rows: range) -> list[int]:
        """Those of ``rows`` whose lines are not made yet."""
        return [index for index in rows if index not in self._laid]

    def last_line_y(self, index: int) -> float:
        """The top of the last line of a piece that is laid out."""
        line = self._line(face_of(self.pieces[index]))
        return self.tops[index] + self.heights[index] - line

    def line_height(self, index: int) -> float:
        """The height of one line of a piece."""
        return self._line(face_of(self.pieces[index]))

    def _place(self) -> None:
        self.changes += 1
        gaps = [self._gap(place) for place in range(len(self.pieces))]
        steps = (gap + height for gap, height in zip(gaps, self.heights, strict=True))
        ends = list(accumulate(steps))
        self.tops = [end - height for end, height in zip(ends, self.heights, strict=True)]
        self._end = ends[-1] if ends else 0.0

    def _gap(self, place: int) -> float:
        piece = self.pieces[place]
        if place == 0:
            return TOP
        if piece.unit.kind in ("heading", "title"):
            return GAP_HEADING
        if not piece.is_sentence and self.pieces[place - 1].unit.kind == piece.unit.kind:
            return GAP_SENTENCE
        return GAP_PARAGRAPH if piece.opens_paragraph else GAP_SENTENCE

    def _line(self, face: Face) -> float:
        return round((face.pixels + grown()) * LINE_HEIGHT)

    def _estimate(self, piece: Piece) -> float:
        face = face_of(piece)
        text = piece.unit.text
        # Hanzi are as wide as the font is high, ASCII about half of that; they take three bytes
        # and one.
        hanzi = (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
        wide = (0.56 * len(text) + 0.44 * hanzi) * (face.pixels + grown())
        return max(ceil(wide / self.width), 1) * self._line(face)

    def _made(self, piece: Piece) -> QTextLayout:
        face = face_of(piece)
        if face not in self._fonts:
            self._fonts[face] = font(face.pixels, bold=face.bold)
        layout = QTextLayout(_shown(piece.unit.text), self._fonts[face])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)  # else every paint shapes the text anew
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, y + (self._line(face) - line.height()) / 2))
            y += self._line(face)
        layout.endLayout()
        return layout


def _shown(text: str) -> str:
    """A line break inside a unit is a wrap of the source, not one of ours."""
    return text.replace("\n", " ").replace("\r", " ")
