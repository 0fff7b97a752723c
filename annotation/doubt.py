"""How much is to be learnt from a sentence: the wrong decisions to expect in it.

The measure of ``training.orders.doubt``, which says why it is this one; here for columns of
plain numbers, as they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from annotation.project import Project

ENOUGH, NEARLY_ALL = 20, 0.95
_SURE = 1e-6
_HALF = 0.5  # the most that one category can add: at its threshold


def doubts(
    columns: Sequence[Sequence[float]], limits: Sequence[float], *, exclusive: bool = False
) -> list[float]:
    """For each sentence 0 to 1, the higher the more is to be learnt.

    ``columns``: the probabilities of all of them, category by category; ``limits``: the
    thresholds. ``exclusive``: one category excludes the others.
    """
    if exclusive and len(columns) > 1:
        return [_even(_lead(row, limits)) for row in zip(*columns, strict=True)]
    sums = [0.0] * (len(columns[0]) if columns else 0)
    for column, limit in zip(columns, limits, strict=True):
        t = _inside(limit)
        sums = [s + _chance(p, t) for s, p in zip(sums, column, strict=True)]
    return [_even(total / len(columns)) for total in sums]


def doubt_of(row: Iterable[tuple[float, float]], categories: int) -> float:
    """``doubts`` of one sentence: (probability, threshold) of the categories in which it waits.

    ``categories``: how many there are in all.
    """
    return _even(sum(_chance(p, _inside(limit)) for p, limit in row) / categories)


def _chance(p: float, t: float) -> float:
    """1 / (1 + exp(margin)), the margin being the distance of p from t in log odds."""
    p = min(max(p, _SURE), 1 - _SURE)
    yes, no = p * (1 - t), (1 - p) * t
    return min(yes, no) / (yes + no)


def _lead(row: Sequence[float], limits: Sequence[float]) -> float:
    """The chance that the best category does not lead over the next."""
    odds = sorted(_odds(p) / _odds(limit) for p, limit in zip(row, limits, strict=True))
    return odds[-2] / (odds[-2] + odds[-1])


def _odds(p: float) -> float:
    return _inside(p) / (1 - _inside(p))


def _inside(p: float) -> float:
    return min(max(p, _SURE), 1 - _SURE)


def _even(share: float) -> float:
    """``share``, 0 to a half, as 0 to 1; most are near 0, where they are drawn apart."""
    return sqrt(sqrt(share / _HALF))


def is_exclusive(project: Project, categories: Sequence[str]) -> bool:
    """Does one of these categories exclude the others, as far as people have said?

    As ``training.orders.excludes``: where nearly all of enough sentences judged in full have just
    one. Sentences on which people differ are left out.
    """
    marks = ", ".join("?" * len(categories))
    whole, one = project.db.execute(
        "SELECT count(*), coalesce(sum(yes = 1), 0) FROM (SELECT sum(value) AS yes FROM"
        f" (SELECT DISTINCT unit_id, category, value FROM annotation WHERE category IN ({marks}))"
        f" GROUP BY unit_id HAVING count(*) = {len(categories)}"
        " AND count(DISTINCT category) = count(*))",
        list(categories),
    ).fetchone()
    return bool(whole >= ENOUGH and one / whole >= NEARLY_ALL)
