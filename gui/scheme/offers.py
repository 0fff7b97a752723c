"""The lines above the form: what waits for this category, each with a way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotation.category_units import Waiting


class SchemeOffers(QWidget):
    """``asked``: "older", "marked" or "not_judged" sentences are to be shown; "accept": never."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self, spacing=4)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.lines: dict[str, QLabel] = {}
        self.buttons: dict[str, QPushButton] = {}
        self._add("older", self.tr("复查"), ("accept", self.tr("不必复查")))
        self._add("marked", self.tr("逐句确认"))
        self._add("not_judged", self.tr("逐句判断"))
        self.show_waiting(Waiting())

    def _add(self, kind: str, *buttons: str | tuple[str, str]) -> None:
        line = QLabel(textFormat=Qt.TextFormat.PlainText)
        holder = QWidget()
        row = QHBoxLayout(holder, spacing=4)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line)
        for button in buttons:
            told, words = (kind, button) if isinstance(button, str) else button
            self.buttons[told] = link = QPushButton(words, objectName="link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.clicked.connect(lambda _=False, t=told: self.asked.emit(t))
            row.addWidget(link)
        row.addStretch(1)
        self.lines[kind] = line
        self._column.addWidget(holder)

    def show_waiting(self, waiting: Waiting) -> None:
        """Say what waits; lines without anything are not there."""
        told = {
            "older": (waiting.older, self.tr("定义已改，{n} 条较早的标注可以复查")),
            "marked": (waiting.marked, self.tr("有 {n} 句的标注待重新确认")),
            "not_judged": (
                # Where nobody has begun, every category waits: that is no news.
                waiting.not_judged if waiting.judged_elsewhere else 0,
                self.tr("这个类别有 {n} 句还没判断，其中 {m} 句已判断过其他类别"),
            ),
        }
        for kind, (count, words) in told.items():
            values = {"n": f"{count:,}", "m": f"{waiting.judged_elsewhere:,}"}
            self.lines[kind].setText(words.format(**values))
            holder = self.lines[kind].parentWidget()
            holder.setVisible(bool(count))
        self.setVisible(any(count for count, _ in told.values()))
