"""What is to count: by whom, of which year, level, region and section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.choice_box import ChoiceBox
from gui.flow import FlowLayout
from gui.statistics.category_lines import SECTIONS, section_word
from operations.statistics_reading import Wanted

if TYPE_CHECKING:
    from operations.statistics_reading import Reading

ALL, MACHINE, PEOPLE = "*", "machine", "people"
MOST = 280
"""Pixels: the name of a region may be long."""
Items = Sequence[tuple[str, str]]


class StatisticsBar(QWidget):
    """``wanted``: what is chosen. A choice that no report offers any more is dropped."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        row = FlowLayout(self)
        self.basis = self._box(self.tr("算什么"), self._take_basis)
        self.year = self._box(self.tr("年份"), lambda value: self._take("year", value))
        self.level = self._box(self.tr("层级"), lambda value: self._take("level", value))
        self.region = self._box(self.tr("地区"), lambda value: self._take("region", value))
        self.section = self._box(self.tr("部分"), self._take_section)
        for box in (self.basis, self.year, self.level, self.region, self.section):
            row.addWidget(box)
        self.show_reading(None)

    def _box(self, name: str, taken: object) -> ChoiceBox:
        box = ChoiceBox(name)
        # Every choice is read whole, at every size of text.
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(MOST)
        box.taken.connect(taken)
        return box

    def show_reading(self, reading: Reading | None) -> None:
        """The choices that the reports offer; ``changed`` where one had to be dropped."""
        before = self.wanted
        who = [(PEOPLE, self.tr("只算人标的")), (MACHINE, self.tr("人标 + 机器判断"))]
        self.basis.show_items(who, MACHINE if self.wanted.machine else PEOPLE)
        sections = [(section, section_word(section)) for section in (*SECTIONS, "其他")]
        every = (ALL, self.tr("全部部分"))
        self.section.show_items([every, *sections], self.wanted.section or ALL)
        if reading is None:
            return
        choices = reading.choices
        self._fill("year", self.tr("全部年份"), [(year, year) for year in choices.years])
        self._fill("level", self.tr("全部层级"), [(level, level) for level in choices.levels])
        regions = [(key, name) for key, name, _ in choices.regions]
        self._fill("region", self.tr("全部地区"), regions)
        if self.wanted != before:
            self.changed.emit()

    def _fill(self, field: str, every: str, items: Items) -> None:
        box, value = getattr(self, field), getattr(self.wanted, field)
        named = [(key, name or self.tr("没有填")) for key, name in items]
        if value not in (None, *(key for key, _ in named)):
            value = None
            self.wanted = _with(self.wanted, field, None)
        box.show_items([(ALL, every), *named], ALL if value is None else value)
        # Where all reports have the same, or none has any, there is nothing to choose.
        box.setVisible(len(named) > 1)

    def _take(self, field: str, value: str) -> None:
        self._set(_with(self.wanted, field, None if value == ALL else value))

    def _take_section(self, value: str) -> None:
        self._set(replace(self.wanted, section="" if value == ALL else value))

    def _take_basis(self, value: str) -> None:
        self._set(replace(self.wanted, machine=value == MACHINE))

    def _set(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()


def _with(wanted: Wanted, field: str, value: str | None) -> Wanted:
    chosen: dict[str, Any] = {field: value}
    return replace(wanted, **chosen)
