"""One sentence and, as one undo step, its near-duplicates along with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotation.annotations import Change, judge
from annotation.project import Project
from annotation.reports import UnitRow
from messages import Message
from operations import near_duplicates
from operations.annotate import TYPED, annotate, sentence
from operations.propagate import preview_propagation, propagate


def annotate_copies(
    project: Project,
    *,
    uid: str,
    names: Sequence[str] | None,
    analyst: str,
    only: bool = False,
) -> tuple[Change, tuple[UnitRow, ...]]:
    """``annotate``, then say what counts of the sentence's near-duplicates; these units too.

    ``names`` None: nothing new is said of the sentence itself. Raises KnownError as ``annotate``.
    """
    unit = sentence(project, uid)
    near_duplicates.link(project)  # before the step: it writes the cache, not the project
    label = Message("annotation.step_judge", {"text": unit.text[:20]})
    with project.step(label, analyst=analyst) as step:
        if names is None:
            change = judge(project, unit_id=unit.id, values={}, analyst=analyst, provenance=TYPED)
        else:
            change = annotate(project, uid=uid, names=names, analyst=analyst, only=only)
        told = preview_propagation(project, unit.id).units
        propagate(project, unit.id, analyst=analyst)
        changed = project.step_has_changes()
    return replace(change, step=step if changed else 0), told
