"""What the quality figures are made of: plain values, nothing heavy to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.figures import Interval
    from training.forecast import Reason


@dataclass(frozen=True, slots=True)
class Told:
    """How one category was told in some judged sentences.

    ``right``: yes, rightly; ``wrong``: yes, wrongly; ``missed``: no, wrongly; ``left``: no,
    rightly. ``precision``, ``recall``, ``f1``: (value, lower, upper), 0 to 1; None where nothing
    can tell: no yes was given, none is true, neither.
    """

    right: int
    wrong: int
    missed: int
    left: int
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


@dataclass(frozen=True, slots=True)
class Effect:
    """Of one category and one threshold.

    ``told``: on judged sentences, none decided by what it taught. ``auto``, ``review``,
    ``leave``: sentences not judged in it that are surely a yes, in doubt, surely a no.
    """

    threshold: float
    told: Told
    auto: int
    review: int
    leave: int


@dataclass(frozen=True, slots=True)
class NewWords:
    """``share`` of the words of ``sentences`` sentences that no judged sentence has, 0 to 1.

    ``words``: the commonest of them with at least two characters, and how often each is there;
    of several reports only those that more than one has, which leaves out most names of places.
    """

    sentences: int
    share: float
    words: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """F1 at each size of ``Outlook.sizes``: the mean of several draws, the least, the most."""

    values: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """About so many more ``tags`` for a gain in F1 that is worth naming, and the gain they bring:
    (median, lower, upper) of 90%.
    """

    tags: int
    gain: Interval


@dataclass(frozen=True, slots=True)
class Outlook:
    """What more tags will bring; k categories in order.

    ``tags``: judged sentences now. ``sizes``: how many each point of a line learnt from.
    ``gains``: in F1 by the next 100 tags, (median, lower, upper) of 90%, None where there is too
    little to tell. ``mean``, ``mean_gain``: of the mean F1 of those that can be told. ``needed``:
    what raises the F1 by 0.02; None: very many tags, or nobody can tell. ``stop``,
    ``reason``, ``category``: the advice, as ``training.forecast.Advice`` has it.
    """

    tags: int
    sizes: tuple[int, ...]
    lines: tuple[Line, ...]
    gains: tuple[Interval | None, ...]
    needed: tuple[Needed | None, ...]
    mean: Line | None
    mean_gain: Interval | None
    stop: bool
    reason: Reason
    category: int | None
