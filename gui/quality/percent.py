"""Figures as people read them: in percent, never without their range. Needs no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.figures import Interval

NOTHING = "–"


def percent(figure: Interval | None) -> str:
    """``87% (80–92%)``; a dash where nothing can tell."""
    if figure is None:
        return NOTHING
    return f"{figure[0]:.0%} ({reach(figure)})"


def reach(figure: Interval) -> str:
    """Only the range: ``80–92%``."""
    return f"{round(100 * figure[1])}–{round(100 * figure[2])}%"


def points(gain: float) -> str:
    """A gain in F1, 0 to 1, in percentage points: ``2``, ``0.4``, ``−1.5``."""
    text = f"{abs(100 * gain):.1f}".removesuffix(".0")
    return f"−{text}" if gain < 0 and text != "0" else text


def points_reach(gain: Interval) -> str:
    """Its range, with signs: ``−0.5 ~ +3``."""
    low, high = (points(end) if end < 0 else f"+{points(end)}" for end in gain[1:])
    return f"{low} ~ {high}"
