"""The saved versions: what the project recorded of them, and whether their files are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation.classifiers import ClassifierRow, classifiers
from annotation.project import Project


@dataclass(frozen=True)
class SavedClassifier:
    """One recorded version and whether its folder exists."""

    record: ClassifierRow
    on_disk: bool

    @property
    def macro_f1(self) -> tuple[float, float, float] | None:
        """Cross-validated macro-F1 (value, low, high), None with too little to cross-validate."""
        figures: Mapping[str, Any] = self.record.figures
        return tuple(figures["macro_f1"]) if figures.get("categories") else None

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON."""
        return {
            "version": self.record.version,
            "created_at": self.record.created_at,
            "macro_f1": None if self.macro_f1 is None else self.macro_f1[0],
            "on_disk": self.on_disk,
            "label_hash": self.record.label_hash,
            "scheme_hash": self.record.scheme_hash,
            "note": self.record.note,
        }


def list_classifiers(project: Project, models: Path) -> list[SavedClassifier]:
    """Every recorded version, oldest first."""
    return [
        SavedClassifier(row, (models / row.version / "meta.json").is_file())
        for row in classifiers(project)
    ]
