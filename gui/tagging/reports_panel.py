"""The left side: the reports with how far each is, and the outline of the one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from annotation.reports import ReportRow
from gui.look import Look
from gui.tagging.outline import Outline
from gui.tagging.reading import Piece
from gui.tagging.report_groups import SHORT, Progress, words_of
from gui.tagging.report_groups import short_name as short_name
from gui.tagging.reports_tree import ReportsTree


class ReportsPanel(QWidget):
    """Tree and outline. A click opens a report, or goes to a heading; the page keeps the focus."""

    report_chosen = Signal(int)  # report id
    heading_chosen = Signal(int)  # index of the piece
    left = Signal()  # Esc: back to the page

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ReportRow] = ()
        self._words = list[str]()  # what each is found by; made when first asked
        self._progress: Mapping[int, Progress] = {}
        self.reports_caption = QLabel(objectName="caption")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("找报告：名称、地区、年份"))
        self.filter.setAccessibleName(self.tr("找报告"))
        self.reports, self.outline = ReportsTree(look), Outline(look)
        self.splitter = QSplitter(Qt.Orientation.Vertical, handleWidth=1)
        self._finder = QWidget()
        beside = QVBoxLayout(self._finder)
        beside.setContentsMargins(12, 0, 12, 4)
        beside.addWidget(self.filter)
        self.splitter.addWidget(_stacked(self.reports_caption, self._finder, self.reports))
        outline_caption = QLabel(self.tr("目录"), objectName="caption")
        self.splitter.addWidget(_stacked(outline_caption, self.outline))
        self.splitter.setSizes([340, 300])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self._connect()

    def _connect(self) -> None:
        self.reports.chosen.connect(self.report_chosen)
        self.outline.chosen.connect(self.heading_chosen)
        self.reports.left.connect(self.left)
        self.outline.left.connect(self.left)
        self.filter.textChanged.connect(self._show)
        self.filter.returnPressed.connect(self._open_first)
        self.filter.installEventFilter(self)

    def show_reports(
        self, rows: Sequence[ReportRow], progress: Mapping[int, Progress], current: int
    ) -> None:
        """List the reports; ``progress``: report id -> (sentences judged, sentences).

        Where only the progress is another, nothing else is touched.
        """
        same = rows is self._rows or list(rows) == list(self._rows)
        self._rows, self._progress = rows, progress
        self._finder.setVisible(len(rows) > SHORT)
        if same:
            for row in rows:
                self.reports.rows.show_progress(row.id, progress.get(row.id, (0, 0)))
            self.mark_report(current)
        else:
            self._words = []
            self.reports.rows.opened = current
            self._show()

    def _show(self) -> None:
        wanted = self.filter.text().strip() if len(self._rows) > SHORT else ""
        found = self._found(wanted) if wanted else self._rows
        self.reports.show_reports(
            found, self._progress, self.reports.rows.opened, filtered=bool(wanted)
        )
        told = self.tr("报告 {n} 篇").format(n=len(self._rows))
        if wanted:
            told = self.tr("找到 {n} 篇").format(n=len(found))
        self.reports_caption.setText(told)

    def _found(self, wanted: str) -> list[ReportRow]:
        """The reports that have every word of ``wanted`` in their name, region or year."""
        if not self._words:
            self._words = [words_of(row) for row in self._rows]
        parts = wanted.casefold().split()
        pairs = zip(self._rows, self._words, strict=True)
        return [row for row, words in pairs if all(part in words for part in parts)]

    def mark_report(self, report_id: int) -> None:
        """Mark the report that is open."""
        if self.reports.rows.opened != report_id:
            self.reports.mark(report_id)

    def show_progress(self, report_id: int, done: Progress) -> None:
        """Another sentence of a report is judged."""
        self.reports.rows.show_progress(report_id, done)

    def show_outline(self, pieces: Sequence[Piece]) -> None:
        """List the headings of the open report."""
        self.outline.show_pieces(pieces)

    def mark_heading(self, current: int) -> None:
        """Mark the heading that the current sentence stands under."""
        self.outline.mark(current)

    def _open_first(self) -> None:
        if report_id := self.reports.rows.first_report():
            self.report_chosen.emit(report_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the field: Esc empties it, then leaves; down goes into the tree."""
        if watched is not self.filter or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.reports.setFocus()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._clear_or_leave()
            return True
        return False

    def _clear_or_leave(self) -> None:
        if self.filter.text():
            self.filter.clear()
        else:
            self.left.emit()


def _stacked(caption: QLabel, *widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box, spacing=4)
    column.setContentsMargins(0, 12, 0, 0)
    caption.setContentsMargins(16, 0, 0, 4)
    column.addWidget(caption)
    for widget in widgets:
        column.addWidget(widget)
    return box
