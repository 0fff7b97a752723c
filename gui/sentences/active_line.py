"""One quiet line: how many sentences match, and the filters that are on, each with its way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.flow import FlowLayout


class ActiveLine(QWidget):
    """Shows the count and the words of the filters; ``removed`` names the one to drop."""

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setMinimumHeight(32)
        self.words = dict[str, QPushButton]()
        self.clear_button = QPushButton(self.tr("清除全部"), objectName="link")
        self.clear_button.clicked.connect(self.cleared)
        self.clear_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(self.count)
        self._flow.addWidget(self.clear_button)
        self.clear_button.hide()

    def show_count(self, count: int | None) -> None:
        """How many match; None: not known yet."""
        known = self.tr("共 {n} 句").format(n=f"{count or 0:,}")
        self.count.setText(self.tr("正在数…") if count is None else known)

    def show_filters(self, named: Sequence[tuple[str, str]]) -> None:
        """``named``: the filters that are on, by name, with their words."""
        for name in [name for name in self.words if name not in dict(named)]:
            gone = self.words.pop(name)
            self._flow.removeWidget(gone)
            gone.hide()  # at once: it is deleted only when nothing else is to be done
            gone.deleteLater()
        self._flow.removeWidget(self.clear_button)
        for name, words in named:
            button = self.words.get(name) or self._add(name)
            button.setText(f"{_short(words)}  ✕")
            button.setToolTip(words)
            button.setAccessibleName(self.tr("去掉筛选 {what}").format(what=words))
        self._flow.addWidget(self.clear_button)
        self.clear_button.setVisible(bool(named))

    def _add(self, name: str) -> QPushButton:
        button = self.words[name] = QPushButton(objectName="word")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.removed.emit(name))
        self._flow.addWidget(button)
        button.show()
        return button


def _short(words: str) -> str:
    return words if len(words) <= 24 else words[:23] + "…"
