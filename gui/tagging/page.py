"""The report as a page: scrolled, painted, clicked; keys go out as presses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotation.categories import Category
from gui.look import Look, font
from gui.tagging.page_layout import MOST_HANZI, TEXT_PX, PageLayout
from gui.tagging.page_paint import GUTTER, PagePainter
from gui.tagging.reading import Piece
from gui.text_size import grown

CHIPS_LEAST, CHIPS_MOST, SPACE = 156.0, 300.0, 20.0
AROUND = 12  # pixels around a piece that belong to it when it is raised
AHEAD, AT_ONCE = 16, 4  # pieces below the view that are laid out before they come into it


class Page(QAbstractScrollArea):
    """One report. ``current`` is the index of the sentence that is raised, -1 without any."""

    pressed = Signal(object)  # a Press
    moved = Signal(int)  # the new current piece
    painted = Signal()  # once: the first report is on the screen

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._categories = look, list[Category]()
        self.layout_ = PageLayout([], 1.0)
        self.current = -1
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._hit = (-1, 0, 0)  # the one that was stepped to: its piece, start, end
        self._painted = dict[int, tuple[tuple[str, int], ...]]()
        # Which layout was painted last, from which piece on; whether one is being made now.
        self._drawn, self._top, self._settling = -1, -1, False
        self._is_painted = False
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # All of it is painted each time: Qt may then scroll it as a picture.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Under a Chinese input method a digit would pick a candidate instead of a category.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("报告正文"))
        look.changed.connect(self._lay_out_again)

    def show_report(
        self, pieces: Sequence[Piece], categories: Sequence[Category], current: int
    ) -> None:
        """Show a report from its top, with ``current`` raised."""
        self._categories, self.current = list(categories), current
        self.layout_ = PageLayout(pieces, self._column()[1])
        self._drawn = -1
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.bring_into_view()
        self.viewport().update()

    def refresh(self, pieces: Sequence[Piece], categories: Sequence[Category]) -> None:
        """Show the same report with other tags; nothing moves."""
        self._categories, self.layout_.pieces = list(categories), pieces
        self.viewport().update()

    def mark_hits(self, hits: dict[int, list[tuple[int, int]]]) -> None:
        """Tint characters ``[start, end)`` of pieces, by their places; {}: none."""
        self._hits, self._hit = hits, (-1, 0, 0)
        self.viewport().update()

    def mark_hit(self, index: int, start: int, end: int) -> None:
        """Of the marked ones, show which was stepped to."""
        self._hit = (index, start, end)
        self.viewport().update()

    def _lay_out_again(self) -> None:
        """The text may have another size."""
        self.layout_ = PageLayout(self.layout_.pieces, self._column()[1])
        self._set_range()
        self.bring_into_view()
        self.viewport().update()

    def repaint_piece(self, index: int) -> None:
        """Something stands on a piece that did not before."""
        if 0 <= index < len(self.layout_.pieces):
            y = self.layout_.tops[index] - self.verticalScrollBar().value()
            high = self.layout_.heights[index]
            self.viewport().update(0, int(y) - AROUND, self.width(), int(high) + 2 * AROUND)

    def go_to(self, index: int) -> None:
        """Make a sentence the current one and bring it near the upper third."""
        if index == self.current or not 0 <= index < len(self.layout_.pieces):
            return
        self._raise(index)
        self.bring_into_view()
        self.moved.emit(index)

    def _raise(self, index: int) -> None:
        self.repaint_piece(self.current)
        self.current = index
        self.repaint_piece(index)

    def bring_into_view(self) -> None:
        """Scroll no more than needed to have the current sentence in the calm part."""
        if self.current < 0:
            return
        self.layout_.lay_out(self.current)
        top, high = self.layout_.tops[self.current], self.viewport().height()
        bottom = top + self.layout_.heights[self.current]
        y = self.verticalScrollBar().value()
        if top < y + high * 0.12 or bottom > y + high * 0.62:
            self.verticalScrollBar().setValue(round(top - high * 0.30))

    def scroll_to(self, index: int) -> None:
        """Bring a piece that is not tagged (a heading) to the top."""
        self.layout_.lay_out(index)
        self.verticalScrollBar().setValue(round(self.layout_.tops[index] - 24))

    def _column(self) -> tuple[float, float, float]:
        """Left edge of the text, its width, width of the margin for chips."""
        room = max(self.viewport().width() - GUTTER - 2 * SPACE, 240.0)
        text = min(MOST_HANZI * (TEXT_PX + grown()) + 2.0, room - CHIPS_LEAST)
        chips = min(room - text, CHIPS_MOST)
        spare = max(room - text - chips, 0.0)
        return GUTTER + spare / 2, text, chips

    def _set_range(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(round(self.layout_.height) - high, 0))
        bar.setPageStep(high)
        bar.setSingleStep(32)

    def _visible(self) -> range:
        """The pieces in view, laid out; what was above a corrected estimate stays in place."""
        layout, high = self.layout_, self.viewport().height()
        if not layout.pieces:
            return range(0)
        first = index = layout.at(self.verticalScrollBar().value())
        self._keep_below(first)
        keep = layout.tops[first] - self.verticalScrollBar().value()
        while index < len(layout.pieces) and layout.tops[index] - layout.tops[first] < high - keep:
            layout.lay_out(index)
            index += 1
        return range(first, index)

    def _keep_below(self, first: int) -> None:
        """Where the topmost piece proves higher or lower than estimated, scroll by as much."""
        before = self.layout_.heights[first]
        self.layout_.lay_out(first)
        if (grown := self.layout_.heights[first] - before) and first < self.current:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(grown))

    def scrollContentsBy(self, _dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Move what is painted already; only what comes into view is painted."""
        if self._settling:
            return
        self._settling = True
        rows = self._visible()
        self._settling = False
        if self.layout_.changes != self._drawn or not rows:
            self.viewport().update()
            return
        self.viewport().scroll(0, dy)
        # The topmost piece carries a mark that others do not.
        self.repaint_piece(self._top)
        self.repaint_piece(rows[0])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is in view, and of it only what is asked for."""
        rows = self._visible()
        left, width, chips = self._column()
        y = self.verticalScrollBar().value()
        shown = event.rect().translated(0, y).adjusted(0, -AROUND, 0, AROUND)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), self._look.theme.page)
            if not self.layout_.pieces:
                self._teach(painter)
            painter.translate(0, -y)
            place = QRectF(left, 0, width, chips)
            paint = PagePainter(painter, self._look.theme, self._categories, place, SPACE)
            paint.hits, paint.hit = self._hits, self._hit
            paint.none_word, paint.plan_word = self.tr("均不涉及"), self.tr("计划")
            paint.flag_word = self.tr("存疑")
            paint.pieces(self.layout_, rows, self.current, shown.top(), shown.bottom())
        self._remember(rows)
        self._set_range()
        self._ahead.start()
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def _lay_out_ahead(self) -> None:
        """A few pieces below the view, so that the next press finds the lines of its text made."""
        layout, rows = self.layout_, self._visible()
        waiting = layout.waiting(range(rows.stop, min(rows.stop + AHEAD, len(layout.pieces))))
        as_painted = layout.changes == self._drawn
        for index in waiting[:AT_ONCE]:
            layout.lay_out(index)
        if as_painted:  # nothing above them has moved
            self._drawn = layout.changes
        if waiting[AT_ONCE:]:
            self._ahead.start()

    def _teach(self, painter: QPainter) -> None:
        """What to do on an empty page."""
        painter.setFont(font(17))
        painter.setPen(QColor(self._look.theme.quiet))
        words = self.tr("还没有报告。\n把文件或文件夹拖进来，或者 文件 → 导入报告…")
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _remember(self, rows: range) -> None:
        """What the reader has before the eyes now."""
        self._drawn, self._top = self.layout_.changes, rows[0] if rows else -1
        shown = (self.layout_.pieces[row] for row in rows)
        self._painted = {p.unit.id: p.seen() for p in shown if p.is_sentence}

    def repaint_changed(self) -> None:
        """Other predictions: paint again what is in view and looks different by them."""
        for index in self._visible():
            piece = self.layout_.pieces[index]
            if piece.is_sentence and not self.shows(piece):
                self.repaint_piece(index)

    def shows(self, piece: Piece) -> bool:
        """Whether what the classifier says of ``piece`` now is what was painted last."""
        return self._painted.get(piece.unit.id, piece.seen()) == piece.seen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A new width wraps anew; the current sentence stays in view."""
        super().resizeEvent(event)
        if self._column()[1] != self.layout_.width:
            self.layout_ = PageLayout(self.layout_.pieces, self._column()[1])
        self._set_range()
        self.bring_into_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what the key asks for; other keys go on to the window."""
        from gui.tagging.keys import press_of

        press = press_of(event)
        if press is None:
            event.ignore()
            return
        self.pressed.emit(press)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a sentence makes it the current one, without scrolling."""
        index = self.index_at(event.position())
        if index < 0 or index == self.current or event.button() != Qt.MouseButton.LeftButton:
            return
        self._raise(index)
        self.moved.emit(index)

    def index_at(self, point: QPointF) -> int:
        """The sentence at a point of the viewport; -1: none."""
        y = point.y() + self.verticalScrollBar().value()
        index = self.layout_.at(y)
        if index < 0 or not self.layout_.pieces[index].is_sentence:
            return -1
        bottom = self.layout_.tops[index] + self.layout_.heights[index]
        return index if self.layout_.tops[index] - 2 <= y <= bottom + 2 else -1

    def place_of(self, index: int) -> QPointF:
        """A point of the viewport in the first line of a piece."""
        self.layout_.lay_out(index)
        y = self.layout_.tops[index] - self.verticalScrollBar().value()
        return QPointF(self._column()[0] + 30, y + 10)

    def page_step(self, direction: int) -> None:
        """Scroll by a page; the current sentence stays what it is."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * (self.viewport().height() - 64))
