"""Next: which sentences to tag now, in one of several orders, one in ten drawn by chance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotation.project import Project
from annotation.reports import UnitRow
from messages import KnownError
from operations.orders import ORDERS, Work, read_work

NEED_CATEGORY = ("likely", "new")


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
    work = read_work(project, models)
    uid = _category(work, order, category)
    found = ORDERS[order](work, uid)
    return [_shown(work, unit) for unit in found[:count]]


def _category(work: Work, order: str, name: str | None) -> str:
    """The uid that an order needs, else ""."""
    if order not in NEED_CATEGORY:
        return ""
    known = {name: uid for uid, name in work.names.items()}
    if name is None:
        raise KnownError("operations.order_needs_category", order=order, known="、".join(known))
    if name not in known:
        raise KnownError("operations.unknown_category", unknown=name, known="、".join(known))
    return known[name]


def _shown(work: Work, unit: UnitRow) -> NextSentence:
    scores = work.predicted.get(unit.id, {})
    said = {
        work.names[uid]: p
        for uid, p in scores.items()
        if uid in work.names and not work.slice.hides(unit.id, unit.uid, uid)
    }
    return NextSentence(unit, said, work.slice.waits(unit.id, unit.uid))
