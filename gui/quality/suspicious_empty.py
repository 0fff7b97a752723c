"""What stands in place of the list: it is being made, there is nothing to doubt, or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.look import font


class SuspiciousEmpty(QWidget):
    """``asked``: the button was pressed, whatever it offers now."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.body = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.body.setTextFormat(Qt.TextFormat.PlainText)
        self.body.setFixedWidth(560)
        self.bar = QProgressBar(textVisible=False, maximum=0)
        self.bar.setAccessibleName(self.tr("正在核对标注"))
        self.bar.setFixedWidth(240)
        self.button = QPushButton()
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self, spacing=16)
        column.addStretch(2)
        for widget in (self.head, self.body, self.bar, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def work(self) -> None:
        """It is being made."""
        body = self.tr(
            "机器在没学过每一条标注的情况下，把它重新判断一遍。可以先去做别的，做完就列在这里。"
        )
        self._say(self.tr("正在核对全部标注…"), body, "", busy=True)

    def teach(self) -> None:
        """Nothing was judged yet."""
        body = self.tr(
            "标注几十句以后，这里列出最可能标错的：机器看法相反的，"
            "和几乎相同的句子却标得不同的。每条一个键改正，一个键保留。"
        )
        self._say(self.tr("还没有标注可以核对"), body, self.tr("重新核对"))

    def praise(self) -> None:
        """Nothing is doubted."""
        body = self.tr("没有一条标注让机器觉得更可能是错的，相同的句子也标得一样。")
        self._say(self.tr("没有可疑的标注"), body, self.tr("重新核对"))

    def none_here(self) -> None:
        """Nothing in this list, something in the other."""
        self._say(self.tr("这一类没有可疑的"), self.tr("请看上面的另一类。"), "")

    def fail(self, why: str) -> None:
        """It could not be made."""
        self._say(self.tr("没有核对成"), why, self.tr("再试一次"))

    def _say(self, head: str, body: str, offer: str, *, busy: bool = False) -> None:
        self.head.setFont(font(18, bold=True))
        self.head.setText(head)
        self.body.setText(body)
        self.body.setMinimumHeight(self.body.heightForWidth(self.body.width()))
        self.bar.setVisible(busy)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
