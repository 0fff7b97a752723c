"""The predictions of a project: kept in its cache, made again where they are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotation.cache import predictions, store_predictions
from annotation.project import Project
from operations.choose_classifier import in_use
from operations.label_matrix import TaggableUnits, taggable_units

if TYPE_CHECKING:
    from training.classifier import Classifier


def predict_all(
    project: Project, classifier: Classifier, rows: TaggableUnits, version: str
) -> None:
    """Put this version's predictions for every sentence and heading into the project's cache."""
    found = classifier.predict(rows.texts, context=rows.leads)
    uids = [category.uid for category in classifier.categories]
    store_predictions(
        project,
        version,
        (
            (unit.id, dict(zip(uids, row, strict=True)))
            for unit, row in zip(rows.units, found.probabilities.tolist(), strict=True)
        ),
        thresholds=dict(zip(uids, classifier.thresholds.tolist(), strict=True)),
        calibrated=dict(zip(uids, classifier.calibrated.tolist(), strict=True)),
    )


def current_predictions(project: Project, models: Path) -> dict[int, dict[str, float]]:
    """Unit id -> category uid -> probability, by the version in use.

    The cache may be deleted at any time and reports come in after a training: whatever is missing
    is predicted now. Empty where no version was ever saved.
    """
    known = predictions(project)
    folder = in_use(project, models)
    if folder is None:
        return known
    rows = taggable_units(project)
    if all(unit.id in known for unit in rows.units):
        return known
    from training.saving import load

    predict_all(project, load(folder), rows, folder.name)
    return predictions(project)
