"""The orders in which sentences can be tagged, of all that waits in a project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annotation.annotations import CONFLICT, NOT_JUDGED, Counting, counting
from annotation.audit import EVERY, AuditSlice, audit_slice, rank
from annotation.cache import predicted
from annotation.category_units import units_not_judged
from annotation.project import Project
from annotation.reports import UnitRow, units
from annotation.scheme import categories
from operations.label_matrix import specs, taggable_units
from operations.predict import current_predictions

LOOKED_AT = 500  # sentences at the head of an order among which repeats are put off


@dataclass(frozen=True)
class Work:
    """All there is to put in order."""

    project: Project
    models: Path
    sentences: list[UnitRow]
    names: dict[str, str]
    counted: Counting
    slice: AuditSlice

    @cached_property
    def predicted(self) -> dict[int, dict[str, float]]:
        """Unit id -> category uid -> probability."""
        return current_predictions(self.project, self.models)

    @cached_property
    def limits(self) -> dict[str, float]:
        """Category uid -> its threshold, of the live ones that predictions speak of."""
        self.predicted  # noqa: B018 - may have to be made first
        found = predicted(self.project)
        told = found.thresholds if found else {}
        return {uid: told[uid] for uid in self.names if uid in told}

    def said(self, unit: UnitRow, uids: Sequence[str]) -> list[float] | None:
        """What is predicted of a sentence; None: nothing."""
        scores = self.predicted.get(unit.id)
        return None if scores is None else [scores[uid] for uid in uids]

    def audits(self, unit: UnitRow) -> bool:
        """Does the audit slice wait for an answer?"""
        return self.slice.waits(unit.id, unit.uid)

    def values(self, unit: UnitRow) -> list[int]:
        """What counts, in each live category."""
        return [self.counted.value(unit.id, uid) for uid in self.names]


def read_work(project: Project, models: Path) -> Work:
    """Read what there is."""
    names = {category.uid: category.name for category in categories(project)}
    sentences = list(units(project, kinds=("sentence",)))
    return Work(project, models, sentences, names, counting(project), audit_slice(project))


def _document(work: Work, _uid: str) -> list[UnitRow]:
    return [u for u in work.sentences if NOT_JUDGED in work.values(u) or work.audits(u)]


def _uncertain(work: Work, _uid: str) -> list[UnitRow]:
    waiting = _document(work, "")
    if not work.predicted:
        return _mixed(work, waiting, lambda free: free)
    return _mixed(work, waiting, lambda free: _spread(_drawn(work, _by_doubt(work, free))))


def _by_doubt(work: Work, free: Sequence[UnitRow]) -> list[UnitRow]:
    from training.orders import doubtful_first

    uids = [uid for uid in work.names if uid in work.limits]
    said = [work.said(unit, uids) for unit in free]
    waits = [[work.counted.value(unit.id, uid) == NOT_JUDGED for uid in uids] for unit in free]
    labels = [[work.counted.value(unit.id, uid) for uid in uids] for unit in work.sentences]
    order = doubtful_first(said, [work.limits[uid] for uid in uids], waits, labels)
    return [free[row] for row in order]


def _drawn(work: Work, found: list[UnitRow]) -> list[UnitRow]:
    from training.orders import draw_from_top

    ranks = [rank(work.slice.seed, unit.uid) for unit in found]
    return [found[place] for place in draw_from_top(range(len(found)), ranks)]


def _likely(work: Work, uid: str) -> list[UnitRow]:
    waiting = [u for u in work.sentences if work.counted.value(u.id, uid) == NOT_JUDGED]

    def best(free: list[UnitRow]) -> list[UnitRow]:
        return _spread(sorted(free, key=lambda u: -work.predicted.get(u.id, {}).get(uid, 0.0)))

    return _mixed(work, waiting, best)


def _new(work: Work, uid: str) -> list[UnitRow]:
    known = {unit.id: unit for unit in work.sentences}
    waiting = [known[unit] for unit in units_not_judged(work.project, uid)]
    return _mixed(work, waiting, lambda free: free)


def _disagreement(work: Work, _uid: str) -> list[UnitRow]:
    """People first, then people and a classifier that had not seen their judgement."""
    from training.doubting import doubt
    from training.orders import most_apart

    rows = taggable_units(work.project)
    told = [at for at in rows.judged() if rows.units[at].kind == "sentence"]
    labels = [rows.labels[at] for at in told]
    unseen = doubt(
        [rows.texts[at] for at in told],
        labels,
        [str(rows.groups[at]) for at in told],
        specs(categories(work.project)),
        context=[rows.leads[at] for at in told],
    ).probabilities
    differing = [unit for unit in work.sentences if CONFLICT in work.values(unit)]
    taken = {unit.id for unit in differing}
    doubted = [rows.units[told[at]] for at in most_apart(labels, unseen)]
    return differing + [unit for unit in doubted if unit.id not in taken]


def _mixed(
    work: Work,
    waiting: Iterable[UnitRow],
    order: Callable[[list[UnitRow]], list[UnitRow]],
) -> list[UnitRow]:
    """``waiting`` in ``order``, but for those that are in the audit slice: theirs is the draw's."""
    from training.orders import mix

    # Even one that was tagged in bulk: left out, the slice would lack what is easily tagged so.
    drawn = [unit for unit in work.sentences if work.audits(unit)]
    free = [unit for unit in waiting if not work.audits(unit)]
    drawn.sort(key=lambda unit: rank(work.slice.seed, unit.uid))
    known = {unit.id: unit for unit in (*free, *drawn)}
    judged = sum(1 for _ in work.counted.judged())
    ids = mix([u.id for u in order(free)], [u.id for u in drawn], judged=judged, every=EVERY)
    return [known[unit] for unit in ids]


def _spread(found: list[UnitRow]) -> list[UnitRow]:
    from training.orders import spread

    head, known = found[:LOOKED_AT], {unit.id: unit for unit in found[:LOOKED_AT]}
    ids = spread([unit.id for unit in head], [unit.text for unit in head])
    return [known[unit] for unit in ids] + found[LOOKED_AT:]


ORDERS: dict[str, Callable[[Work, str], list[UnitRow]]] = {
    "uncertain": _uncertain,
    "likely": _likely,
    "disagreement": _disagreement,
    "new": _new,
    "document": _document,
}
