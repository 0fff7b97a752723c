"""Loads the code of pages nobody has opened yet, a little at a time, while nothing else happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 60
# Each takes 10 to 30 ms: what it needs stands before it.
PAGES = (
    "operations.bulk",
    "annotation.sentence_table",
    "gui.sentences.filter_bar",
    "gui.sentences.table",
    "gui.sentences.page",
    "operations.edit_metadata",
    "gui.corpus_page",
    "gui.reports.columns",
    "gui.reports.rows",
    "gui.reports.grid",
    "gui.reports.page",
    "operations.preview_word",
    "gui.scheme.preview_panel",
    "gui.scheme.form",
    "gui.scheme.category_list",
    "gui.scheme.page",
    "gui.batch.start_panel",
    "gui.batch.check_page",
    "gui.batch.page",
    "annotation.counted_cells",
    "operations.statistics",
    "interchange.line_sheets",
    "operations.statistics_work",
    "operations.statistics_sheets",
    "gui.statistics.table",
    "gui.statistics.page",
)


class Ahead(QObject):
    """Imports one module after the other; ``stop`` leaves the rest to whoever needs it."""

    def __init__(self, modules: Iterable[str] = PAGES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: Iterator[str] = iter(modules)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin soon."""
        self._timer.start()

    def stop(self) -> None:
        """Load no more."""
        self._timer.stop()

    def _next(self) -> None:
        name = next(self._left, None)
        if name is None:
            self.stop()
        else:
            import_module(name)
