"""The tree of reports: region, year, report; what is open stays open through every reload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from annotation.reports import ReportRow
from gui.look import Look
from gui.tagging.report_groups import Progress
from gui.tagging.reports_model import ID, Index, ReportsModel
from gui.tagging.side_rows import ReportDelegate

FEW = 30  # so many reports are shown without opening anything


class ReportsTree(QTreeView):
    """A click, or Enter, opens a report, or a region or year; Esc leaves."""

    chosen = Signal(int)  # report id
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReportsModel(self)
        self._open = set[tuple[str, ...]]()  # keys of the regions and years that are open
        self._filling = False
        self.setModel(self.rows)
        delegate = ReportDelegate(look)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self._be_quiet()
        self.clicked.connect(self._choose)
        self.expanded.connect(lambda index: self._remember(index, opened=True))
        self.collapsed.connect(lambda index: self._remember(index, opened=False))
        look.changed.connect(self.viewport().update)

    def _be_quiet(self) -> None:
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(12)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("报告"))

    def show_reports(
        self,
        rows: Sequence[ReportRow],
        progress: Mapping[int, Progress],
        current: int,
        *,
        filtered: bool = False,
    ) -> None:
        """Show these reports; ``filtered``: a search's answer, shown open where it is short."""
        self._filling = True
        self.rows.show_reports(rows, progress, self.tr("未注明"))
        # Rows of one height need not be measured one by one.
        self.setUniformRowHeights(not self.rows.groups)
        for node in self.rows.groups:
            if node.key in self._open or len(rows) <= FEW:
                self.setExpanded(self.rows.index_of(node), True)
        self._filling = False
        self.mark(current, reveal=not filtered)

    def mark(self, report_id: int, *, reveal: bool = True) -> None:
        """Mark the report that is open; ``reveal``: open what it stands in."""
        self.rows.opened = report_id
        index = self.rows.find(report_id)
        if index.isValid() and reveal:
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def _remember(self, index: QModelIndex, *, opened: bool) -> None:
        if self._filling:
            return
        keep = self._open.add if opened else self._open.discard
        keep(self.rows.node(index).key)

    def _choose(self, index: QModelIndex) -> None:
        report_id = index.data(ID)
        if report_id:
            self.chosen.emit(report_id)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def drawBranches(self, _painter: QPainter, _rect: QRect, _index: Index) -> None:  # noqa: N802
        """Draw nothing: the triangle stands before the word."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Esc goes back to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
