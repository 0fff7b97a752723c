"""The line at the bottom: what was stored, by whom, the way back, how far the report is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

TITLE_WIDE = 360  # pixels that the name of a long work may take
GAP = 8


class StatusLine(QWidget):
    """Answers instead of dialogs. Long work shows its bar and its cancel here."""

    undo_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo_button = _link(self.tr("撤销"))
        self.undo_button.clicked.connect(self.undo_asked)
        self._saying = _Saying(self.undo_button)
        self.analyst = QLabel(objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self.learning = QLabel(objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self.count = QLabel(objectName="quiet")
        self.count.setToolTip(self.tr("每个类别都判断过的句子。新加了类别，旧句子就还没有标完"))
        self.work = QLabel(objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("工作进度"))
        self.cancel_button = _link(self.tr("取消"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._saying, 1)
        for widget in (self.work, self.bar, self.cancel_button):
            row.addWidget(widget)
        row.addWidget(self.learning)
        row.addSpacing(16)
        row.addWidget(self.analyst)
        row.addSpacing(16)
        row.addWidget(self.count)
        self.setFixedHeight(40)
        self.show_work(None)
        self.say("")

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Say one sentence; with ``undo``, the way back beside it."""
        self._saying.say(sentence)
        self.undo_button.setVisible(undo)

    @property
    def message(self) -> str:
        """The sentence that was said last."""
        return self._saying.sentence

    def show_who(self, analyst: str | None) -> None:
        """The name every tag is signed with; None: not asked yet."""
        self.analyst.setText(self.tr("标注人 {name}").format(name=analyst) if analyst else "")

    def show_learning(self, sentence: str) -> None:
        """What the classifier has learnt from; "": nothing learns."""
        if sentence != self.learning.text():
            self.learning.setText(sentence)

    def show_count(self, done: int, total: int) -> None:
        """How far the open report is; 0 of 0 shows nothing. Done: judged in every category."""
        text = self.tr("本篇已标 {done}/{total} 句").format(done=done, total=total)
        self.count.setText(text if total else "")

    def show_title(self, title: str) -> None:
        """What the long work is; shown beside its bar, away from what was stored."""
        metrics = self.work.fontMetrics()
        self.work.setText(metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, TITLE_WIDE))

    def show_work(self, done: tuple[int, int] | None) -> None:
        """How far long work is; None: none is under way."""
        self.work.setVisible(done is not None)
        self.bar.setVisible(done is not None)
        self.cancel_button.setVisible(done is not None)
        if done is not None:
            self.bar.setRange(0, done[1])
            self.bar.setValue(done[0])


class _Saying(QWidget):
    """A sentence with a button behind it; what is too long for the room is cut, and whole in the
    tooltip. Placed by hand: a layout would move the whole window with every sentence."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__()
        self.sentence = ""
        self._label, self._button = QLabel(self, textFormat=Qt.TextFormat.PlainText), button
        button.setParent(self)
        self.setAutoFillBackground(True)  # or Qt would paint all that it stands on
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self.sentence = sentence
        self._place()

    def _place(self) -> None:
        wide, high = self._button.sizeHint().width(), self.height()
        metrics, room = self._label.fontMetrics(), max(self.width() - wide - GAP, 0)
        shown = metrics.elidedText(self.sentence, Qt.TextElideMode.ElideRight, room)
        self._label.setText(shown)
        self.setToolTip("" if shown == self.sentence else self.sentence)
        needed = min(self._label.sizeHint().width(), room)
        self._label.setGeometry(0, 0, needed, high)
        self._button.setGeometry(needed + GAP, 0, wide, high)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What is left of the line."""
        return QSize(0, self._button.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The text may be larger now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More room, or less."""
        super().resizeEvent(event)
        self._place()


def _link(text: str) -> QPushButton:
    button = QPushButton(text, objectName="link", cursor=Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
