"""The record of every classifier that was trained: what from, with which figures."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotation.project import Project
from annotation.texts import now, storable


@dataclass(frozen=True, slots=True)
class ClassifierRow:
    """One saved version; ``figures`` as the training gave them, ``created_at`` ISO 8601 in UTC."""

    version: str
    recipe_hash: str
    scheme_hash: str
    label_hash: str
    figures: Mapping[str, object]
    note: str
    created_at: str


def record(
    project: Project,
    *,
    version: str,
    recipe_hash: str,
    scheme_hash: str,
    label_hash: str,
    figures: Mapping[str, object],
    note: str = "",
) -> None:
    """Keep the record of a version, never undone; ``figures`` must be JSON."""
    stored = json.dumps(figures, ensure_ascii=False)
    with project.transaction():
        project.db.execute(
            "INSERT INTO classifier"
            " (version, recipe_hash, scheme_hash, label_hash, figures, note, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (version, recipe_hash, scheme_hash, label_hash, stored, storable(note), now()),
        )


def classifiers(project: Project) -> list[ClassifierRow]:
    """Every version, the oldest first."""
    rows = project.db.execute(
        "SELECT version, recipe_hash, scheme_hash, label_hash, figures, note, at"
        " FROM classifier ORDER BY id"
    )
    return [
        ClassifierRow(version, recipe, scheme, labels, json.loads(figures), note, at)
        for version, recipe, scheme, labels, figures, note, at in rows
    ]


def next_version(project: Project) -> str:
    """The name for the next one: "v1", "v2", ..."""
    rows = project.db.execute("SELECT version FROM classifier")
    numbers = [int(row[0][1:]) for row in rows if re.fullmatch(r"v\d+", row[0])]
    return f"v{1 + max(numbers, default=0)}"
