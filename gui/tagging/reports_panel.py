"""The left side: the reports with how far each is, and the outline of the one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel, QTextOption
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotation.reports import ReportRow
from gui.look import Look, font
from gui.tagging.reading import Piece

ID, DONE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class ReportsPanel(QWidget):
    """Two lists. A click opens a report, or goes to a heading; the page keeps the focus."""

    report_chosen = Signal(int)  # report id
    heading_chosen = Signal(int)  # index of the piece

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reports_caption = QLabel(objectName="caption")
        self.reports = _list(_ReportDelegate(look), self.tr("报告"))
        self.outline = _list(_OutlineDelegate(look), self.tr("目录"))
        outline_caption = QLabel(self.tr("目录"), objectName="caption")
        self.splitter = QSplitter(Qt.Orientation.Vertical, handleWidth=1)
        self.splitter.addWidget(_titled(self.reports_caption, self.reports))
        self.splitter.addWidget(_titled(outline_caption, self.outline))
        self.splitter.setSizes([340, 300])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        for view, chosen in (
            (self.reports, self.report_chosen),
            (self.outline, self.heading_chosen),
        ):
            view.clicked.connect(lambda index, told=chosen: told.emit(index.data(ID)))
            view.activated.connect(lambda index, told=chosen: told.emit(index.data(ID)))
        look.changed.connect(self.update)

    def show_reports(
        self, rows: Sequence[ReportRow], progress: Mapping[int, tuple[int, int]], current: int
    ) -> None:
        """List the reports; ``progress``: report id -> (sentences judged, sentences)."""
        self.reports_caption.setText(self.tr("报告 {n} 篇").format(n=len(rows)))
        items = [(short_name(r.name), r.id, progress.get(r.id, (0, 0)), r.name) for r in rows]
        _fill(self.reports, items)
        self.mark_report(current)

    def mark_report(self, report_id: int) -> None:
        """Mark the report that is open."""
        _mark(self.reports, report_id)

    def show_progress(self, report_id: int, done: tuple[int, int]) -> None:
        """Another sentence of a report is judged."""
        model = self.reports.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(ID) == report_id:
                model.setData(model.index(row, 0), done, DONE)

    def show_outline(self, pieces: Sequence[Piece]) -> None:
        """List the headings of the open report."""
        headings = [
            (_heading(piece.unit.text), place, (0, 0), piece.unit.text)
            for place, piece in enumerate(pieces)
            if piece.unit.kind in ("heading", "title")
        ]
        _fill(self.outline, headings)

    def mark_heading(self, pieces: Sequence[Piece], current: int) -> None:
        """Mark the heading that the current sentence stands under."""
        above = [p for p in range(max(current, 0)) if pieces[p].unit.kind in ("heading", "title")]
        _mark(self.outline, above[-1] if above else -1)


def short_name(name: str) -> str:
    """A report's name without folder and ending."""
    path = PurePosixPath(name)
    return path.stem if len(path.suffix) <= 5 else path.name


def _heading(text: str) -> str:
    return " ".join(text.split())


def _list(delegate: QStyledItemDelegate, name: str) -> QListView:
    view = QListView()
    view.setModel(QStandardItemModel(view))
    view.setItemDelegate(delegate)
    delegate.setParent(view)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    view.setAccessibleName(name)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return view


def _titled(caption: QLabel, view: QListView) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box, spacing=4)
    column.setContentsMargins(0, 12, 0, 0)
    caption.setContentsMargins(16, 0, 0, 4)
    column.addWidget(caption)
    column.addWidget(view)
    return box


def _fill(view: QListView, rows: Sequence[tuple[str, int, tuple[int, int], str]]) -> None:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.clear()
    for text, number, done, tip in rows:
        item = QStandardItem(text)
        item.setData(number, ID)
        item.setData(done, DONE)
        item.setToolTip(tip)
        model.appendRow(item)


def _mark(view: QListView, number: int) -> None:
    model = view.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data(ID) == number:
            view.setCurrentIndex(model.index(row, 0))
            return
    view.clearSelection()


class _Delegate(QStyledItemDelegate):
    height, lines = 32, 1

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(120, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(box, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(box, 6, 6)
        self.paint_row(painter, box.adjusted(10, 0, -10, 0), index)
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        raise NotImplementedError


class _OutlineDelegate(_Delegate):
    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        text = str(index.data())
        box.adjust(14 if text[:1] in "（(" else 0, 0, 0, 0)
        painter.setPen(QColor(self._look.theme.ink))
        painter.setFont(font(14))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


class _ReportDelegate(_Delegate):
    height = 68

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        theme, (done, total) = self._look.theme, index.data(DONE)
        painter.setPen(QColor(theme.ink))
        painter.setFont(font(14))
        words = QTextOption(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        shown = _two_lines(painter, str(index.data()), box.width())
        painter.drawText(box.adjusted(0, 6, 0, -18), shown, words)
        painter.setFont(font(12))
        painter.setPen(QColor(theme.quiet))
        foot = QRectF(box.left(), box.bottom() - 19, box.width(), 16)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, flags, f"{done}/{total}")
        track = QRectF(box.left(), foot.center().y() - 2, box.width() - 60, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(track.width() * done / max(total, 1))
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(track, 2, 2)


def _two_lines(painter: QPainter, text: str, width: float) -> str:
    """As much of a name as two lines hold, its middle left out where it is longer."""
    room = round(width * 2 - 1.5 * painter.fontMetrics().height())
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
