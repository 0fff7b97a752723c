"""Tag once: what counts for a sentence is said of its near-duplicates too, after a preview.

Only what nobody has said yet is filled in, and not where another near-duplicate was judged
otherwise (that is a case for ``operations.suspicious``). One undo step; provenance "propagated".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotation.annotations import Provenance, opinions
from annotation.category_units import values_of
from annotation.judge_set import Wish, own_said, write_wishes
from annotation.project import Project
from annotation.reports import UnitRow
from annotation.scheme import categories
from messages import Message
from operations import near_duplicates
from operations.bulk import BulkResult

PROPAGATED = Provenance("propagated")


@dataclass(frozen=True, slots=True)
class PropagationPreview:
    """What ``propagate`` would do now.

    ``units``: those that would be told something, ``values[i]`` what: category uid -> yes or no.
    ``unchanged``: how many near-duplicates have all of it already, or other opinions.
    ``contradicted``: uids of the categories that are left out because another one of the group
    was judged otherwise.
    """

    units: tuple[UnitRow, ...] = ()
    values: tuple[dict[str, bool], ...] = ()
    unchanged: int = 0
    contradicted: tuple[str, ...] = field(default=())


def preview_propagation(project: Project, unit_id: int) -> PropagationPreview:
    """What would be said of the near-duplicates of this unit; nothing is written."""
    others = [u for u in near_duplicates.group_of(project, unit_id) if u.id != unit_id]
    told, contradicted = _agreed(project, unit_id, [unit.id for unit in others])
    wanted = [(unit, _missing(project, unit.id, told)) for unit in others]
    changed = [(unit, values) for unit, values in wanted if values]
    return PropagationPreview(
        units=tuple(unit for unit, _ in changed),
        values=tuple(values for _, values in changed),
        unchanged=len(others) - len(changed),
        contradicted=contradicted,
    )


def propagate(project: Project, unit_id: int, *, analyst: str) -> BulkResult:
    """Do what ``preview_propagation`` says, as one undo step; of how many units."""
    near_duplicates.link(project)  # before the step: it writes the cache, not the project
    with project.transaction():
        found = preview_propagation(project, unit_id)
        label = Message("operations.step_propagate", {"count": len(found.units)})
        with project.step(label, analyst=analyst) as step:
            said = own_said(project, [unit.id for unit in found.units], analyst)
            wishes = [Wish(*pair) for pair in zip(said, found.values, strict=True)]
            done = write_wishes(project, wishes, provenance=PROPAGATED, analyst=analyst)
    return BulkResult(done, step if done else 0)


def _agreed(
    project: Project, unit_id: int, others: Sequence[int]
) -> tuple[dict[str, bool], tuple[str, ...]]:
    """What counts for the unit and contradicts no other; the categories in which it does."""
    told, contradicted = dict[str, bool](), list[str]()
    for category in categories(project):
        values = values_of(project, category.uid, [unit_id, *others])
        if unit_id not in values:
            continue
        if len(set(values.values())) == 1:
            told[category.uid] = bool(values[unit_id])
        else:
            contradicted.append(category.uid)
    return told, tuple(contradicted)


def _missing(project: Project, unit_id: int, told: dict[str, bool]) -> dict[str, bool]:
    judged = {category for said in opinions(project, unit_id).values() for category in said}
    return {category: value for category, value in told.items() if category not in judged}
