"""Many values of the reports' metadata at once: read, write, and what stood there before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from annotation.history import record_many
from annotation.project import Project
from annotation.texts import storable

Cell = tuple[int, str]
"""A report id and a field."""
Stored = tuple[str, str]
"""A value and where it comes from."""


def stored_values(project: Project, report_ids: Iterable[int]) -> dict[Cell, Stored]:
    """What the live reports of these ids have; a cell that never had a value is absent."""
    rows = project.db.execute(
        "SELECT m.report_id, m.field, m.value, m.source FROM metadata AS m"
        " JOIN report AS r ON r.id = m.report_id AND r.replaced_by IS NULL"
        " WHERE m.report_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(report_ids))),),
    )
    return {(report_id, field): (value, source) for report_id, field, value, source in rows}


def report_names(project: Project, report_ids: Iterable[int]) -> dict[int, str]:
    """The names of the live reports of these ids."""
    rows = project.db.execute(
        "SELECT id, name FROM report WHERE replaced_by IS NULL"
        " AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(report_ids))),),
    )
    return dict(rows.fetchall())


def write_values(
    project: Project,
    changes: Mapping[Cell, Stored | None],
    *,
    before: Mapping[Cell, Stored],
    names: Mapping[int, str],
    analyst: str,
) -> None:
    """Store each value as it is given, inside the open step; None takes the row away.

    ``before``: what is stored of these cells now; ``names``: of their reports. Unlike
    ``annotation.reports.set_metadata`` nothing is weighed here: what is given stands.
    """
    rows = [
        (number, storable(field), storable(new[0]), new[1])
        for (number, field), new in changes.items()
        if new is not None
    ]
    project.db.executemany(
        "INSERT INTO metadata (report_id, field, value, source) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (report_id, field)"
        " DO UPDATE SET value = excluded.value, source = excluded.source",
        rows,
    )
    gone = [cell for cell, new in changes.items() if new is None]
    project.db.executemany("DELETE FROM metadata WHERE report_id = ? AND field = ?", gone)
    details = [
        (
            names[number],
            {"field": field, "report": number, "before": before.get((number, field)), "after": new},
        )
        for (number, field), new in changes.items()
    ]
    record_many(project, action="metadata", details=details, analyst=analyst)


def found_values(project: Project, names: Mapping[int, str]) -> dict[Cell, Stored | None]:
    """What stood in the cells of these reports (id -> name) when a hand last came over it.

    Read off the history: the newest line of a cell whose ``before`` was not typed. None: the
    cell had nothing. A cell that no hand has touched is absent.
    """
    found: dict[Cell, Stored | None] = {}
    for number, name in names.items():
        rows = project.db.execute(
            "SELECT detail FROM history WHERE subject = ? AND action = 'metadata' ORDER BY id",
            (name,),
        )
        for (text,) in rows:
            detail = json.loads(text)
            before = detail.get("before")
            # A report of the same name that was replaced by this one has lines here too.
            if detail.get("report") == number and (before is None or before[1] != "typed"):
                found[number, detail["field"]] = None if before is None else (before[0], before[1])
    return found
