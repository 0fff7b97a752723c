"""What one key press stores of the sentence in front of the analyst; each is one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotation.annotations import Change, Judgement, Provenance, judge, judge_many
from annotation.project import Project
from messages import Message

TYPED = Provenance("typed")


def judge_category(
    project: Project, *, unit_id: int, category: str, value: bool | None, analyst: str
) -> Change:
    """Say yes or no in one category, or take it back with None; the others stay as they are."""
    return judge(
        project, unit_id=unit_id, values={category: value}, analyst=analyst, provenance=TYPED
    )


def judge_whole(
    project: Project,
    *,
    unit_id: int,
    text: str,
    values: Mapping[str, bool],
    accepted: Mapping[str, float],
    version: str | None,
    analyst: str,
) -> Change:
    """Say yes or no in every category of ``values`` (by uid) at once.

    ``accepted``: those that were pre-selected by classifier ``version``, with the probability
    that was shown; they are stored as accepted from it, everything else as typed.
    """
    typed = {uid: value for uid, value in values.items() if uid not in accepted}
    rows = [Judgement(unit_id, typed, TYPED)]
    rows += [
        Judgement(unit_id, {uid: values[uid]}, Provenance("accepted", version, probability))
        for uid, probability in accepted.items()
    ]
    label = Message("annotation.step_judge", {"text": text[:20]})
    return _joined(judge_many(project, rows, label=label, analyst=analyst))


def _joined(changes: Sequence[Change]) -> Change:
    first, last = changes[0], changes[-1]
    step = max(change.step for change in changes)
    return Change(first.uid, first.report, first.text, first.before, last.after, step)
