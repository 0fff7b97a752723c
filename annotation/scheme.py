"""The scheme of a project: its categories, read and changed."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, replace

from annotation.categories import COLUMNS, Category, categories
from annotation.history import record
from annotation.project import Project
from annotation.scheme_file import (
    Scheme,
    dump_scheme,
    parse_scheme,
    require_sound,
    shipped_scheme,
)
from annotation.texts import now, storable
from messages import KnownError, Message

__all__ = [
    "Category",
    "Scheme",
    "add_category",
    "categories",
    "change_categories",
    "dump_scheme",
    "insert_scheme",
    "matched_uids",
    "new_uid",
    "parse_scheme",
    "replace_scheme",
    "scheme_hash",
    "shipped_scheme",
]


def replace_scheme(project: Project, scheme: Scheme, *, analyst: str) -> None:
    """Make ``scheme`` the project's, as one undo step.

    Which category is which: see ``matched_uids``. Those that ``scheme`` does not name are
    retired, never deleted; annotations stay.
    """
    label = Message("annotation.step_scheme", {"name": scheme.name})
    with project.step(label, analyst=analyst):
        before = categories(project, retired=True)
        after = _matched(before, scheme.categories)
        _store(project, before, after)
        project.set_setting("scheme_name", scheme.name)
        _note(project, scheme.name, before, after, analyst)


def _matched(before: Sequence[Category], new: Sequence[Category]) -> list[Category]:
    """``new`` under the uids the project knows them by, then the missing ones, retired."""
    uids = matched_uids(before, new)
    after = [
        replace(c, uid=uids[c.uid], parent=uids.get(c.parent, ""), position=place)
        for place, c in enumerate(new)
    ]
    missing = [c for c in before if c.uid not in {a.uid for a in after}]
    # Just retired before long retired: of several with one name, the first is the newest.
    missing.sort(key=lambda c: c.retired)
    return after + [
        replace(c, retired=True, position=len(after) + place) for place, c in enumerate(missing)
    ]


def matched_uids(ours: Sequence[Category], new: Sequence[Category]) -> dict[str, str]:
    """The uids of ``new`` -> the uids under which ``ours`` (in order, retired too) has them.

    A category is the one with its uid. Else a live one is the live one with its name, else
    the newest retired one with its name, each at most once. Else it keeps its own uid.
    """
    known, taken = {c.uid for c in ours}, {c.uid for c in new}
    by_name: dict[str, str] = {}
    for category in sorted(ours, key=lambda c: c.retired):
        if category.uid not in taken:
            by_name.setdefault(category.name, category.uid)
    by_uid = {c.uid for c in new if c.uid in known or c.retired}
    return {c.uid: c.uid if c.uid in by_uid else by_name.pop(c.name, c.uid) for c in new}


def _store(project: Project, before: Sequence[Category], after: Sequence[Category]) -> None:
    """Insert what is new and update what differs."""
    known = {c.uid: c for c in before}
    for category in after:
        if category == known.get(category.uid):
            continue
        if category.uid in known:
            _update(project, category)
        else:
            _insert(project, category)


def insert_scheme(project: Project, scheme: Scheme) -> None:
    """Put ``scheme`` into a project that has none, without an undo step."""
    project.set_setting("scheme_name", scheme.name)
    _store(project, (), scheme.categories)


def add_category(project: Project, category: Category, *, analyst: str) -> Category:
    """Add a category at the end; old sentences are not judged in it. The one stored.

    An empty uid gets a new one. Raises KnownError where it is live and a live one has its name.
    """
    present = categories(project, retired=True)
    live = {c.name for c in present if not c.retired}
    if category.name in live and not category.retired:
        raise KnownError("annotation.scheme_twice", what=category.name)
    added = replace(
        category,
        uid=category.uid or new_uid(),
        name=storable(category.name),
        position=1 + max((c.position for c in present), default=-1),
    )
    label = Message("annotation.step_add_category", {"name": added.name})
    with project.step(label, analyst=analyst):
        _insert(project, added)
        _note(project, added.name, [], [added], analyst)
    return added


def new_uid() -> str:
    """A uid that no category has."""
    return f"cat-{uuid.uuid4().hex[:12]}"


def change_categories(
    project: Project, after: Sequence[Category], *, subject: str, analyst: str
) -> None:
    """Make ``after``, in this order, the categories, inside the open step; ``subject``: the name
    it is noted under.

    Nobody may be missing in ``after``. Raises KnownError where it is not sound as a scheme file
    must be.
    """
    before = categories(project, retired=True)
    placed = [replace(category, position=place) for place, category in enumerate(after)]
    if placed == before:
        return
    require_sound(placed)
    _store(project, before, placed)
    _note(project, subject, before, placed, analyst)


def scheme_hash(categories: Sequence[Category]) -> str:
    """SHA-256 of what a classifier learns from: uids, seed words and veto words, in order."""
    seen = [(c.uid, c.seeds, c.vetoes) for c in categories]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def _as_row(category: Category) -> dict[str, object]:
    row: dict[str, object] = asdict(category)
    lists = {name: json.dumps(row[name], ensure_ascii=False) for name in _LISTS}
    return row | lists | {"parent": category.parent or None}


_LISTS = ("examples", "seeds", "vetoes")


def _insert(project: Project, category: Category) -> None:
    values = ", ".join(f":{name.strip()}" for name in COLUMNS.split(","))
    project.db.execute(f"INSERT INTO category ({COLUMNS}) VALUES ({values})", _as_row(category))


def _update(project: Project, category: Category) -> None:
    values = ", ".join(f"{name.strip()} = :{name.strip()}" for name in COLUMNS.split(","))
    redefined = "CASE WHEN definition = :definition THEN defined_at ELSE :now END"
    project.db.execute(
        f"UPDATE category SET {values}, defined_at = {redefined} WHERE uid = :uid",
        _as_row(category) | {"now": now()},
    )


def _note(
    project: Project,
    name: str,
    before: Sequence[Category],
    after: Sequence[Category],
    analyst: str,
) -> None:
    """One history line: the categories that were changed, before and after."""
    old, new = ([asdict(c) for c in side] for side in (before, after))
    detail = {
        "before": [row for row in old if row not in new],
        "after": [row for row in new if row not in old],
    }
    record(project, action="scheme", subject=name, detail=detail, analyst=analyst)
