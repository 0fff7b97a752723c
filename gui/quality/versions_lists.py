"""What the page lists, read beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.project import Project

if TYPE_CHECKING:
    from annotation.deliveries import DeliveryRow
    from operations.list_classifiers import SavedClassifier


@dataclass(frozen=True)
class Lists:
    """Versions and deliveries, the newest first. ``used``: the version in use, "" for none."""

    versions: tuple[SavedClassifier, ...]
    deliveries: tuple[DeliveryRow, ...]
    used: str

    def version(self, name: str) -> SavedClassifier | None:
        """The version of this name."""
        return next((one for one in self.versions if one.record.version == name), None)


def read_lists(project: Project, models: Path) -> Iterator[Lists]:
    """Both lists as they are now."""
    from annotation.deliveries import deliveries
    from operations.choose_classifier import in_use
    from operations.list_classifiers import list_classifiers

    used = in_use(project, models)
    yield Lists(
        tuple(list_classifiers(project, models))[::-1],
        tuple(deliveries(project))[::-1],
        used.name if used else "",
    )
