"""Next: which sentences to tag now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotation.annotations import NOT_JUDGED, counting
from annotation.project import Project
from annotation.reports import UnitRow, units
from annotation.scheme import categories
from operations.predict import current_predictions

ORDERS = ("uncertain", "document")


@dataclass(frozen=True)
class NextSentence:
    """A sentence not judged in every live category, and what is predicted of it, if anything."""

    unit: UnitRow
    scores: dict[str, float]


def next_sentences(
    project: Project, models: Path, *, count: int, order: str = "uncertain"
) -> list[NextSentence]:
    """The next ``count`` sentences to tag, with what the newest version in ``models`` predicts.

    ``uncertain``: smallest distance of any predicted probability from one half first (margin
    sampling; Settles 2009, Active Learning Literature Survey, section 3.1); without predictions,
    and for ``document``, in the order of the reports.
    """
    waiting = _waiting(project, models)
    if order == "document":
        return list(islice(waiting, count))
    return sorted(waiting, key=_margin)[:count]


def _waiting(project: Project, models: Path) -> Iterator[NextSentence]:
    names = {category.uid: category.name for category in categories(project)}
    counted = counting(project)
    predicted = current_predictions(project, models)
    for unit in units(project, kinds=("sentence",)):
        if any(counted.value(unit.id, uid) == NOT_JUDGED for uid in names):
            scores = predicted.get(unit.id, {})
            yield NextSentence(unit, {names[u]: p for u, p in scores.items() if u in names})


def _margin(sentence: NextSentence) -> float:
    return min((abs(p - 0.5) for p in sentence.scores.values()), default=1.0)
