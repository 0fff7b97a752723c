"""One sentence between its neighbours, and the categories to answer with, by digits or by mouse.

The same for the blind sample of a run and for what the run leaves for review; only the latter says
what the program thinks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotation.categories import Category
from gui.flow import FlowLayout
from gui.look import font
from gui.tagging.keys import press_of

_PAPER = 17
_WIDE = 760


class AnswerPanel(QWidget):
    """``answered``: the names that apply. ``went``: -1 or 1, another sentence. ``taken_back``: the
    last answer was a slip. ``left``: enough. ``takes_none``: with nothing marked, Enter says so.
    After the last answer nothing turns by itself: it could not be taken back any more.
    """

    answered = Signal(object)
    went = Signal(int)
    taken_back = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("要判断的句子"))
        self.names: list[str] = []
        self.takes_none = False
        self._keys: dict[str, str] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.head, self.count = QLabel(), QLabel(objectName="quiet")
        self.head.setFont(font(16, bold=True))
        self.hint = QLabel(objectName="quiet", wordWrap=True)
        self.report = QLabel(objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self.report.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.before, self.after = (_paper(quiet=True) for _ in range(2))
        self.text = _paper()
        self.machine = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.none_button = self._button(self.tr("0 均不涉及"), self._none)
        self.confirm_button = self._button("", self._confirm)
        self.confirm_button.setObjectName("primary")
        self.back_button = self._button(self.tr("上一句"), lambda: self.went.emit(-1))
        self.leave_button = self._button(self.tr("先到这里"), self.left.emit)
        self.end_button = self._button(self.tr("回到结果"), self.left.emit)
        self.end_button.setObjectName("primary")
        self.tools = QHBoxLayout(spacing=8)
        self._lay_out()
        self._name_confirm()

    def _lay_out(self) -> None:
        top = QHBoxLayout(spacing=16)
        for widget in (self.head, self.count):
            top.addWidget(widget)
        top.addStretch(1)
        top.addLayout(self.tools)
        top.addWidget(self.leave_button)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addWidget(self._card(), 1)
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices, gap=8)
        column.addWidget(self._choices)
        low = QHBoxLayout(spacing=8)
        for button in (self.confirm_button, self.none_button, self.end_button, self.back_button):
            low.addWidget(button)
        low.addStretch(1)
        column.addLayout(low)

    def _card(self) -> QScrollArea:
        card = QFrame(objectName="panel")
        inner = QVBoxLayout(card, spacing=12)
        inner.setContentsMargins(24, 16, 24, 16)
        for widget in (self.report, self.before, self.text, self.after, self.machine):
            inner.addWidget(widget)
        inner.addStretch(1)
        self.area = QScrollArea(objectName="quality", widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(card)
        return self.area

    def _button(self, words: str, do) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())
        return button

    def show_scheme(self, names: Sequence[str], categories: Sequence[Category]) -> None:
        """The categories to answer with; those of the project keep their key."""
        known = {category.name: category.key for category in categories}
        self.names = list(names)
        free = [str(n) for n in range(1, 10) if str(n) not in known.values()]
        self._keys = {}
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        for name in names:
            key = known.get(name) or (free.pop(0) if free and name not in known else "")
            if key:
                self._keys[key] = name
            button = self._button(f"{key} {name}".strip(), self._name_confirm)
            button.setCheckable(True)
            button.setObjectName("answer")
            self.buttons[name] = button
            self._flow.addWidget(button)
            button.show()

    def show_sentence(
        self,
        around: tuple[str, str, str, str],
        *,
        marked: Collection[str] = (),
        machine: str = "",
        can_go_back: bool = False,
    ) -> None:
        """``around``: report, text before, sentence, text after; ``machine``: what it thinks."""
        labels = (self.report, self.before, self.text, self.after)
        for label, words in zip(labels, around, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        self.report.setToolTip(around[0])
        self.setAccessibleDescription(around[2])
        self.machine.setText(machine)
        self.machine.setVisible(bool(machine))
        for name, button in self.buttons.items():
            button.setChecked(name in marked)
        self.back_button.setVisible(can_go_back)
        self.area.verticalScrollBar().setValue(0)
        self._name_confirm()
        self._ask(True)

    def show_end(self, words: str) -> None:
        """All is answered. ``words``: what comes next, and what can be taken back."""
        self.show_sentence(("", "", words, ""), can_go_back=True)
        self._ask(False)

    @property
    def ended(self) -> bool:
        """Is there nothing to answer any more?"""
        return self._choices.isHidden()

    def _ask(self, on: bool) -> None:
        asking = (self.hint, self._choices, self.confirm_button, self.none_button)
        for widget in (*asking, self.leave_button):
            widget.setVisible(on)
        self.end_button.setVisible(not on)
        self.setFocus()

    @property
    def marked(self) -> list[str]:
        """The names that are on."""
        return [name for name, button in self.buttons.items() if button.isChecked()]

    def _name_confirm(self) -> None:
        names = "、".join(self.marked) or (self.tr("均不涉及") if self.takes_none else "")
        told = self.tr("确认：{names} ⏎").format(names=names)
        self.confirm_button.setText(told if names else self.tr("先选类别，或按 0"))
        self.confirm_button.setEnabled(bool(names))

    def _confirm(self) -> None:
        if self.marked or self.takes_none:
            self.answered.emit(self.marked)

    def _none(self) -> None:
        self.answered.emit([])

    def event(self, event: QEvent) -> bool:
        """Undo is for the answers here, not for the last step in the project; redo is nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and (_is_undo(event) or _is_redo(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Digits turn a category on or off, Enter confirms, 0 is none, arrows go to others."""
        press = press_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _is_undo(event):
            self.taken_back.emit()
        elif press is None or (self.ended and press.where != "up"):
            super().keyPressEvent(event)
        elif press.verb == "toggle" and press.digit in self._keys:
            self.buttons[self._keys[press.digit]].toggle()
            self._name_confirm()
        elif press.verb == "confirm":
            self._confirm()
        elif press.verb == "none":
            self._none()
        elif press.where in ("up", "down", "next"):
            self.went.emit(-1 if press.where == "up" else 1)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier  # as in the menu, on every system
    is_key = isinstance(event, QKeyEvent)
    return is_key and event.key() == Qt.Key.Key_Y and event.modifiers() == held


def _paper(*, quiet: bool = False) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setMaximumWidth(_WIDE)
    label.setFont(font(14 if quiet else _PAPER))
    label.setObjectName("quiet" if quiet else "")
    return label
