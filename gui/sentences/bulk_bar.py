"""The line under the table: what is selected, and what can be done with all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from annotation.scheme import Category
from operations.bulk import Action


class BulkBar(QWidget):
    """Always as high, selected rows or not: the table never moves under the mouse."""

    asked = Signal(object)  # an Action, to be previewed
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.all_button = QPushButton(objectName="link")
        self.all_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.all_button.clicked.connect(self.all_asked)
        self.menu = QMenu(self)
        self.mark = QToolButton(objectName="tool")
        self.mark.setText(self.tr("标为 ▾"))
        self.mark.setMenu(self.menu)
        self.mark.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.none = self._button(self.tr("均不涉及"), Action("none"))
        self.accept = self._button(self.tr("接受机器判断"), Action("accept"))
        self.clear = self._button(self.tr("清除标注"), Action("clear"))
        self._buttons = (self.mark, self.none, self.accept, self.clear)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.all_button)
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        self.setMinimumHeight(48)

    def _button(self, text: str, action: Action) -> QToolButton:
        button = QToolButton(objectName="tool")
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.asked.emit(action))
        return button

    def show_scheme(self, categories: Sequence[Category]) -> None:
        """The categories that can be said yes or no to."""
        self.menu.clear()
        for category in categories:
            text = f"{category.key}  {category.name}".strip()
            self.menu.addAction(self._action(text, Action("yes", category.uid)))
        no = self.menu.addMenu(self.tr("不属于"))
        for category in categories:
            no.addAction(self._action(category.name, Action("no", category.uid)))

    def _action(self, text: str, action: Action) -> QAction:
        made = QAction(text.replace("&", "&&"), self.menu)
        made.triggered.connect(lambda: self.asked.emit(action))
        return made

    def show_selection(self, picked: int, total: int | None, *, can_accept: bool) -> None:
        """``total``: of the whole result, None while it is counted."""
        if picked:
            self.label.setText(self.tr("已选 {n} 句").format(n=f"{picked:,}"))
        else:
            hint = self.tr("选中句子可成批标注：Shift 连选，Ctrl 加选")
            self.label.setText("" if total == 0 else hint)
        self.label.setObjectName("" if picked else "quiet")
        self.label.style().polish(self.label)
        text = self.tr("选中全部筛选结果 {n} 句").format(n=f"{total or 0:,}")
        self.all_button.setText(text)
        self.all_button.setVisible(bool(total) and picked < (total or 0))
        for button in self._buttons:
            button.setEnabled(picked > 0)
        self.accept.setEnabled(picked > 0 and can_accept)
        self.accept.setToolTip("" if can_accept else self.tr("还没有机器判断"))
