"""What the editor looks up beside the window: how many are yes, what waits, which sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotation.category_units import (
    units_for_review,
    units_to_recheck,
    waiting,
    yes_counts,
)
from annotation.project import Project
from annotation.scheme import Category
from gui.reader import Reader

Listing = Callable[[Project, str], list[int]]


class Waits(QObject):
    """``counted``: category uid -> sentences that are yes. ``waits``: a Waiting for the category
    asked for last. ``listed``: (unit ids, a title).
    """

    counted = Signal(object)
    waits = Signal(object)
    listed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._readers = [Reader(self) for _ in range(3)]
        self._counting, self._waiting, self._listing = self._readers
        self._counting.told.connect(self.counted)
        self._waiting.told.connect(self.waits)
        self._listing.told.connect(self.listed)

    def count(self) -> None:
        """Count the yes of every category."""
        self._counting.ask(self._path, _counts)

    def look_at(self, uid: str) -> None:
        """See what waits for a category."""
        self._waiting.ask(self._path, lambda project: iter([waiting(project, uid)]))

    def list_units(self, kind: str, category: Category) -> None:
        """List the sentences that wait: "older" or "marked"."""
        found: dict[str, tuple[Listing, str]] = {
            "older": (units_to_recheck, self.tr("{name}：定义改动前的标注")),
            "marked": (units_for_review, self.tr("{name}：待重新确认")),
        }
        listing, title = found[kind]
        uid, told = category.uid, title.format(name=category.name)
        self._listing.ask(self._path, lambda project: iter([(listing(project, uid), told)]))

    def stop(self) -> None:
        """Read no more."""
        for reader in self._readers:
            reader.stop()


def _counts(project: Project) -> Iterator[dict[str, int]]:
    yield yes_counts(project)
