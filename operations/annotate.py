"""Annotate: one sentence, one analyst, one undo step."""

from __future__ import annotations

from collections.abc import Sequence

from annotation.annotations import Change, Provenance, judge
from annotation.project import Project
from annotation.reports import UnitRow, unit_by_uid
from annotation.scheme import Category, categories
from messages import KnownError

TYPED = Provenance("typed", None, None)


def annotate(
    project: Project,
    *,
    uid: str,
    names: Sequence[str],
    analyst: str,
    only: bool = False,
    provenance: Provenance = TYPED,
) -> Change:
    """Judge the sentence ``uid``: the categories ``names`` yes and every other live one no.

    With ``only``, the others stay as they are. No names and not ``only``: none applies.
    Raises KnownError for an unknown sentence or category.
    """
    live = categories(project)
    chosen = {category.uid for category in named(live, names)}
    values: dict[str, bool | None] = {
        c.uid: c.uid in chosen for c in live if c.uid in chosen or not only
    }
    return judge(
        project,
        unit_id=sentence(project, uid).id,
        values=values,
        analyst=analyst,
        provenance=provenance,
    )


def clear(project: Project, *, uid: str, names: Sequence[str], analyst: str) -> Change:
    """Take back what ``analyst`` said of the sentence: in ``names``, or in every category."""
    live = categories(project, retired=not names)
    values: dict[str, bool | None] = dict.fromkeys(
        (c.uid for c in (named(live, names) if names else live)), None
    )
    unit = sentence(project, uid)
    return judge(project, unit_id=unit.id, values=values, analyst=analyst, provenance=TYPED)


def named(live: Sequence[Category], names: Sequence[str]) -> list[Category]:
    """The live categories of these names. Raises KnownError naming the unknown ones."""
    by_name = {category.name: category for category in live}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise KnownError(
            "operations.unknown_category", unknown="、".join(unknown), known="、".join(by_name)
        )
    return [by_name[name] for name in names]


def sentence(project: Project, uid: str) -> UnitRow:
    """The sentence or heading with this uid. Raises KnownError where there is not just one."""
    found = unit_by_uid(project, uid)
    if len(found) > 1:
        raise KnownError(
            "operations.split_since", uid=uid, now="、".join(unit.uid for unit in found)
        )
    if found[0].kind not in ("sentence", "heading"):
        raise KnownError("operations.not_a_sentence", uid=uid, kind=found[0].kind)
    return found[0]
