"""The chips in the margin: filled, a person said so; outlined with a percentage, predicted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotation.categories import Category
from gui.look import font
from gui.painted import show
from gui.tagging.reading import Piece
from gui.text_size import grown
from gui.theme import Theme, border_of, word_on

CHIP_PX, HEIGHT, PAD, GAP = 13, 24, 8, 6


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: its word, its category's colour ("" for plain words), filled or outlined."""

    word: str
    colour: str
    filled: bool
    percent: str = ""

    @property
    def text(self) -> str:
        """What stands on it."""
        return f"{self.word} {self.percent}".strip()


def chips_of(piece: Piece, categories: Sequence[Category], none_word: str) -> list[Chip]:
    """The chips of a sentence, in the order of the categories."""
    chips = []
    for category in categories:
        uid, said = category.uid, piece.said(category.uid)
        if said:
            mark = "≠" if uid in piece.conflicts else ""
            chips.append(Chip(category.name, category.colour, True, mark))
        elif uid in piece.conflicts:
            chips.append(Chip(category.name, category.colour, False, "≠"))
        elif said is None and piece.pre(uid):
            percent = f"{piece.scores[uid]:.0%}" if piece.is_calibrated(uid) else ""
            chips.append(Chip(category.name, category.colour, False, percent))
    if not chips and piece.is_judged([c.uid for c in categories]):
        return [Chip(none_word, "", filled=False)]
    return chips


def fitting(chips: Sequence[Chip], width: float) -> list[Chip]:
    """The same chips, said shorter where the margin is too narrow for all of them."""
    metrics = QFontMetricsF(font(CHIP_PX))
    for shorter in (_whole, _bare, _short):
        tried = [shorter(chip) for chip in chips]
        if _total(tried, metrics) - GAP <= width:
            return tried
    most = next((n for n in range(len(tried), 0, -1) if _total(tried[:n], metrics) <= width), 1)
    return [*tried[: most - 1], Chip(f"+{len(tried) - most + 1}", "", filled=False)]


def _whole(chip: Chip) -> Chip:
    return chip


def _bare(chip: Chip) -> Chip:
    return replace(chip, percent="")


def _short(chip: Chip) -> Chip:
    return replace(chip, word=chip.word[:2], percent="")


def _total(chips: Sequence[Chip], metrics: QFontMetricsF) -> float:
    return sum(_width(chip, metrics) + GAP for chip in chips)


def _width(chip: Chip, metrics: QFontMetricsF) -> float:
    return metrics.horizontalAdvance(chip.text) + (2 * PAD if chip.colour else 0)


def paint_chips(painter: QPainter, chips: Sequence[Chip], place: QRectF, theme: Theme) -> None:
    """Draw the chips from the left of ``place``, in the middle of its height."""
    x, y = place.left(), place.center().y() - HEIGHT / 2
    for chip, wide in _measured(tuple(chips), place.width(), grown()):
        box = QRectF(x, y, wide, HEIGHT)
        show(painter, box, f"{chip} {theme.name}", partial(_paint, chip=chip, theme=theme))
        x += box.width() + GAP


@lru_cache(maxsize=1000)
def _measured(chips: tuple[Chip, ...], width: float, _grown: int) -> list[tuple[Chip, float]]:
    """Those that fit, with their widths; the same few stand beside many sentences."""
    metrics = QFontMetricsF(font(CHIP_PX))
    return [(chip, _width(chip, metrics)) for chip in fitting(chips, width)]


def _paint(painter: QPainter, box: QRectF, *, chip: Chip, theme: Theme) -> None:
    painter.setFont(font(CHIP_PX))
    ink = theme.quiet
    if chip.colour:
        shade = chip.colour if chip.filled else border_of(chip.colour, theme)
        painter.setPen(Qt.PenStyle.NoPen if chip.filled else QPen(QColor(shade), 1.5))
        painter.setBrush(QColor(shade) if chip.filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        ink = word_on(chip.colour) if chip.filled else theme.ink
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip.text)
