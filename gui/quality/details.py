"""What stands behind 详细: one category at a time, and what concerns all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.choice_box import ChoiceBox
from gui.look import Look, font
from gui.quality import detail_tables
from gui.quality.curve_view import CurveView
from gui.quality.figures_table import FiguresTable
from gui.quality.overview_words import weakest_of
from gui.quality.threshold_panel import ThresholdPanel

if TYPE_CHECKING:
    from annotation.categories import Category
    from operations.quality_figures import CategoryFigures, Quality


class Details(QWidget):
    """Curve, thresholds, years and levels of the chosen category; confusion and words of all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Quality | None = None
        self.chooser = ChoiceBox(self.tr("看哪个类别"))
        # The longest name is read whole, at every size of text.
        self.chooser.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.currentIndexChanged.connect(self._show_category)
        self.curve, self.threshold = CurveView(look), ThresholdPanel(look)
        self.curve_note = self._text(quiet=True)
        self.years = FiguresTable(look, self.tr("按年份"))
        self.levels = FiguresTable(look, self.tr("按层级"))
        self.confusion = FiguresTable(look, self.tr("判对与判错"))
        self.mixed, self.words = self._text(), self._text()
        self._column = QVBoxLayout(self, spacing=8)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._add(self.tr("学习曲线"), self.curve_note, self.curve, first=self._choice())
        self._add(self.tr("阈值"), self.threshold)
        self._add(self.tr("按年份"), self.years)
        self._add(self.tr("按层级"), self.levels)
        self._add(self.tr("判对与判错（全部类别）"), self.confusion, self.mixed)
        self._add(self.tr("今年的新词"), self.words)
        self.curve.setMinimumHeight(280)
        self.threshold.setMinimumHeight(260)

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout(spacing=8)
        row.addWidget(QLabel(self.tr("类别")))
        row.addWidget(self.chooser)
        row.addStretch(1)
        return row

    def _add(self, title: str, *parts: QWidget, first: QHBoxLayout | None = None) -> None:
        if first is not None:
            self._column.addLayout(first)
        self._column.addSpacing(16)
        head = QLabel(title)
        head.setFont(font(15, bold=True))
        for part in (head, *parts):
            self._column.addWidget(part)

    @staticmethod
    def _text(*, quiet: bool = False) -> QLabel:
        made = QLabel(objectName="caption" if quiet else "", wordWrap=True)
        made.setTextFormat(Qt.TextFormat.PlainText)
        return made

    def show_quality(self, known: Quality, categories: Mapping[str, Category]) -> None:
        """Show what is known; the chosen category stays chosen."""
        self._known, found = known, known.findings
        if found is None:
            return
        shown = [told for told in found.categories if told.uid in categories]
        self._fill([categories[told.uid] for told in shown], shown)
        detail_tables.confusion(self.confusion, shown, categories)
        mixed = [m for m in found.mixed if m.category in categories and m.other in categories]
        self.mixed.setText(detail_tables.mixed_words(mixed, categories))
        self.words.setText(detail_tables.new_words(known.words))
        self._show_category()

    def _fill(self, listed: list[Category], told: list[CategoryFigures]) -> None:
        before = self.chooser.currentData()
        names = [(category.name, category.uid) for category in listed]
        weak = [one for one in told if one.told.f1 is not None]
        wanted = before or (weakest_of(weak).uid if weak else None)
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for name, uid in names:
            self.chooser.addItem(name, uid)
        self.chooser.setCurrentIndex(max(self.chooser.findData(wanted), 0))
        self.chooser.blockSignals(False)

    def choose(self, uid: str) -> None:
        """Look at this category."""
        self.chooser.setCurrentIndex(max(self.chooser.findData(uid), 0))

    def _show_category(self) -> None:
        known, uid = self._known, self.chooser.currentData()
        if known is None or known.findings is None or uid is None:
            return
        found = known.findings
        self.threshold.show_category(next(c for c in found.categories if c.uid == uid))
        detail_tables.parts(self.years, self.tr("年份"), found.years, uid)
        detail_tables.parts(self.levels, self.tr("层级"), found.levels, uid)
        self._show_curve(known, uid)

    def _show_curve(self, known: Quality, uid: str) -> None:
        ahead = known.outlook
        self.curve.setVisible(ahead is not None)
        if ahead is None:
            self.curve_note.setText(self.tr("还在算…"))
            return
        place = [one.uid for one in known.standing].index(uid)
        self.curve.show_line(ahead, ahead.lines[place], ahead.gains[place])
        note = self.tr(
            "每一点：随机抽这么多句来学，由没见过的报告来考，抽 4 次；阴影是其中最低和最高。"
        )
        if ahead.gains[place] is not None:
            note += self.tr("虚线：再标 100 句，提高多少，90% 落在竖线之内。")
        self.curve_note.setText(note)
