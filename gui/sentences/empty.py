"""What stands in place of the table where there is nothing to show, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.look import font


class EmptyTable(QWidget):
    """Teaches how sentences get here, or says which filter keeps them all out."""

    cleared = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strict = ""
        self.head = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.body = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.body.setTextFormat(Qt.TextFormat.PlainText)
        self.body.setFixedWidth(560)
        self.remove_button = QPushButton()
        self.remove_button.clicked.connect(lambda: self.removed.emit(self._strict))
        self.clear_button = QPushButton(self.tr("清除全部"))
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout(spacing=8)
        row.addStretch(1)
        row.addWidget(self.remove_button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        column = QVBoxLayout(self, spacing=16)
        column.addStretch(2)
        column.addWidget(self.head)
        column.addWidget(self.body, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)

    def teach(self) -> None:
        """There are no reports yet."""
        self._say(
            self.tr("还没有句子"),
            self.tr(
                "把报告文件或整个文件夹拖进窗口，或用 文件 → 导入报告…（Ctrl+I）。"
                "读完后，所有报告的句子都列在这里，可以查找、筛选、成批标注。"
            ),
        )
        self.remove_button.hide()
        self.clear_button.hide()

    def no_hit(self) -> None:
        """Nothing matches; which filter is to blame is not known yet."""
        self._say(self.tr("没有符合的句子"), self.tr("这些条件合在一起，一句也没有。"))
        self.remove_button.hide()
        self.clear_button.show()

    def blame(self, name: str, words: str, count: int) -> None:
        """Without the filter ``name`` there would be ``count`` sentences."""
        text = self.tr("最严的条件是“{what}”：去掉它，就有 {n} 句。")
        self.body.setText(text.format(what=words, n=f"{count:,}"))
        self.remove_button.setText(self.tr("去掉“{what}”").format(what=words))
        self._strict = name
        self.remove_button.show()

    def _say(self, head: str, body: str) -> None:
        self.head.setFont(font(18, bold=True))
        self.head.setText(head)
        self.body.setText(body)
