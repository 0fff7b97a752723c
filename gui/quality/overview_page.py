"""概览: one sentence, one table; the rest behind 详细."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.asking import Asking
from gui.background import Background
from gui.look import Look, font, stand_out
from gui.quality import overview_table, overview_words
from gui.quality.details import Details
from gui.quality.figures_table import FiguresTable
from gui.quality.overview_table import ENOUGH
from gui.session import Session
from messages import Message

if TYPE_CHECKING:
    from annotation.categories import Category
    from operations.quality_figures import Quality, Step

WIDEST = 1280
AGE_MS = 30_000


class OverviewPage(QWidget):
    """``known``: the newest figures there are; None: none yet.

    They are worked out anew when the page is shown after something was judged, beside the window;
    the old ones stay in view until then. ``wants_queue``: go and tag the next sentences;
    ``wants_doubts``: see to the doubtful tags.
    """

    said = Signal(str)
    open_sentence = Signal(int, int)
    wants_queue = Signal()
    wants_doubts = Signal()

    def __init__(
        self, session: Session, look: Look, _background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.known: Quality | None = None
        self._stale, self._since = True, 0
        self.asking = Asking(self)
        self.headline = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.headline.setFont(font(20, bold=True))
        self.basis, self.audit_basis, self.age = (self._caption() for _ in range(3))
        self.age.setWordWrap(False)
        self.table = FiguresTable(look, self.tr("各类别的查准率与查全率"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName(self.tr("学习曲线算到哪里"))
        self.details = Details(look)
        self.details.hide()
        self._make_buttons()
        self._lay_out()
        self._ageing = QTimer(self, interval=AGE_MS)
        self._ageing.timeout.connect(self._show_age)
        self._connect()

    @staticmethod
    def _caption() -> QLabel:
        return QLabel(objectName="caption", wordWrap=True, textFormat=Qt.TextFormat.PlainText)

    def _make_buttons(self) -> None:
        self.queue_button = QPushButton(self.tr("接着标"))
        self.doubts_button = QPushButton(self.tr("核对可疑标注"))
        self.renew_button = QPushButton(self.tr("换一批抽检"), objectName="link")
        tip = self.tr("答过的从此也用来学习，另抽十分之一来盲答；可以撤销")
        self.renew_button.setToolTip(tip)
        self.again_button = QPushButton(self.tr("重新计算"), objectName="link")
        self.more_button = QPushButton(self.tr("详细"), checkable=True)
        self.queue_button.clicked.connect(self.wants_queue)
        self.doubts_button.clicked.connect(self.wants_doubts)
        self.renew_button.clicked.connect(self._draw_anew)
        for button in (self.doubts_button, self.queue_button, self.more_button):
            button.setAutoDefault(True)  # Enter presses it, though this is no dialog
        self.again_button.clicked.connect(self.ask)
        self.more_button.toggled.connect(self._show_details)

    def _lay_out(self) -> None:
        inner = QWidget(objectName="quality")
        column = QVBoxLayout(inner, spacing=8)
        column.setContentsMargins(32, 24, 32, 32)
        column.addWidget(self.headline)
        column.addLayout(_row(self.age, self.progress, self.again_button))
        column.addSpacing(8)
        column.addWidget(self.table)
        column.addSpacing(8)
        for widget in (self.basis, self.audit_basis):
            column.addWidget(widget)
        column.addWidget(self.renew_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addLayout(_row(self.doubts_button, self.queue_button, self.more_button))
        column.addWidget(self.details)
        column.addStretch(1)
        inner.setMaximumWidth(WIDEST)
        self.area = QScrollArea(objectName="quality", widgetResizable=True)
        self.area.setAccessibleName(self.tr("概览"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def _connect(self) -> None:
        session, asking = self._session, self.asking
        session.judged.connect(lambda _report, _unit: self._note(1))
        session.said_anew.connect(lambda units: self._note(len(units)))
        session.reloaded.connect(lambda: self._note(0))
        asking.progressed.connect(self._take)
        asking.answered.connect(self._end)
        asking.failed.connect(self._fail)
        self.table.itemSelectionChanged.connect(self._look_at_row)

    # Coming and going.

    def show_page(self) -> None:
        """Work out anew what is not as it was."""
        if self._stale and not self.asking.busy:
            self.ask()
        self._paint()

    def stop(self) -> None:
        """Nothing is worked out any more."""
        self._ageing.stop()
        if self.asking.busy:
            self._stale = True
        self.asking.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Its age is told while it is seen."""
        super().showEvent(event)
        self._ageing.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What is being worked out is finished all the same."""
        super().hideEvent(event)
        self._ageing.stop()

    def _note(self, count: int) -> None:
        self._stale = True
        self._since += count
        if self.isVisible():
            self._paint()

    # Asking and being told.

    def ask(self) -> None:
        """Work everything out anew."""
        from operations.quality import quality

        path = self._session.project.path
        self._stale, self._since = False, 0
        self.asking.ask(quality, path, path.parent / "models")
        self._paint()

    def _take(self, news: Quality | Step) -> None:
        from operations.quality_figures import Step

        if isinstance(news, Step):
            self.progress.setRange(0, news.total)
            self.progress.setValue(news.done)
            return
        self._show(news)

    def _end(self, known: Quality) -> None:
        self._show(known)

    def _fail(self, message: Message) -> None:
        self._session.failed.emit(message)
        self._stale = True
        self._paint()

    def _show(self, news: Quality) -> None:
        # The old figures stay until there are new ones in their place.
        old = self.known
        if old is not None and news.enough:
            if news.findings is None:
                return
            if news.outlook is None and self.asking.busy and old.outlook is not None:
                news = _with_outlook(news, old)
        self.known = news
        self._paint()

    # Showing.

    @property
    def _categories(self) -> dict[str, Category]:
        return {category.uid: category for category in self._session.categories}

    def _paint(self) -> None:
        known, busy = self.known, self.asking.busy
        self.progress.setVisible(busy)
        if not busy:
            self.progress.setRange(0, 0)
        self.again_button.setVisible(not busy and self._stale)
        for widget in (self.table, self.basis, self.audit_basis, self.queue_button):
            widget.setVisible(known is not None)
        self.doubts_button.setVisible(known is not None and overview_words.stops(known))
        self.renew_button.setVisible(known is not None and known.audit.answered >= ENOUGH)
        self._show_age()
        if known is None:
            failed = self.tr("没有算成，原因写在下面的状态栏里")
            self.headline.setText(self.tr("正在看已有的标注…") if busy else failed)
            self.more_button.hide()
            return
        names = {uid: category.name for uid, category in self._categories.items()}
        self.headline.setText(overview_words.headline(known, names))
        self.queue_button.setVisible(known.sentences > 0)
        stops = overview_words.stops(known)
        stand_out(self.doubts_button, stops)
        stand_out(self.queue_button, not stops)
        self.basis.setText(overview_words.basis(known))
        self.audit_basis.setText(overview_words.audit_basis(known))
        overview_table.show(self.table, known, self._categories)
        self.more_button.setVisible(known.findings is not None)
        self._show_details()

    def _show_age(self) -> None:
        known = self.known
        self.age.setVisible(known is not None and known.findings is not None)
        if known is None or known.findings is None:
            return
        told = overview_words.age(known.at)
        if self.asking.busy:
            told += self.tr(" · 正在更新")
        elif self._since:
            told += self.tr(" · 之后又标了 {n} 句").format(n=self._since)
        elif self._stale:
            told += self.tr(" · 之后项目有改动")
        self.age.setText(told)

    def _draw_anew(self) -> None:
        from operations.audit import draw_anew

        self._session.write(lambda who: draw_anew(self._session.project, analyst=who))

    def _show_details(self) -> None:
        known = self.known
        told = known if known is not None and known.findings is not None else None
        shown = told if self.more_button.isChecked() else None
        self.details.setVisible(shown is not None)
        self.more_button.setText(self.tr("收起") if shown else self.tr("详细"))
        if shown is not None:
            self.details.show_quality(shown, self._categories)

    def _look_at_row(self) -> None:
        row = self.table.currentRow()
        if self.known is not None and 0 <= row < len(self.known.standing):
            self.details.choose(self.known.standing[row].uid)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(spacing=8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _with_outlook(news: Quality, old: Quality) -> Quality:
    """The forecast of before, while the new one is still to come, if it is of the same scheme."""
    from dataclasses import replace

    same = [one.uid for one in news.standing] == [one.uid for one in old.standing]
    return replace(news, outlook=old.outlook) if same else news
