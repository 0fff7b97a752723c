"""What is known of each category in the whole project: how often yes, how good. Needs no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotation.annotations import Change
from annotation.category_units import yes_counts
from annotation.classifiers import classifiers
from annotation.project import Project

Share = tuple[float, float, float]  # value, lower and upper end of its 90% range, 0 to 1


@dataclass(frozen=True, slots=True)
class Figure:
    """How good classifier ``version`` was in one category, over whole reports it had not seen."""

    version: str
    precision: Share
    recall: Share
    f1: Share


@dataclass(slots=True)
class Facts:
    """``yes``: category uid -> sentences that count as yes; ``figures``: by category uid.

    ``known``: they were read; before that ``yes`` has only what was judged meanwhile.
    """

    yes: dict[str, int] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    known: bool = True

    def count(self, change: Change) -> None:
        """Another sentence was judged here; exact again after the next reading."""
        for uid in {*change.before, *change.after}:
            more = int(change.after.get(uid, False)) - int(change.before.get(uid, False))
            self.yes[uid] = max(self.yes.get(uid, 0) + more, 0)


def read_facts(project: Project) -> Facts:
    """Read them all. Looks at every annotation: with 100,000 of them not for the UI thread."""
    return Facts(yes_counts(project), last_figures(project))


def last_figures(project: Project) -> dict[str, Figure]:
    """Category uid -> how good the newest classifier is there; only categories with both answers.

    Quick: reads one record.
    """
    known = classifiers(project)
    listed: Any = known[-1].figures.get("categories", ()) if known else ()
    return {row["uid"]: _figure(known[-1].version, row) for row in listed if row["yes"]}


def _figure(version: str, row: Mapping[str, Any]) -> Figure:
    return Figure(version, *(tuple(row[name]) for name in ("precision", "recall", "f1")))


def percent(share: Share) -> str:
    """A share with its doubt: 87%（80–92%）."""
    value, low, high = (round(100 * part) for part in share)
    return f"{value}%（{low}–{high}%）"
