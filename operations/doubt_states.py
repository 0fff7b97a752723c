"""How doubts stand by now: still open, settled or kept; told from what is stored, never noted.

So an undo, a key on another page or another program are seen like a key on the list itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from annotation.category_units import values_of
from annotation.kept import Kept, kept
from annotation.project import Project
from operations.suspicious import Suspicion

State = Literal["open", "fixed", "kept"]


def states(project: Project, doubts: Sequence[Suspicion]) -> list[State]:
    """Of each: "fixed" where it no longer counts as it did, or no longer contradicts the other."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in doubts:
        wanted[one.category] |= {one.unit.id} | ({one.other.id} if one.other else set())
    now = {uid: values_of(project, uid, list(ids)) for uid, ids in wanted.items()}
    known = kept(project) if doubts else set()
    return [_state(one, now[one.category], known) for one in doubts]


def _state(one: Suspicion, now: dict[int, int], known: set[Kept]) -> State:
    if now.get(one.unit.id) != one.value:
        return "fixed"
    if one.other is not None and now.get(one.other.id) != (not one.value):
        return "fixed"
    mark = one.mark
    turned = Kept(mark.category, not mark.value, mark.other_hash, mark.text_hash)
    return "kept" if mark in known or (one.other is not None and turned in known) else "open"
