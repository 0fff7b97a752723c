"""The audit history: who did what when, append-only (triggers hold that), never undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotation.project import Project
from annotation.texts import now, storable


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history.

    ``action``: "annotate", "adjudicate", "flag", "scheme", "metadata", "report", "resplit",
    "correct", "replace", "merge", "classifier", "delivery", "undo" or "redo". ``subject``: the
    uid, report, category, version or name it was done to. ``detail``: what it was before and
    after, by action.
    """

    id: int
    at: str
    analyst: str
    step: int | None
    action: str
    subject: str
    detail: Mapping[str, object]


def record(
    project: Project, *, action: str, subject: str, detail: Mapping[str, object], analyst: str
) -> None:
    """Append one line, inside the step that does it."""
    record_many(project, action=action, details=[(subject, detail)], analyst=analyst)


def record_many(
    project: Project,
    *,
    action: str,
    details: Iterable[tuple[str, Mapping[str, object]]],
    analyst: str,
    step: int | None = None,
) -> None:
    """Append a line per (subject, detail), inside the step that does it."""
    at, who, number = now(), storable(analyst), step or project.open_step
    rows = (
        (at, who, number, action, storable(subject), storable(_to_json(detail)))
        for subject, detail in details
    )
    project.db.executemany(
        "INSERT INTO history (at, analyst, step, action, subject, detail)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )


def entries(project: Project, *, limit: int = 100, subject: str | None = None) -> list[Entry]:
    """The newest ``limit`` lines, newest first; with ``subject``, only its own."""
    where = "" if subject is None else "WHERE subject = :subject"
    rows = project.db.execute(
        "SELECT id, at, analyst, step, action, subject, detail FROM history"
        f" {where} ORDER BY id DESC LIMIT :limit",
        {"limit": limit, "subject": subject},
    )
    return [
        Entry(number, at, analyst, step, action, subject, json.loads(detail))
        for number, at, analyst, step, action, subject, detail in rows
    ]


def _to_json(detail: Mapping[str, object]) -> str:
    return json.dumps(detail, ensure_ascii=False)
