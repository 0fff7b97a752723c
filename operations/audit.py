"""随机抽检: answer blind, see how good the classifier is on what was, draw anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from annotation.annotations import Change, Provenance, judge
from annotation.audit import (
    AuditSlice,
    BlindAnswer,
    audit_slice,
    blind_answers,
    new_draw,
    rank,
    record_blind,
)
from annotation.cache import Predicted, predicted, predictions
from annotation.project import Project
from annotation.scheme import categories
from annotation.units import unit_by_id, units
from messages import Message
from operations.annotate import TYPED

if TYPE_CHECKING:
    from training.auditing import SampleFigures


def answer_blind(
    project: Project,
    *,
    unit_id: int,
    values: Mapping[str, bool | None],
    analyst: str,
    provenance: Provenance = TYPED,
    final: bool = True,
) -> Change:
    """Judge a sentence of the slice whose predictions the analyst has not seen; one undo step.

    ``values``: category uid -> yes or no, None to take it back. Not ``final``: more is to be said
    of the sentence before anything is shown of it, and this may be said otherwise yet. A sentence
    that is not in the slice is judged as any other. Undo takes the annotation back, not that it
    was answered.
    """
    unit = unit_by_id(project, unit_id)
    held = audit_slice(project, unit_ids=[unit_id]).holds(unit_id, unit.uid)
    label = Message("annotation.step_judge", {"text": unit.text[:20]})
    with project.step(label, analyst=analyst):
        change = judge(
            project, unit_id=unit_id, values=values, analyst=analyst, provenance=provenance
        )
        if held:
            record_blind(project, unit_id, values, analyst=analyst, final=final)
    return change


def draw_anew(project: Project, *, analyst: str) -> None:
    """End this draw: its sentences teach from now on, and another tenth is drawn. One undo step."""
    with project.step(Message("operations.step_audit"), analyst=analyst):
        new_draw(project)


@dataclass(frozen=True)
class Audit:
    """How good the predictions are on the sentences answered blind.

    ``version``: whose predictions ("" where there are none). ``categories``: name -> figures.
    ``answered``: sentences. ``changed``: cells in which something else counts by now; the blind
    answer is the truth here. ``whole``: were they answered in the order of the draw, so that they
    stand for all reports, and not only for those that were read?
    """

    version: str
    answered: int
    changed: int
    whole: bool
    categories: dict[str, SampleFigures]

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)


def audit(project: Project) -> Audit:
    """The figures of whoever made the predictions that are kept, on the slice as it is now."""
    answers = blind_answers(project)
    said, slice = predicted(project), audit_slice(project)
    names = {category.uid: category.name for category in categories(project)}
    answered = {answer.unit_id: answer.uid for answer in answers}
    return Audit(
        version=said.version if said else "",
        answered=len(answered),
        changed=sum(answer.changed for answer in answers),
        whole=_in_order(project, slice, list(answered.values())),
        categories=_figures(project, answers, said, names) if said else {},
    )


def _figures(
    project: Project, answers: Sequence[BlindAnswer], said: Predicted, names: Mapping[str, str]
) -> dict[str, SampleFigures]:
    from training.auditing import sample_figures

    found = predictions(project)
    uids = [uid for uid in names if uid in said.categories]
    truth: dict[int, dict[str, bool]] = {}
    for answer in answers:
        if answer.unit_id in found:
            truth.setdefault(answer.unit_id, {})[answer.category] = answer.value
    decided = [[found[unit][uid] >= said.thresholds[uid] for uid in uids] for unit in truth]
    labels = [[int(row.get(uid, -1)) for uid in uids] for row in truth.values()]
    if not truth:
        return {}
    return dict(zip((names[u] for u in uids), sample_figures(decided, labels), strict=True))


def _in_order(project: Project, slice: AuditSlice, answered: Sequence[str]) -> bool:
    """Are nine of ten answers among the first of the draw?"""
    drawn = [
        unit.uid for unit in units(project, kinds=("sentence",)) if slice.holds(unit.id, unit.uid)
    ]
    first = sorted(drawn, key=lambda uid: rank(slice.seed, uid))[: len(answered)]
    return len(set(first) & set(answered)) >= 0.9 * len(answered)
