"""Next: which sentences to tag now, in one of several orders, one in ten drawn by chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotation.audit import AuditSlice, audit_slice
from annotation.judge_set import unit_scores
from annotation.project import Project
from annotation.reports import UnitRow
from annotation.scheme import categories
from annotation.units import unit_by_id
from messages import KnownError
from operations.orders import NEED_CATEGORY, ORDERS, head_of
from operations.predict import current_predictions

__all__ = ["NEED_CATEGORY", "ORDERS", "NextSentence", "next_sentences"]


@dataclass(frozen=True)
class NextSentence:
    """A sentence to tag, and what is predicted of it, if anything: category name -> probability.

    ``audit``: it was drawn for the random audit; nothing is said of it until it is answered.
    """

    unit: UnitRow
    scores: dict[str, float]
    audit: bool = False


def next_sentences(
    project: Project,
    models: Path,
    *,
    count: int,
    order: str = "uncertain",
    category: str | None = None,
) -> list[NextSentence]:
    """The next ``count`` sentences to tag, with what the newest version in ``models`` predicts.

    ``uncertain``: the most wrong decisions to be expected first (``training.orders.doubt``).
    ``likely``: not judged in ``category`` (a name), the most probable first. ``disagreement``:
    where people differ, then where a classifier that had not seen it says the opposite. ``new``:
    nobody spoke in ``category``, those judged elsewhere first. ``document``: as the reports
    stand. But for ``disagreement`` and ``document``, one in ten is of the audit slice
    (``annotation.audit``); in ``document`` it stands where it stands. Without predictions,
    document order. KnownError for a ``category`` missing or unknown.
    """
    names = {category.uid: category.name for category in categories(project)}
    uid = _category(names, order, category)
    current_predictions(project, models)  # makes those that are missing
    found = [unit for _, unit in head_of(project, order, count=count, category=uid).units]
    held, scores = audit_slice(project, unit_ids=found), unit_scores(project, found)
    return [
        _shown(project, unit, scores.of(place) if scores else {}, held, names)
        for place, unit in enumerate(found)
    ]


def _category(names: Mapping[str, str], order: str, name: str | None) -> str:
    """The uid that an order needs, else ""."""
    if order not in NEED_CATEGORY:
        return ""
    known = {name: uid for uid, name in names.items()}
    if name is None:
        raise KnownError("operations.order_needs_category", order=order, known="、".join(known))
    if name not in known:
        raise KnownError("operations.unknown_category", unknown=name, known="、".join(known))
    return known[name]


def _shown(
    project: Project,
    unit_id: int,
    scores: Mapping[str, float],
    held: AuditSlice,
    names: Mapping[str, str],
) -> NextSentence:
    unit = unit_by_id(project, unit_id)
    said = {
        names[uid]: p
        for uid, p in scores.items()
        if uid in names and not held.hides(unit.id, unit.uid, uid)
    }
    return NextSentence(unit, said, held.waits(unit.id, unit.uid))
