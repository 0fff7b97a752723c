"""The categories of a project, read; what changes them is ``annotation.scheme``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotation.project import Project
from messages import KnownError

COLOUR = re.compile("#[0-9a-fA-F]{6}")
PLAIN = "#777777"
"""The colour of a category that was given none."""


@dataclass(frozen=True, slots=True)
class Category:
    """One category. ``uid`` never changes; ``parent`` is a uid or ""; ``key`` is "" or one key.

    ``colour``: "#RRGGBB". ``seeds`` and ``vetoes``: the words for and against it.
    """

    uid: str
    name: str
    key: str = ""
    colour: str = PLAIN
    parent: str = ""
    definition: str = ""
    examples: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    position: int = 0
    retired: bool = False


COLUMNS = "uid, name, key, colour, parent, definition, examples, seeds, vetoes, position, retired"


def categories(project: Project, *, retired: bool = False) -> list[Category]:
    """The categories in order; with ``retired``, the retired ones too.

    Raises KnownError where somebody has spoilt a row of theirs.
    """
    where = "" if retired else "WHERE NOT retired"
    rows = project.db.execute(f"SELECT {COLUMNS} FROM category {where} ORDER BY position, id")
    try:
        return [_from_row(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise KnownError("annotation.damaged", path=project.path, why=error) from error


def _from_row(row: Sequence[str]) -> Category:
    uid, name, key, colour, parent, definition, examples, seeds, vetoes, position, retired = row
    return Category(
        # The first release took any word for a colour.
        *(uid, name, key, colour if COLOUR.fullmatch(colour) else PLAIN, parent or "", definition),
        examples=_strings(examples),
        seeds=_strings(seeds),
        vetoes=_strings(vetoes),
        position=int(position),
        retired=bool(retired),
    )


def _strings(stored: str) -> tuple[str, ...]:
    listed = json.loads(stored)
    if not (isinstance(listed, list) and all(isinstance(one, str) for one in listed)):
        raise ValueError(stored[:40])
    return tuple(listed)
