"""存疑: an analyst's own mark on a sentence, with a note."""

from __future__ import annotations

from annotation.annotations import flag, unflag
from annotation.project import Project


def set_flag(project: Project, *, unit_id: int, note: str | None, analyst: str) -> None:
    """Mark a sentence as doubtful, or change its note ("" is one too); None takes the mark off.

    One undo step; none where nothing changes. Raises KnownError for an unknown unit.
    """
    if note is None:
        unflag(project, unit_id, analyst=analyst)
    else:
        flag(project, unit_id, note.strip(), analyst=analyst)
