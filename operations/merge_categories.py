"""Merge one category into another, and split one into several; each is one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotation.category_merge import (
    CategoryMerge,
    merge_opinions,
    preview_category_merge,
)
from annotation.category_split import CategorySplit, preview_category_split, queue_for_parts
from annotation.project import Project
from annotation.scheme import Category, categories, change_categories
from annotation.scheme_order import in_order
from messages import KnownError, Message
from operations.edit_scheme import find, fresh

__all__ = [
    "CategoryMerge",
    "CategorySplit",
    "merge_categories",
    "preview_category_merge",
    "preview_category_split",
    "split_category",
]


def merge_categories(project: Project, source: str, target: str, *, analyst: str) -> Category:
    """What was said in ``source`` holds in ``target``: yes wins, then no; ``source`` is retired.

    Words and examples of ``source`` join those of ``target``, as do the categories below it.
    Gives ``target`` as it is now. Raises KnownError where they are the same or one is not live.
    """
    gone, kept = _two_live(project, source, target)
    label = Message("operations.step_merge_categories", {"name": gone.name, "into": kept.name})
    with project.step(label, analyst=analyst):
        merge_opinions(project, source, target, analyst=analyst)
        present = categories(project, retired=True)
        after = in_order([_after_merge(c, gone, kept) for c in present])
        change_categories(project, after, subject=kept.name, analyst=analyst)
    return find(project, target)


def _two_live(project: Project, source: str, target: str) -> tuple[Category, Category]:
    live = {c.uid: c for c in categories(project)}
    for uid in (source, target):
        if uid not in live:
            raise KnownError("operations.scheme_not_live", name=find(project, uid).name)
    if source == target:
        raise KnownError("operations.scheme_same", name=live[source].name)
    return live[source], live[target]


def _after_merge(one: Category, gone: Category, kept: Category) -> Category:
    if one.uid == gone.uid:
        return replace(one, retired=True)
    if one.uid == kept.uid:
        return replace(
            one,
            parent="" if one.parent == gone.uid else one.parent,
            examples=_joined(one.examples, gone.examples),
            seeds=_joined(one.seeds, gone.seeds),
            vetoes=_joined(one.vetoes, gone.vetoes),
        )
    if one.parent == gone.uid and not one.retired:
        inside = kept.parent if kept.parent != gone.uid else ""
        return replace(one, parent=inside or kept.uid)
    return one


def _joined(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))


def split_category(
    project: Project, uid: str, names: Sequence[str], *, analyst: str
) -> list[Category]:
    """Make new categories ``names`` beside ``uid``, which keeps what is left; the new ones.

    Sentences that are no in it are no in the new ones. All others are not judged in them, and
    its yes needs review: see ``units_for_review``. Raises KnownError for a name that is taken,
    given twice or empty.
    """
    one = find(project, uid)
    _require_new(project, names, one)
    label = Message("operations.step_split_category", {"name": one.name})
    with project.step(label, analyst=analyst):
        present = categories(project, retired=True)
        parts: list[Category] = []
        for name in names:
            parts.append(fresh([*present, *parts], name, parent=one.parent))
        place = present.index(one) + 1
        after = in_order([*present[:place], *parts, *present[place:]])
        change_categories(project, after, subject=one.name, analyst=analyst)
        queue_for_parts(project, uid, [part.uid for part in parts], analyst=analyst)
    return parts


def _require_new(project: Project, names: Sequence[str], one: Category) -> None:
    if one.retired:
        raise KnownError("operations.scheme_not_live", name=one.name)
    if not names or not all(name.strip() for name in names):
        raise KnownError("operations.scheme_no_name")
    taken = [category.name for category in categories(project)]
    for name in names:
        if name in taken:
            raise KnownError("operations.scheme_name_taken", name=name)
        taken.append(name)
