"""Cut a report anew: units are retired and linked to their successors, annotations follow.

How they follow is in ``annotation.carry``. A unit is never deleted; one whose span comes back
is live again under its old uid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from annotation.history import record
from annotation.lock import need_closed
from annotation.project import Project
from annotation.recut import Resplit, recut
from annotation.units import NewUnit
from messages import Message

__all__ = ["Resplit", "preview_resplit", "resplit"]


def resplit(
    project: Project,
    report_id: int,
    units: Sequence[NewUnit],
    *,
    cleaner_version: str,
    splitter_version: str,
    analyst: str,
) -> Resplit:
    """Give the report these units instead, as one undo step.

    Raises KnownError while the project's window is open. A report corrected by hand is the
    caller's to leave out.
    """
    name = _name(project, report_id)
    label = Message("annotation.step_resplit", {"name": name})
    with need_closed(project.path), project.step(label, analyst=analyst):
        result = recut(project, report_id, units)
        _set_versions(project, report_id, cleaner_version, splitter_version)
        if project.step_has_changes():
            detail = asdict(result) | {"cleaner": cleaner_version, "splitter": splitter_version}
            record(project, action="resplit", subject=name, detail=detail, analyst=analyst)
    return result


def preview_resplit(project: Project, report_id: int, units: Sequence[NewUnit]) -> Resplit:
    """What ``resplit`` would do; nothing is written."""
    with project.transaction():
        project.db.execute("SAVEPOINT preview")
        try:
            return recut(project, report_id, units)
        finally:
            project.db.execute("ROLLBACK TO preview")
            project.db.execute("RELEASE preview")


def _name(project: Project, report_id: int) -> str:
    query = "SELECT name FROM report WHERE id = ?"
    return str(project.db.execute(query, (report_id,)).fetchone()[0])


def _set_versions(project: Project, report_id: int, cleaner: str, splitter: str) -> None:
    project.db.execute(
        "UPDATE report SET cleaner_version = ?, splitter_version = ?"
        " WHERE id = ? AND (cleaner_version, splitter_version) != (?, ?)",
        (cleaner, splitter, report_id, cleaner, splitter),
    )
