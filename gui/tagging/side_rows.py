"""How the rows on the left are painted: a quiet ground, a mark on what is open, a focus line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look import Look, font
from gui.tagging.report_groups import Node
from gui.tagging.reports_model import ReportsModel
from gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NAME_PX, SMALL_PX = 14, 12


class RowDelegate(QStyledItemDelegate):
    """The ground of every row; what stands on it is painted by ``paint_row``."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._heights = dict[str, int]()
        look.changed.connect(self._heights.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As wide as the view is, as high as its words are."""
        kind = self.kind_of(index)
        if kind not in self._heights:
            self._heights[kind] = self.height_of(kind)
        return QSize(120, self._heights[kind])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        self._ground(painter, box, option, opened=self.is_open(index))
        self.paint_row(painter, box.adjusted(10, 0, -10, 0), index)
        painter.restore()

    def _ground(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, *, opened: bool
    ) -> None:
        theme, state = self.look.theme, option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(theme.accent), 1.5) if focused else Qt.PenStyle.NoPen)
        if opened or focused or hovered:
            painter.setBrush(QColor(theme.raised if opened or not hovered else theme.line))
            painter.drawRoundedRect(box, 6, 6)
        if opened:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), 1, 1)

    def kind_of(self, _index: Index) -> str:
        """Rows of one kind are equally high."""
        return ""

    def height_of(self, _kind: str) -> int:
        """The height of such a row, in pixels."""
        return QFontMetrics(font(NAME_PX)).height() + 12

    def is_open(self, _index: Index) -> bool:
        """Whether this row is what the page shows."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Paint what stands on the ground."""
        raise NotImplementedError


class ReportDelegate(RowDelegate):
    """A region or a year in one line; a report with its name in two and its progress below."""

    _expanded = False

    def kind_of(self, index: Index) -> str:
        """A report, or what reports are grouped by."""
        return "report" if _node(index).report_id else "group"

    def height_of(self, kind: str) -> int:
        """Two lines of a name and a small one, or one line."""
        line = QFontMetrics(font(NAME_PX)).height()
        small = QFontMetrics(font(SMALL_PX)).height()
        return line * 2 + small + 12 if kind == "report" else line + 10

    def is_open(self, index: Index) -> bool:
        """Whether it is the report that is open."""
        model = index.model()
        assert isinstance(model, ReportsModel)
        return bool(model.opened) and model.node(index).report_id == model.opened

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A group says by its triangle whether it is open."""
        self._expanded = bool(option.state & QStyle.StateFlag.State_Open)
        super().paint(painter, option, index)

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Paint one of the two kinds."""
        node = _node(index)
        if node.report_id:
            paint_report(painter, box, node, self.look.theme)
        else:
            self._paint_group(painter, box, node)

    def _paint_group(self, painter: QPainter, box: QRectF, node: Node) -> None:
        theme = self.look.theme
        painter.setFont(font(NAME_PX))
        painter.setPen(QColor(theme.quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, "▾" if self._expanded else "▸")
        painter.setPen(QColor(theme.ink))
        words = box.adjusted(18, 0, -36, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _one_line(painter, node.text, words))
        painter.setPen(QColor(theme.quiet))
        painter.setFont(font(SMALL_PX))
        painter.drawText(box, RIGHT, str(node.below))


def _node(index: Index) -> Node:
    model = index.model()
    assert isinstance(model, ReportsModel)
    return model.node(index)


def paint_report(painter: QPainter, box: QRectF, node: Node, theme: Theme) -> None:
    """A report's name in two lines, and how far it is."""
    painter.setFont(font(NAME_PX))
    painter.setPen(QColor(theme.ink))
    words = QTextOption(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    words.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    room = box.adjusted(0, 4, 0, 0)
    painter.drawText(room, _two_lines(painter, node.text, room.width()), words)
    painter.setFont(font(SMALL_PX))
    high, said = painter.fontMetrics().height(), f"{node.done[0]}/{node.done[1]}"
    foot = QRectF(box.left(), box.bottom() - high - 3, box.width(), high)
    painter.setPen(QColor(theme.quiet))
    painter.drawText(foot, RIGHT, said)
    wide = max(painter.fontMetrics().horizontalAdvance(said), 44) + 10
    _bar(painter, QRectF(foot.left(), foot.center().y() - 2, foot.width() - wide, 4), node, theme)


def _bar(painter: QPainter, track: QRectF, node: Node, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(track, 2, 2)
    track.setWidth(track.width() * node.done[0] / max(node.done[1], 1))
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(track, 2, 2)


def _one_line(painter: QPainter, text: str, box: QRectF) -> str:
    elided = Qt.TextElideMode.ElideRight
    return painter.fontMetrics().elidedText(text, elided, round(box.width()))


def _two_lines(painter: QPainter, text: str, width: float) -> str:
    """As much of a name as two lines hold, its middle left out where it is longer."""
    room = round(width * 2 - 1.5 * painter.fontMetrics().height())
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
