"""A project opened for reading alone, and what a classifier has to read of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotation.audit import HELD_OUT
from annotation.connection import BUSY_SECONDS, require_ours
from annotation.errors import sqlite_errors
from annotation.project import Project

Cell = tuple[int, str, str, int]


def open_to_read(path: Path) -> Project:
    """The project at ``path`` on a connection that cannot write to it; its cache can be written.

    It reads what is committed and holds nobody up. Raises KnownError as ``open_project`` does
    for a file that is missing, not ours, or from a newer release; nothing is upgraded.
    """
    require_ours(path)
    with sqlite_errors(path):
        target = f"{path.absolute().as_uri()}?mode=ro"
        conn = sqlite3.connect(target, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
        for pragma in ("query_only = ON", "trusted_schema = OFF"):
            conn.execute(f"PRAGMA {pragma}")
        return Project(path, conn)


@dataclass(frozen=True, slots=True)
class CorpusRows:
    """Live units in order, as parallel lists: what is left equal exactly if no text changed."""

    ids: list[int]
    report_ids: list[int]
    kinds: list[str]
    text_hashes: list[str]


def corpus_rows(project: Project) -> CorpusRows:
    """Every live unit, without its text."""
    rows = project.db.execute(
        "SELECT id, report_id, kind, text_hash FROM unit WHERE NOT retired"
        " ORDER BY report_id, position"
    ).fetchall()
    return CorpusRows(*(list(column) for column in zip(*rows, strict=True))) if rows else _EMPTY


_EMPTY = CorpusRows([], [], [], [])
_CELLS = (
    "SELECT u.id, u.uid, c.category, c.value FROM counting AS c"
    " JOIN unit AS u ON u.id = c.unit_id WHERE NOT u.retired AND c.value IS NOT NULL"
    f" AND c.unit_id NOT IN ({HELD_OUT})"
)


def judged_cells(project: Project) -> Iterator[Cell]:
    """What counts (``annotation.counting``): unit id, unit uid, category uid, 1 yes or 0 no.

    What a classifier may learn: left out are conflicts, as what is not judged, and sentences
    answered blind for the audit (``annotation.audit``).
    """
    return iter(project.db.execute(_CELLS))


def judged_units(project: Project, report_id: int) -> list[int]:
    """The ids of the live units of a report on which anybody said anything."""
    rows = project.db.execute(
        "SELECT id FROM unit AS u WHERE report_id = ? AND NOT retired AND"
        " EXISTS (SELECT 1 FROM annotation AS a WHERE a.unit_id = u.id)",
        (report_id,),
    )
    return [unit_id for (unit_id,) in rows]


def unit_cells(project: Project, unit_id: int) -> Iterator[Cell]:
    """``judged_cells`` of one unit, at once."""
    return iter(project.db.execute(f"{_CELLS} AND c.unit_id = ?", (unit_id,)))


def texts_of(project: Project, unit_ids: Iterable[int]) -> list[str]:
    """The text of each unit, "" where there is none of this id."""
    query = "SELECT text FROM unit WHERE id = ?"
    found = (project.db.execute(query, (unit_id,)).fetchone() for unit_id in unit_ids)
    return ["" if row is None else str(row[0]) for row in found]
