"""Keep everything that may be doubted of one sentence in one category, without a list at hand."""

from __future__ import annotations

from annotation.category_units import values_of
from annotation.project import Project
from annotation.scheme import categories
from messages import KnownError, Message
from operations.annotate import named, sentence
from operations.suspicious import Suspicion, contradicting, keep


def keep_all(project: Project, *, uid: str, name: str, analyst: str) -> int:
    """What counts for the sentence in the category holds: neither a classifier's doubt nor a
    contradiction of it comes back; one undo step. How many were kept.

    Raises KnownError for an unknown sentence or category, or one that was not judged in it.
    """
    unit = sentence(project, uid)
    (category,) = named(categories(project), [name])
    value = values_of(project, category.uid, [unit.id]).get(unit.id)
    if value is None:
        raise KnownError("operations.doubt_not_judged", text=unit.text[:20], name=name)
    pairs = [one for one in contradicting(project) if one.category == category.uid]
    mine = [one for one in pairs if unit.id in (one.unit.id, one.other.id if one.other else 0)]
    label = Message("operations.step_keep_doubt", {"name": name, "text": unit.text[:20]})
    with project.step(label, analyst=analyst):
        for one in (Suspicion(unit, category.uid, bool(value)), *mine):
            keep(project, one, analyst=analyst)
    return 1 + len(mine)
