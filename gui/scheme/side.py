"""The left side with its buttons: the list, moving by keyboard, a new category, the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.look import Look
from gui.scheme.category_list import SchemeList


class SchemeSide(QWidget):
    """The list of categories and what can be done to the scheme as a whole."""

    add_asked = Signal()
    step_asked = Signal(int)
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = SchemeList(look)
        self.list.step_asked.connect(self.step_asked)
        self.caption = QLabel(objectName="caption", textFormat=Qt.TextFormat.PlainText)
        self.caption.setContentsMargins(16, 0, 16, 0)
        self.add_button = QPushButton(self.tr("添加类别"))
        self.add_button.clicked.connect(self.add_asked)
        self.up_button = _link(self.tr("上移"), self.tr("Alt+↑，也可以拖动"))
        self.up_button.clicked.connect(lambda: self.step_asked.emit(-1))
        self.down_button = _link(self.tr("下移"), self.tr("Alt+↓，也可以拖动"))
        self.down_button.clicked.connect(lambda: self.step_asked.emit(1))
        self.import_button = _link(self.tr("导入…"), self.tr("换成文件里的类别体系"))
        self.import_button.clicked.connect(self.import_asked)
        self.export_button = _link(self.tr("导出…"), self.tr("把类别体系存成文件（TOML）"))
        self.export_button.clicked.connect(self.export_asked)
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(0, 16, 0, 12)
        column.addWidget(self.caption)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout(horizontalSpacing=4, verticalSpacing=4)
        grid.setContentsMargins(12, 0, 12, 0)
        grid.addWidget(self.up_button, 0, 0)
        grid.addWidget(self.down_button, 0, 1)
        grid.addWidget(self.import_button, 0, 2)
        grid.addWidget(self.export_button, 0, 3)
        grid.addWidget(self.add_button, 1, 0, 1, 4)
        return grid

    def show_numbers(self, live: int) -> None:
        """How many categories are in use."""
        self.caption.setText(self.tr("类别 {n} 个").format(n=live))


def _link(words: str, tip: str) -> QPushButton:
    button = QPushButton(words, objectName="link", toolTip=tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
