"""Which operation stores which field, and where a step up or down leads. Needs no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotation.project import Project
from annotation.scheme import Category
from annotation.scheme_order import tree
from operations import edit_scheme as edit
from operations import grow_words
from operations.grow_words import not_wanted


def _rekey(project: Project, uid: str, key: str, *, analyst: str) -> Category:
    return edit.rekey(project, uid, key, analyst=analyst, swap=True)


def _set_parent(project: Project, uid: str, parent: str, *, analyst: str) -> Category:
    return edit.move(project, uid, parent=parent, analyst=analyst)


__all__ = ["VERBS", "WORD_VERBS", "free_name", "neighbour_after_step", "not_wanted"]

VERBS: dict[str, Callable[..., Category]] = {
    "name": edit.rename,
    "key": _rekey,
    "colour": edit.recolour,
    "parent": _set_parent,
    "definition": edit.define,
    "examples": edit.set_examples,
    "seeds": edit.set_seeds,
    "vetoes": edit.set_vetoes,
}
"""Field -> what stores it: ``verb(project, uid, value, analyst=…)``."""


WORD_VERBS: dict[str, Callable[..., object]] = {
    "seed": grow_words.accept,
    "veto": grow_words.shield,
    "refused": grow_words.refuse,
}
"""What becomes of a word that was offered -> what stores it: ``verb(project, uid, words, …)``."""


def free_name(wanted: str, live: Sequence[Category]) -> str:
    """``wanted``, with a number where a live category has it."""
    names = {category.name for category in live}
    numbered = (f"{wanted} {n}" for n in range(2, len(names) + 3))
    return next(name for name in (wanted, *numbered) if name not in names)


def neighbour_after_step(
    categories: Sequence[Category], uid: str, step: int
) -> tuple[str, str] | None:
    """(parent, the uid it stands before or "") one place up (-1) or down (1); None: no place."""
    tops = tree(categories)
    groups = [("", [top for top, _ in tops]), *((top.uid, below) for top, below in tops)]
    for parent, beside in groups:
        uids = [category.uid for category in beside]
        if uid in uids:
            place = uids.index(uid) + step
            if not 0 <= place < len(uids):
                return None
            uids.remove(uid)
            return parent, [*uids, ""][place]
    return None
