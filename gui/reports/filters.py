"""The row above the grid: which reports it shows, how many there are of each, and a search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QWidget

from gui.reports.rows import ALL, DOUBLES, NO_REGION, NO_YEAR

REGION_YEARS = "region_years"


class FilterRow(QWidget):
    """One kind is chosen; the last leads to regions and years."""

    chosen = Signal(str)  # a kind, or REGION_YEARS
    searched = Signal(str)
    dropped = Signal()  # the reports of one cell, no more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self, spacing=4)
        row.setContentsMargins(12, 4, 16, 4)
        self._group, self.buttons = QButtonGroup(self), dict[str, QToolButton]()
        for kind in (ALL, NO_REGION, NO_YEAR, DOUBLES, REGION_YEARS):
            button = QToolButton(objectName="subpage", checkable=True)
            button.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        self.cell_button = QToolButton(objectName="subpage", checkable=True)
        self.cell_button.clicked.connect(self.dropped)
        self._group.addButton(self.cell_button)
        row.addWidget(self.cell_button)
        self.cell_button.hide()
        row.addStretch(1)
        self.search = QLineEdit(placeholderText=self.tr("查找报告"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("按名称、标题或地区查找报告"))
        self.search.setMaximumWidth(240)
        keep = self.search.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # or the row would jump where there is no search
        self.search.setSizePolicy(keep)
        self.search.textChanged.connect(self.searched)
        row.addWidget(self.search)
        self.mark(ALL)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many reports are of each kind."""
        words = {
            ALL: self.tr("全部 {n}"),
            NO_REGION: self.tr("缺地区 {n}"),
            NO_YEAR: self.tr("缺年份 {n}"),
            DOUBLES: self.tr("重复 {n}"),
            REGION_YEARS: self.tr("地区 × 年份"),
        }
        for kind, button in self.buttons.items():
            button.setText(words[kind].format(n=counts.get(kind, 0)))

    def mark(self, kind: str) -> None:
        """Show which one is chosen."""
        self.buttons[kind].setChecked(True)
        self.cell_button.hide()
        self.search.setVisible(kind != REGION_YEARS)

    def take_focus(self) -> None:
        """Give the keyboard to the kind that is chosen."""
        self._group.checkedButton().setFocus(Qt.FocusReason.TabFocusReason)

    def show_cell(self, words: str) -> None:
        """The reports of one region and year are shown; a click lets go of them."""
        self.cell_button.setText(self.tr("{words} ✕").format(words=words))
        self.cell_button.setAccessibleName(self.tr("只看 {words}，按下取消").format(words=words))
        self.cell_button.show()
        self.cell_button.setChecked(True)
        self.search.clear()
        self.search.show()
