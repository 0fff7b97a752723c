"""The categories of a project, changed one by one; every verb is one undo step.

Each gives the category as it is now. Raises KnownError, with nothing changed, where the
category is unknown or the scheme would not be sound any more (see ``parse_scheme``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from annotation.categories import COLOUR
from annotation.category_units import keep_as_checked
from annotation.project import Project
from annotation.scheme import Category, categories, change_categories, new_uid
from annotation.scheme_order import has_parent, in_order, moved
from annotation.texts import storable
from messages import KnownError, Message

KEYS = tuple("123456789")
COLOURS = (
    *("#0072B2", "#009E73", "#E69F00", "#CC79A7"),
    *("#56B4E9", "#D55E00", "#F0E442", "#7F7F7F"),
)
"""Seven colours that most colour-blind people tell apart (Okabe and Ito 2008), and a grey."""

_DOTS = re.compile(r"\.{3,}|…+")


def add(project: Project, name: str, *, parent: str = "", analyst: str) -> Category:
    """Add a category at the end, with the first free key and colour; nothing is judged in it."""
    name = _name(name)
    label = Message("annotation.step_add_category", {"name": name})
    with project.step(label, analyst=analyst):
        present = categories(project, retired=True)
        added = fresh(present, name, parent=parent)
        _require_free_name(present, added)
        _require_two_levels(present, added, parent)
        change_categories(project, in_order([*present, added]), subject=name, analyst=analyst)
    return added


def fresh(present: Iterable[Category], name: str, *, parent: str = "") -> Category:
    """A new category, not stored, with the first key and colour that no live one has."""
    live = [category for category in present if not category.retired]
    keys, colours = {c.key for c in live}, {c.colour.upper() for c in live}
    return Category(
        new_uid(),
        name,
        key=next((key for key in KEYS if key not in keys), ""),
        colour=next((colour for colour in COLOURS if colour not in colours), COLOURS[-1]),
        parent=parent,
    )


def rename(project: Project, uid: str, name: str, *, analyst: str) -> Category:
    """Give it another name; what was said refers to its uid and stays."""
    one = replace(find(project, uid), name=_name(name))
    _require_free_name(categories(project), one)
    return _change(project, uid, "operations.step_rename", analyst, to=one.name, name=one.name)


def recolour(project: Project, uid: str, colour: str, *, analyst: str) -> Category:
    """Give it another colour, ``#rrggbb``."""
    if not COLOUR.fullmatch(colour):
        raise KnownError("operations.scheme_colour", colour=colour)
    return _change(project, uid, "operations.step_recolour", analyst, colour=colour.upper())


def rekey(project: Project, uid: str, key: str, *, analyst: str, swap: bool = False) -> Category:
    """Give it a key, "1" to "9" or "" for none. ``swap``: whoever has it gets the old one."""
    if key and key not in KEYS:
        raise KnownError("operations.scheme_key", digit=key)
    holder = next((c for c in categories(project) if key and c.key == key and c.uid != uid), None)
    if holder is not None and not swap:
        raise KnownError("operations.scheme_key_taken", digit=key, name=holder.name)
    if holder is None:
        return _change(project, uid, "operations.step_rekey", analyst, key=key)
    one = find(project, uid)
    label = Message("operations.step_rekey", {"name": one.name})
    with project.step(label, analyst=analyst):
        given = {uid: key, holder.uid: one.key}
        present = categories(project, retired=True)
        after = [replace(c, key=given.get(c.uid, c.key)) for c in present]
        change_categories(project, after, subject=one.name, analyst=analyst)
    return find(project, uid)


def move(
    project: Project, uid: str, *, parent: str = "", before: str | None = None, analyst: str
) -> Category:
    """Put it below ``parent`` ("": at the top), in front of its neighbour ``before`` (None: last).

    Those below it come along. Two levels at most.
    """
    one = find(project, uid)
    label = Message("operations.step_move", {"name": one.name})
    with project.step(label, analyst=analyst):
        present = categories(project, retired=True)
        _require_two_levels(present, one, parent)
        after = moved(present, uid, parent=parent, before=before)
        change_categories(project, after, subject=one.name, analyst=analyst)
    return find(project, uid)


def retire(project: Project, uid: str, *, analyst: str) -> Category:
    """Hide it; everything said in it stays. The last live one cannot be retired."""
    if [c.uid for c in categories(project)] == [uid]:
        raise KnownError("operations.scheme_last", name=find(project, uid).name)
    return _change(project, uid, "operations.step_retire", analyst, retired=True)


def bring_back(project: Project, uid: str, *, analyst: str) -> Category:
    """Make a retired one live again, without a key or a parent that it can no longer have."""
    live = categories(project)
    one = find(project, uid)
    _require_free_name(live, one)
    top = any(c.uid == one.parent and not has_parent(c, live) for c in live)
    parent = one.parent if top and not any(c.parent == uid for c in live) else ""
    key = "" if one.key in {c.key for c in live} else one.key
    return _change(
        *(project, uid, "operations.step_bring_back", analyst),
        retired=False,
        key=key,
        parent=parent,
    )


def define(project: Project, uid: str, definition: str, *, analyst: str) -> Category:
    """Say anew what it is; what was said of sentences before may then be rechecked."""
    text = storable(definition.strip())
    return _change(project, uid, "operations.step_define", analyst, definition=text)


def accept_older(project: Project, uid: str, *, analyst: str) -> None:
    """What was said before the definition changed holds as it is: nothing to recheck."""
    label = Message("operations.step_accept_older", {"name": find(project, uid).name})
    with project.step(label, analyst=analyst):
        keep_as_checked(project, uid)


def set_examples(project: Project, uid: str, examples: Iterable[str], *, analyst: str) -> Category:
    """Give it these example sentences."""
    tidy = tuple(dict.fromkeys(storable(e.strip()) for e in examples if e.strip()))
    return _change(project, uid, "operations.step_examples", analyst, examples=tidy)


def set_seeds(project: Project, uid: str, words: Iterable[str], *, analyst: str) -> Category:
    """Give it these 关键词."""
    return _change(project, uid, "operations.step_seeds", analyst, seeds=tidy_words(words))


def set_vetoes(project: Project, uid: str, words: Iterable[str], *, analyst: str) -> Category:
    """Give it these 排除词."""
    return _change(project, uid, "operations.step_vetoes", analyst, vetoes=tidy_words(words))


def tidy_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words without blanks around them, each once; dots as people type them become one ``…``."""
    tidy = (_DOTS.sub("…", storable(word.strip())) for word in words)
    return tuple(dict.fromkeys(word for word in tidy if word.strip("…")))


def find(project: Project, uid: str) -> Category:
    """The category, live or retired. Raises KnownError where there is none."""
    for category in categories(project, retired=True):
        if category.uid == uid:
            return category
    raise KnownError("annotation.unknown_category", category=uid)


def _change(
    project: Project, uid: str, step: str, analyst: str, *, to: str = "", **fields: object
) -> Category:
    one = find(project, uid)
    label = Message(step, {"name": one.name, "to": to} if to else {"name": one.name})
    with project.step(label, analyst=analyst):
        present = categories(project, retired=True)
        after = [replace(c, **fields) if c.uid == uid else c for c in present]  # type: ignore[arg-type]
        change_categories(project, in_order(after), subject=one.name, analyst=analyst)
    return find(project, uid)


def _name(name: str) -> str:
    tidy = storable(" ".join(name.split()))
    if not tidy:
        raise KnownError("operations.scheme_no_name")
    return tidy


def _require_free_name(present: Iterable[Category], one: Category) -> None:
    if any(c.name == one.name and c.uid != one.uid and not c.retired for c in present):
        raise KnownError("operations.scheme_name_taken", name=one.name)


def _require_two_levels(present: Iterable[Category], one: Category, parent: str) -> None:
    live = {c.uid: c for c in present if not c.retired}
    if not parent:
        return
    if parent not in live or parent == one.uid:
        raise KnownError("operations.scheme_no_parent", name=one.name)
    above = live[parent]
    if has_parent(above, live.values()) or any(c.parent == one.uid for c in live.values()):
        raise KnownError("operations.scheme_two_levels", name=one.name, parent=above.name)
