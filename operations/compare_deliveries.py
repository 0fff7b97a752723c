"""Two deliveries side by side, number by number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from annotation.deliveries import DeliveryRow

Group = Literal["total", "category", "place", "figure"]
TOTALS = ("reports", "sentences", "judged", "conflicts")
STATES = ("yes", "no", "conflict", "not_judged")
FIGURES = ("precision", "recall", "f1")
Range = tuple[float, float]


@dataclass(frozen=True)
class Number:
    """One number in both. None: it is not in that one.

    ``group``: "total", a "category" over all sentences, a "place" (region and year), a "figure"
    of the classifier. ``measure``: what is counted or measured; "yes" and "f1" name their
    ``category``, "" for all together. ``place``: "region year". Figures are 0 to 1 and have the
    90% interval in ``before_range`` and ``after_range``; all else are counts.
    """

    group: Group
    measure: str
    category: str = ""
    place: str = ""
    before: float | None = None
    after: float | None = None
    before_range: Range | None = None
    after_range: Range | None = None

    @property
    def difference(self) -> float | None:
        """After less before; None where one of them is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self) | {"difference": self.difference}


Key = tuple[Group, str, str, str]
Value = tuple[float, Range | None]


def compare_deliveries(first: DeliveryRow, second: DeliveryRow) -> list[Number]:
    """Every number of either; categories are matched by uid and have the names of ``second``."""
    names = _names(first) | _names(second)
    before, after = dict(_numbers(first)), dict(_numbers(second))
    found = []
    for key in _merged(list(before), list(after)):
        group, measure, uid, place = key
        was, now = before.get(key, (None, None)), after.get(key, (None, None))
        category = names.get(uid, uid)
        found.append(Number(group, measure, category, place, was[0], now[0], was[1], now[1]))
    return found


def _names(row: DeliveryRow) -> dict[str, str]:
    return {category["uid"]: category["name"] for category in row.numbers["categories"]}


def _merged(before: list[Key], after: list[Key]) -> list[Key]:
    """Both in one order: group by group, within each as it comes, what is only old behind."""
    order = {group: place for place, group in enumerate(("total", "category", "figure", "place"))}
    keys = dict.fromkeys([*after, *before])
    return sorted(keys, key=lambda key: (order[key[0]], key[3]))


def _numbers(row: DeliveryRow) -> Iterator[tuple[Key, Value]]:
    told = row.numbers
    for name in TOTALS:
        yield ("total", name, "", ""), (told[name], None)
    for category in told["categories"]:
        for state in STATES:
            yield ("category", state, category["uid"], ""), (category[state], None)
    yield from _figures(told["classifier"])
    uids = [category["uid"] for category in told["categories"]]
    for place in told["places"]:
        yield from _place(place, uids)


def _figures(used: Mapping[str, Any] | None) -> Iterator[tuple[Key, Value]]:
    if used is None or not used["macro_f1"]:
        return
    yield ("figure", "macro_f1", "", ""), _value(used["macro_f1"])
    for category in used["categories"]:
        for name in FIGURES:
            yield ("figure", name, category["uid"], ""), _value(category[name])


def _value(figure: tuple[float, float, float]) -> Value:
    value, low, high = figure
    return value, (low, high)


def _place(place: Mapping[str, Any], uids: list[str]) -> Iterator[tuple[Key, Value]]:
    name = f"{place['region']} {place['year']}".strip() or "–"
    for measure in ("reports", "sentences", "judged"):
        yield ("place", measure, "", name), (place[measure], None)
    for uid, count in zip(uids, place["yes"], strict=True):
        yield ("place", "yes", uid, name), (count, None)
