"""统计: one sentence and one table; below it years or regions; the rest behind 详细."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.background import Background
from gui.choice_box import ChoiceBox
from gui.look import Look, font
from gui.session import Session
from gui.statistics import category_lines, cross_lines, taking_out, words
from gui.statistics.asking import StatisticsAsking
from gui.statistics.bar import StatisticsBar
from gui.statistics.cells import Cell
from gui.statistics.cross_lines import REGIONS, YEARS
from gui.statistics.details import StatisticsDetails
from gui.statistics.table import FiguresView
from operations.statistics_reading import Wanted

WIDEST = 1440


class StatisticsPage(QWidget):
    """The numbers of before stay in view until there are others. ``wants_queue``: go and tag.

    ``picking``: sentences are being found that ``show_units`` will ask to list.
    """

    said = Signal(str)
    open_sentence = Signal(int, int)
    picking = Signal()
    show_units = Signal(object)  # (unit ids, title)
    wants_queue = Signal()

    def __init__(
        self, session: Session, look: Look, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._background = session, background
        self.asking = StatisticsAsking(session, self)
        self.headline = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.headline.setFont(font(20, bold=True))
        self.basis = QLabel(objectName="caption", wordWrap=True)
        self.hint = QLabel(objectName="quiet", wordWrap=True)
        for text in (self.basis, self.hint):
            text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = StatisticsBar()
        self.table = FiguresView(look, self.tr("各类别有多少"))
        self.cross = FiguresView(look, self.tr("类别与年份或地区"))
        self.by = ChoiceBox(self.tr("按年份还是按地区"))
        self.by.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.details = StatisticsDetails(look)
        self.details.hide()
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        self.queue_button = QPushButton(self.tr("去标注"), objectName="primary")
        self.export_button = QPushButton(self.tr("导出表格…"))
        self.more_button = QPushButton(self.tr("详细"), checkable=True)
        self.copy_button = QPushButton(self.tr("复制表格"), objectName="link")
        self.copy_cross_button = QPushButton(self.tr("复制表格"), objectName="link")
        self.copy_cross_button.setAccessibleName(self.tr("复制年份或地区的表格"))
        for button in (self.queue_button, self.export_button, self.more_button):
            button.setAutoDefault(True)  # Enter presses it, though this is no dialog

    def _lay_out(self) -> None:
        # From outside in: what has children is styled again, they too, where it is put.
        outer, inner = QVBoxLayout(self), QWidget(objectName="quality")
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea(objectName="quality", widgetResizable=True)
        self.area.setAccessibleName(self.tr("统计"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.area)
        self.area.setWidget(inner)
        inner.setMaximumWidth(WIDEST)
        self._fill(QVBoxLayout(inner, spacing=8))

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(32, 24, 32, 32)
        for widget in (self.headline, self.hint):
            column.addWidget(widget)
        column.addWidget(self.queue_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.bar)
        column.addSpacing(8)
        column.addWidget(self.table)
        column.addLayout(_row(self.basis, self.copy_button))
        column.addSpacing(16)
        column.addLayout(_row(self.by, None, self.copy_cross_button))
        column.addWidget(self.cross)
        column.addSpacing(16)
        column.addLayout(_row(self.export_button, self.more_button, None))
        column.addWidget(self.details)
        column.addStretch(1)

    def _connect(self) -> None:
        self.asking.asked_for.connect(self._look_if_seen)
        self.asking.changed.connect(self._paint)
        self.asking.picked.connect(self._show_picked)
        self.bar.changed.connect(self._look)
        self.by.taken.connect(lambda _: self._show_cross())
        for table in (self.table, self.cross):
            table.chosen.connect(self._pick)
        self.table.copy_asked.connect(self.copy_categories)
        self.cross.copy_asked.connect(self.copy_cross)
        self.details.copy_asked.connect(self.copy_work)
        self.details.differing_asked.connect(self._show_differing)
        self.copy_button.clicked.connect(self.copy_categories)
        self.copy_cross_button.clicked.connect(self.copy_cross)
        self.queue_button.clicked.connect(self.wants_queue)
        self.export_button.clicked.connect(self.export)
        self.more_button.toggled.connect(lambda _: self._show_details())

    def show_page(self) -> None:
        """Read anew what is not as it was."""
        if not self.by.count():  # its width is kept from now on: not before its style is known
            ways = [(YEARS, self.tr("按年份")), (REGIONS, self.tr("按地区"))]
            self.by.show_items(ways, YEARS)
        if self.asking.stale:
            self._look()
        self._paint()

    def stop(self) -> None:
        """Nothing is read any more."""
        self.asking.stop()

    def _look_if_seen(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        self.asking.look(self.bar.wanted)

    # Showing.

    def _paint(self) -> None:
        reading, told = self.asking.reading, self.asking.told
        listed = told is not None and bool(told.categories and told.sentences)
        foretold = reading is not None and reading.foretold
        said = told is not None and (told.spoken or (told.wanted.machine and foretold))
        counts = listed and bool(said)
        tables = (self.table, self.basis, self.copy_button, self.by, self.cross)
        for widget in (*tables, self.copy_cross_button, self.export_button, self.more_button):
            widget.setVisible(counts)
        self.queue_button.setVisible(listed and not counts)
        self.hint.setVisible(told is not None and not counts)
        # What nobody has judged offers nothing to choose; a filter that is set can be left.
        self.bar.setVisible(counts or foretold or self.bar.wanted != Wanted())
        if told is None or reading is None:
            self.headline.setText(self._waiting())
        else:
            self.bar.show_reading(reading)
            head, hint = words.opening(told, reading)
            self.headline.setText(head)
            self.hint.setText(hint)
            self.basis.setText(words.basis(told, reading))
            self.table.show_cells(category_lines.heads(told), category_lines.lines(told))
            self._show_cross()
        self._show_details()

    def _show_cross(self) -> None:
        told, by = self.asking.told, self.by.currentData()
        if told is not None:
            self.cross.show_cells(cross_lines.heads(told, by), self.asking.cross[by])

    def _show_details(self) -> None:
        shown = self.more_button.isChecked() and not self.more_button.isHidden()
        self.details.setVisible(shown)
        self.more_button.setText(self.tr("收起") if shown else self.tr("详细"))
        if shown:
            categories = {category.uid: category for category in self._session.categories}
            self.details.show_work(self.asking.work, categories, waiting=self._waiting())
            self.asking.count_work()

    def _waiting(self) -> str:
        """Why there are no numbers."""
        failed = self.tr("没有数成，原因写在下面的状态栏里")
        return failed if self.asking.failed else self.tr("正在数…")

    # Leading on.

    def _pick(self, cell: Cell) -> None:
        self.said.emit(self.tr("正在找出这些句子…"))
        self.asking.pick(cell)
        self.picking.emit()

    def _show_picked(self, found: tuple[list[int], str]) -> None:
        if not self.isVisible():  # whoever has gone elsewhere is not called back
            return
        ids, title = found
        self.show_units.emit(found)
        self.said.emit(self.tr("{title}：{n} 句").format(title=title, n=f"{len(ids):,}"))

    def _show_differing(self) -> None:
        if (work := self.asking.work) is not None:
            self.show_units.emit((list(work.disagreeing), self.tr("看法不同的句子")))

    # Out.

    def copy_categories(self) -> None:
        """The first table onto the clipboard."""
        from operations.statistics_sheets import category_lines

        if (told := self.asking.told) is not None:
            self.said.emit(taking_out.copy(partial(category_lines, told)))

    def copy_cross(self) -> None:
        """The second one."""
        from operations.statistics_sheets import region_lines, year_lines

        rows = year_lines if self.by.currentData() == YEARS else region_lines
        if (told := self.asking.told) is not None:
            self.said.emit(taking_out.copy(partial(rows, told)))

    def copy_work(self) -> None:
        """What stands behind 详细."""
        from operations.statistics_sheets import work_lines

        if (work := self.asking.work) is not None:
            self.said.emit(taking_out.copy(partial(work_lines, work)))

    def export(self) -> None:
        """Ask where to, and write all tables."""
        project = self._session.project.path
        if out := taking_out.ask_where(self, project):
            tell = {"said": self.said.emit, "failed": self._session.failed.emit}
            taking_out.export(project, out, self.bar.wanted, self._background, **tell)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; None: room."""
    row = QHBoxLayout(spacing=8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
    return row
