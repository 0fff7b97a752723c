"""The line that says how two versions differ, with the way to the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.quality.versions_words import compared

if TYPE_CHECKING:
    from operations.compare_versions import Comparison


class CompareStrip(QFrame):
    """Not there until something was asked. ``listed``: (unit ids, title); ``left``: stop."""

    listed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="panel")
        self.found: Comparison | None = None
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list_button = QPushButton(objectName="primary")
        self.list_button.setAutoDefault(False)
        self.list_button.clicked.connect(self._list)
        self.leave_button = QPushButton()
        self.leave_button.setAutoDefault(False)
        self.leave_button.clicked.connect(self._leave)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.list_button)
        row.addWidget(self.leave_button)
        self.hide()

    def wait(self, sentence: str) -> None:
        """Something is being worked on."""
        self.found = None
        self.words.setText(sentence)
        self.list_button.hide()
        self.leave_button.setText(self.tr("取消"))
        self.show()

    def show_found(self, found: Comparison) -> None:
        """Say how they differ."""
        self.found = found
        self.words.setText(compared(found))
        count = len(found.changed)
        self.list_button.setText(self.tr("列出这 {n} 句").format(n=f"{count:,}"))
        self.list_button.setVisible(bool(count))
        self.leave_button.setText(self.tr("收起"))
        (self.list_button if count else self.leave_button).setFocus()

    def _list(self) -> None:
        if self.found is not None:
            title = self.tr("{first} 与 {second} 判断不同")
            told = title.format(first=self.found.first, second=self.found.second)
            self.listed.emit(([sentence.unit_id for sentence in self.found.changed], told))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
