"""The order of categories: each top one with those below it, the retired ones last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotation.categories import Category


def tree(categories: Iterable[Category]) -> list[tuple[Category, list[Category]]]:
    """The live top categories in order, each with the live ones below it, in order."""
    live = [category for category in categories if not category.retired]
    tops = {c.uid: (c, list[Category]()) for c in live if not has_parent(c, live)}
    for category in live:
        if category.uid not in tops:
            tops[category.parent][1].append(category)
    return list(tops.values())


def has_parent(category: Category, live: Iterable[Category]) -> bool:
    """Whether the category stands below another; a retired parent is none."""
    return any(c.uid == category.parent for c in live if not c.retired)


def in_order(categories: Sequence[Category]) -> list[Category]:
    """All of them as a tree is read, then the retired ones."""
    live = [category for top, below in tree(categories) for category in (top, *below)]
    return live + [category for category in categories if category.retired]


def moved(
    categories: Sequence[Category], uid: str, *, parent: str, before: str | None
) -> list[Category]:
    """All of them in order, ``uid`` below ``parent`` ("": at the top), in front of ``before``.

    ``before``: one that will stand beside it; None, or one that will not: it comes last.
    """
    one = next(category for category in categories if category.uid == uid)
    others = [category for category in categories if category.uid != uid]
    places = [place for place, category in enumerate(others) if category.uid == before]
    place = places[0] if places else len(others)
    return in_order([*others[:place], replace(one, parent=parent), *others[place:]])
