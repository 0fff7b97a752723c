"""The sentences of all reports that hold a phrase: the first of them, each in one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotation.cache import count, search
from annotation.project import Project
from annotation.units import unit_by_id
from gui.tagging.finding import excerpt
from gui.tagging.report_groups import short_name
from messages import KnownError

MOST = 50  # rows
NAME = 16  # characters of a report's name
WHERE = Qt.ItemDataRole.UserRole + 1


class FoundList(QListWidget):
    """A click, or Enter, leads to the sentence.

    ``names``: report id -> what its reader knows it by; one that is not there: its file's name.
    """

    open_sentence = Signal(int, int)  # report id, unit id

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.names: Callable[[], dict[int, str]] = dict
        self.setObjectName("results")
        self.setAccessibleName(self.tr("查找结果"))
        self.setMaximumHeight(232)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self.choose)
        self.itemActivated.connect(self.choose)

    def search(self, phrase: str) -> int:
        """List the first sentences that hold a normalized phrase; how many do in all."""
        self.clear()
        names = self.names()
        for unit_id in search(self._project, phrase, limit=MOST):
            self._add(unit_id, phrase, names)
        return count(self._project, phrase) if self.count() == MOST else self.count()

    def choose(self, item: QListWidgetItem) -> None:
        """Lead to a sentence."""
        self.open_sentence.emit(*item.data(WHERE))

    def _add(self, unit_id: int, phrase: str, names: dict[int, str]) -> None:
        try:
            unit = unit_by_id(self._project, unit_id)
        except KnownError:  # retired since
            return
        name = names.get(unit.report_id) or short_name(unit.report)
        name = name if len(name) <= NAME else f"{name[: NAME // 2]}…{name[-NAME // 2 :]}"
        item = QListWidgetItem(f"{name}　{excerpt(unit.text, phrase)}")
        item.setToolTip(f"{unit.report}\n{unit.text}")
        item.setData(WHERE, (unit.report_id, unit_id))
        self.addItem(item)
