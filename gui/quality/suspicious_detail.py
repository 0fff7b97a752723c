"""The doubt that is looked at: the question, both sides, what the classifier thinks, the keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotation.categories import Category
from annotation.project import Project
from annotation.reports import reports
from annotation.sayings import neighbours, sayings
from annotation.units import UnitRow
from gui.look import Look, font
from gui.quality import suspicious_words as words
from gui.quality.chip_line import ChipLine
from gui.quality.suspicious_side import DoubtSide
from gui.tagging.chips import Chip
from gui.tagging.report_groups import said_name

if TYPE_CHECKING:
    from operations.doubt_states import State
    from operations.suspicious import Suspicion

WIDEST = 760


class DoubtDetail(QWidget):
    """Says what its buttons do; ``fix_asked``: of the other one of the pair, or of this one."""

    fix_asked = Signal(bool)
    keep_asked = Signal()
    open_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="scheme")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.question = ChipLine(look, pixels=18, bold=True)
        self.one, self.other = DoubtSide(look), DoubtSide(look)
        self.reasons = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._look = look
        self.state = QLabel(objectName="quiet")
        self.fix_button = QPushButton(objectName="primary")
        self.fix_other_button, self.keep_button = QPushButton(), QPushButton()
        self.open_button = QPushButton(self.tr("在文中看  Ctrl+⏎"), objectName="link")
        self.fix_button.clicked.connect(lambda: self.fix_asked.emit(False))
        self.fix_other_button.clicked.connect(lambda: self.fix_asked.emit(True))
        self.keep_button.clicked.connect(self.keep_asked)
        self.open_button.clicked.connect(self.open_asked)
        for button in self.buttons:
            # The list keeps the focus, and with it the keys.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """In the order they stand in."""
        return self.fix_button, self.fix_other_button, self.keep_button, self.open_button

    def _lay_out(self) -> None:
        inner = QWidget(objectName="scheme")
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner, spacing=12)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.question, self.one, self.other, self.reasons):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True, objectName="scheme")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        row = QHBoxLayout(spacing=8)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.state)
        row.addStretch(1)
        outer = QVBoxLayout(self, spacing=12)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(area, 1)
        outer.addLayout(row)

    def show_doubt(
        self, project: Project, one: Suspicion, state: State, categories: Mapping[str, Category]
    ) -> None:
        """Show a doubt as it is stored now."""
        category = categories.get(one.category)
        before, after = words.question(one)
        if category is not None:
            self.question.show_line(before, Chip(category.name, category.colour, True), after)
        around = ("", "") if one.other else neighbours(project, one.unit)
        self._side(self.one, project, one, one.unit, one.differences, around)
        self.other.setVisible(one.other is not None)
        if one.other is not None:
            self._side(self.other, project, one, one.other, one.other_differences, ("", ""))
        self._show_reasons(one)
        self._show_buttons(one, state)

    def _side(
        self,
        side: DoubtSide,
        project: Project,
        one: Suspicion,
        unit: UnitRow,
        differences: tuple[tuple[int, int], ...],
        around: tuple[str, str],
    ) -> None:
        name = "".join(map(said_name, reports(project, only=[unit.report_id])))
        said = sayings(project, unit.id, one.category)
        side.show_unit(unit, differences, said, around, name=name)

    def _show_reasons(self, one: Suspicion) -> None:
        quiet = self._look.theme.quiet
        lines = [
            f"<span style='color:{quiet}'>{head}</span>&nbsp;&nbsp;{said}"
            for head, said in words.reasons(one)
        ]
        self.reasons.setFont(font(14))
        self.reasons.setText(f"<p style='line-height:150%'>{'<br>'.join(lines)}</p>")
        self.reasons.setVisible(bool(lines))

    def _show_buttons(self, one: Suspicion, state: State) -> None:
        to, other = words.belongs(not one.value), words.belongs(one.value)
        if one.other is None:
            self.fix_button.setText(self.tr("改为“{to}”  ⏎").format(to=to))
            self.keep_button.setText(self.tr("保留“{as_it_is}”  空格").format(as_it_is=other))
        else:
            self.fix_button.setText(self.tr("上句改为“{to}”  ⏎").format(to=to))
            self.fix_other_button.setText(self.tr("下句改为“{to}”  Shift+⏎").format(to=other))
            self.keep_button.setText(self.tr("都保留  空格"))
        waits = state == "open"
        self.fix_button.setVisible(waits)
        self.keep_button.setVisible(waits)
        self.fix_other_button.setVisible(waits and one.other is not None)
        self.state.setText(self._state_words(state))
        self.state.setVisible(not waits)

    def _state_words(self, state: State) -> str:
        if state == "fixed":
            return self.tr("已改，Ctrl+Z 撤销")
        return self.tr("已保留，不再列出；Ctrl+Z 撤销") if state == "kept" else ""
