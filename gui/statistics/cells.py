"""What stands in the cells of the tables. Needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from operations.statistics import near_edge

if TYPE_CHECKING:
    from operations.statistics_reading import Pick

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` on the left, ``end`` on the right; ``told``: the same in a sentence.

    ``swatch``: the colour of a category before its name. ``bar``: 0 to 1, how long a tint of
    ``colour`` lies behind. ``pick`` and ``title``: the sentences behind the number.
    """

    text: str
    end: str = ""
    told: str = ""
    swatch: str = ""
    colour: str = ""
    bar: float = 0.0
    pick: Pick | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a column, and what it counts."""

    text: str
    told: str = ""


def percent(share: float | None) -> str:
    """``12%``, below a tenth ``1.2%``: neither few nor nearly all are rounded to none or all."""
    if share is None:
        return NOTHING
    if edge := near_edge(share):
        return edge
    few_or_nearly_all = 0 < share < 0.0995 or 0.995 <= share < 1
    return f"{share:.1%}" if few_or_nearly_all else f"{share:.0%}"


def of(pair: tuple[int, int]) -> str:
    """``43 / 430``; a dash where nothing was decided."""
    return f"{pair[0]:,} / {pair[1]:,}" if pair[1] else NOTHING
