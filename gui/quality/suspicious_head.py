"""The line above the list: which of the two lists, how old it is, and the way to a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

DOUBTED, CONTRADICTING = "doubted", "contradicting"


class SuspiciousHead(QWidget):
    """``chosen``: one of the two lists; ``wanted``: they are to be worked out anew."""

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self.age = QLabel(objectName="caption", textFormat=Qt.TextFormat.PlainText)
        self.again_button = QPushButton(self.tr("重新核对"), objectName="link")
        self.again_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.again_button.clicked.connect(self.wanted)
        row = QHBoxLayout(self, spacing=4)
        row.setContentsMargins(12, 8, 16, 4)
        tips = {
            DOUBTED: self.tr("机器没学过这一条时，觉得它标错了"),
            CONTRADICTING: self.tr("几乎相同的句子，标得不一样"),
        }
        for name, tip in tips.items():
            button = QToolButton(objectName="bar", checkable=True, toolTip=tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, n=name: self.chosen.emit(n))
            self._group.addButton(button)
            self._buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.age)
        row.addWidget(self.again_button)
        self.mark(DOUBTED)
        self.show_numbers({DOUBTED: 0, CONTRADICTING: 0})

    def mark(self, name: str) -> None:
        """Show which list is open."""
        self._buttons[name].setChecked(True)

    def show_numbers(self, waiting: dict[str, int]) -> None:
        """How many wait in either list."""
        told = {
            DOUBTED: self.tr("机器有疑问 {n}"),
            CONTRADICTING: self.tr("相同的句子标得不同 {n}"),
        }
        for name, button in self._buttons.items():
            button.setText(told[name].format(n=waiting[name]))
