"""Where a search hit stands in a line of the page, as Qt paints it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from gui.theme import Theme, mix


def hit_ranges(
    text: str, spans: Iterable[tuple[int, int]], theme: Theme
) -> list[QTextLayout.FormatRange]:
    """For ``QTextLayout.draw``: characters ``[start, end)`` of ``text`` on a tinted ground."""
    form = QTextCharFormat()
    form.setBackground(QColor(mix(theme.accent, theme.raised, 0.30)))
    form.setForeground(QColor(theme.ink))
    return [_range(_units(text[:start]), _units(text[start:end]), form) for start, end in spans]


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made
