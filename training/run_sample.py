"""How good a tagging run is, told from a random sample of its own sentences.

The sample is stratified: by the rarest category that the run gave a sentence, or none, and by
whether it was left for review. The larger the stratum the more is drawn from it, but not in
proportion (power allocation: Bankier, The American Statistician 42, 1988), so that rare categories
can be told of too; what was drawn is weighted back. A share is that of a category's sentences, or
of all others, among those that were decided and those left for review, each with Jeffreys'
interval at its effective sample size (Kish, Survey Sampling, 1965; Franco and others, Journal of
Survey Statistics and Methodology 7, 2019). Shares are put together, and counts made of them, by
the interval for linear functions of proportions of Zou, Huang and Zhang (Computational Statistics
and Data Analysis 53, 2009). Nothing here believes what the classifier says of itself.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Interval = tuple[float, float, float]
"""Value, lower and upper end of the 90% interval."""

SIZE = 200
_POWER, _LEAST, _PRIOR, _ENDS = 0.6, 5, 0.5, (0.05, 0.95)


@dataclass(frozen=True)
class Pattern:
    """What a run said of a sentence: its categories, and whether it is left for review."""

    labels: tuple[str, ...]
    review: bool


Counts = Mapping[Pattern, int]
"""How many sentences of the run have each pattern."""
Stratum = tuple[str, bool]
"""The rarest category ("" for none), and whether it is left for review."""


@dataclass(frozen=True)
class Answered:
    """A sentence of the sample: what the run said of it, and what is true of it."""

    said: Pattern
    truth: Collection[str]


@dataclass(frozen=True)
class RunFigures:
    """Of one category. ``given``: sentences that the run gave it.

    ``precision``: the share of them that truly have it; ``missed``: the share of all others that
    do; ``count``: how many sentences truly have it. None where no answer can tell.
    """

    category: str
    given: int
    precision: Interval | None
    missed: Interval | None
    count: Interval | None


def strata(counts: Counts) -> dict[Pattern, Stratum]:
    """The stratum of each pattern."""
    total: dict[str, int] = {}
    for pattern, count in counts.items():
        for name in pattern.labels:
            total[name] = total.get(name, 0) + count
    return {
        pattern: (min(pattern.labels, key=lambda n: (total[n], n), default=""), pattern.review)
        for pattern in counts
    }


def allocate(sizes: Sequence[int], size: int = SIZE) -> list[int]:
    """How many to draw from strata of these sizes: ``size`` in all, or all there are.

    None is left out, as long as ``size`` goes round.
    """
    weights = [count**_POWER for count in sizes]
    drawn = [0] * len(sizes)
    least = max(min(_LEAST, size // max(len(sizes), 1)), 1)
    for _ in range(min(size, sum(sizes))):
        open_ = [i for i, count in enumerate(sizes) if drawn[i] < count]
        # Next is who has the least of what is due to it; first everybody gets a few.
        at = min(open_, key=lambda i: (drawn[i] >= least, (drawn[i] + 0.5) / weights[i]))
        drawn[at] += 1
    return drawn


def run_figures(
    counts: Counts, answered: Sequence[Answered], names: Iterable[str]
) -> list[RunFigures]:
    """The figures of each category; every answer stands for its share of its stratum."""
    home = strata(counts)
    sizes: dict[Stratum, int] = {}
    for pattern, count in counts.items():
        sizes[home[pattern]] = sizes.get(home[pattern], 0) + count
    seen: dict[Stratum, int] = {}
    for one in answered:
        seen[home[one.said]] = seen.get(home[one.said], 0) + 1
    weights = [sizes[home[one.said]] / seen[home[one.said]] for one in answered]
    return [_of_one(name, counts, answered, weights) for name in names]


def _of_one(
    name: str, counts: Counts, answered: Sequence[Answered], weights: Sequence[float]
) -> RunFigures:
    given = sum(count for pattern, count in counts.items() if name in pattern.labels)
    others = sum(counts.values()) - given
    precision, missed = (
        _share([_cell(name, said, left, counts, answered, weights) for left in (False, True)])
        for said in (True, False)
    )
    count = _count((given, others), (precision, missed))
    return RunFigures(name, given, precision, missed, count)


@dataclass(frozen=True)
class _Cell:
    """``size`` sentences of the run, of which so many were drawn; ``share`` of them have it."""

    size: int
    drawn: int
    effective: float
    share: float


def _cell(
    name: str,
    said: bool,
    review: bool,
    counts: Counts,
    answered: Sequence[Answered],
    weights: Sequence[float],
) -> _Cell:
    def here(pattern: Pattern) -> bool:
        return (name in pattern.labels) is said and pattern.review is review

    size = sum(count for pattern, count in counts.items() if here(pattern))
    mine = [(w, name in a.truth) for a, w in zip(answered, weights, strict=True) if here(a.said)]
    if not mine:
        return _Cell(size, 0, 0.0, 0.0)
    whole = sum(w for w, _ in mine)
    effective = whole**2 / sum(w * w for w, _ in mine)
    return _Cell(size, len(mine), effective, sum(w for w, yes in mine if yes) / whole)


def _share(cells: Sequence[_Cell]) -> Interval | None:
    """The share over cells; one of which nothing is known counts like the others."""
    known = [cell for cell in cells if cell.drawn]
    whole = sum(cell.size for cell in known)
    if not whole:
        return None
    parts = [(cell.size / whole, _interval(cell)) for cell in known]
    value, low, high = _sum(parts)
    return value, max(low, 0.0), min(high, 1.0)


def _interval(cell: _Cell) -> Interval:
    """Jeffreys' interval, drawn in as far as the cell is known whole."""
    # Not scipy.stats, which takes a second to load.
    from scipy.special import betaincinv

    yes = cell.share * cell.effective
    low, high = betaincinv(yes + _PRIOR, cell.effective - yes + _PRIOR, _ENDS)
    left = math.sqrt(max(1 - cell.drawn / cell.size, 0.0))
    down = cell.share - (float(low) if cell.share > 0 else 0.0)
    up = (float(high) if cell.share < 1 else 1.0) - cell.share
    return cell.share, cell.share - max(down, 0.0) * left, cell.share + max(up, 0.0) * left


def _sum(parts: Sequence[tuple[float, Interval]]) -> Interval:
    value = sum(w * i[0] for w, i in parts)
    down = math.hypot(*(w * (i[0] - i[1]) for w, i in parts))
    up = math.hypot(*(w * (i[2] - i[0]) for w, i in parts))
    return value, value - down, value + up


def _count(sizes: Sequence[int], shares: Sequence[Interval | None]) -> Interval | None:
    if any(size and share is None for size, share in zip(sizes, shares, strict=True)):
        return None
    parts = [(float(n), share) for n, share in zip(sizes, shares, strict=True) if n and share]
    value, low, high = _sum(parts)
    return value, max(low, 0.0), min(high, float(sum(sizes)))
