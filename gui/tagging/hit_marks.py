"""Where a search hit stands in a line of the page, as Qt paints it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from gui.theme import Theme, mix


def hit_ranges(
    text: str,
    spans: Iterable[tuple[int, int]],
    theme: Theme,
    *,
    at: tuple[int, int] | None = None,
) -> list[QTextLayout.FormatRange]:
    """For ``QTextLayout.draw``: characters ``[start, end)`` of ``text`` on a tinted ground.

    ``at``: the one of them that was stepped to, on the full colour.
    """
    tinted = _form(mix(theme.accent, theme.raised, 0.30), theme.ink)
    full = _form(theme.accent, theme.on_accent)
    return [
        _range(
            _units(text[:start]), _units(text[start:end]), full if (start, end) == at else tinted
        )
        for start, end in spans
    ]


def _form(ground: str, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(QColor(ground))
    made.setForeground(QColor(ink))
    return made


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made
