"""The saved versions: what the project recorded of them, and whether their files are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation.classifiers import ClassifierRow, classifiers
from annotation.deliveries import delivered_versions
from annotation.project import Project
from operations.choose_classifier import in_use


@dataclass(frozen=True)
class SavedClassifier:
    """One recorded version and whether its folder exists.

    ``used``: is it the one in use? ``delivery``: the first delivery that froze it, "" for none.
    """

    record: ClassifierRow
    on_disk: bool
    used: bool = False
    delivery: str = ""

    @property
    def macro_f1(self) -> tuple[float, float, float] | None:
        """Cross-validated macro-F1 (value, low, high), None with too little to cross-validate."""
        figures: Mapping[str, Any] = self.record.figures
        return tuple(figures["macro_f1"]) if figures.get("categories") else None

    @property
    def sentences(self) -> int | None:
        """How many sentences it learnt from; None where that was not written down."""
        figures: Mapping[str, Any] = self.record.figures
        told = figures.get("sentences") or figures.get("rows")
        return int(told) if told else None

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
    """Every recorded version, oldest first; those from elsewhere too."""
    folder = in_use(project, models)
    delivered = delivered_versions(project)
    return [
        SavedClassifier(
            row,
            (models / row.version / "meta.json").is_file(),
            used=folder is not None and folder.name == row.version,
            delivery=delivered.get(row.version, ""),
        )
        for row in classifiers(project, imported=True)
    ]
