"""The record of every classifier that was kept: what from, with which figures.

Records stay for good, also where the files are gone; only the note can be edited, and undone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotation.history import record as note_down
from annotation.project import Project
from annotation.texts import now, storable
from messages import KnownError, Message


@dataclass(frozen=True, slots=True)
class ClassifierRow:
    """One saved version; ``figures`` as the training gave them, ``created_at`` ISO 8601 in UTC.

    ``origin``: "" for one that this project taught, else what an imported file said of itself.
    ``deleted_at``: when its files were deleted, "" where they were not.
    """

    version: str
    recipe_hash: str
    scheme_hash: str
    label_hash: str
    figures: Mapping[str, object]
    note: str
    created_at: str
    origin: str = ""
    deleted_at: str = ""


def record(
    project: Project,
    *,
    version: str,
    recipe_hash: str,
    scheme_hash: str,
    label_hash: str,
    figures: Mapping[str, object],
    note: str = "",
    origin: str = "",
) -> None:
    """Keep the record of a version, never undone; ``figures`` must be JSON."""
    stored = json.dumps(figures, ensure_ascii=False)
    hashes = (recipe_hash, scheme_hash, label_hash)
    with project.transaction():
        project.db.execute(
            "INSERT INTO classifier"
            " (version, recipe_hash, scheme_hash, label_hash, figures, note, at, origin)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (version, *hashes, stored, storable(note), now(), storable(origin)),
        )


def classifiers(project: Project, *, imported: bool = False) -> list[ClassifierRow]:
    """Every version that this project taught, the oldest first; ``imported``: others' too."""
    rows = project.db.execute(
        "SELECT c.version, recipe_hash, scheme_hash, label_hash, figures, note, c.at, origin,"
        " coalesce(d.at, '') FROM classifier AS c"
        " LEFT JOIN deleted_classifier AS d ON d.version = c.version"
        " WHERE ? OR origin = '' ORDER BY c.id",
        (imported,),
    )
    return [
        ClassifierRow(version, recipe, scheme, labels, json.loads(figures), *told)
        for version, recipe, scheme, labels, figures, *told in rows
    ]


def classifier(project: Project, version: str) -> ClassifierRow:
    """The record of one version. Raises KnownError where there is none."""
    known = {row.version: row for row in classifiers(project, imported=True)}
    if version not in known:
        listed = "、".join(known) or "–"
        raise KnownError("annotation.unknown_version", version=version, known=listed)
    return known[version]


def set_note(project: Project, version: str, note: str, *, analyst: str) -> None:
    """Write another note to a version; one undo step."""
    before, note = classifier(project, version).note, storable(note)
    with project.step(Message("annotation.step_note", {"version": version}), analyst=analyst):
        if note == before:
            return
        update = "UPDATE classifier SET note = ? WHERE version = ?"
        project.db.execute(update, (note, version))
        detail = {"before": before, "after": note}
        note_down(project, action="classifier", subject=version, detail=detail, analyst=analyst)


def mark_deleted(project: Project, version: str, *, analyst: str) -> None:
    """Write down that the files of a version are deleted; never undone."""
    with project.transaction():
        insert = "INSERT OR IGNORE INTO deleted_classifier (version, at) VALUES (?, ?)"
        project.db.execute(insert, (version, now()))
        detail = {"deleted": True}
        note_down(project, action="classifier", subject=version, detail=detail, analyst=analyst)


def next_version(project: Project) -> str:
    """The name for the next one: "v1", "v2", ..."""
    rows = project.db.execute("SELECT version FROM classifier")
    numbers = [int(row[0][1:]) for row in rows if re.fullmatch(r"v\d+", row[0])]
    return f"v{1 + max(numbers, default=0)}"
