"""The page before any project is open: what this is, and three ways in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from gui.look import font

# The first of them has the focus: Enter opens it, so it must be seen.
_RECENT = """QPushButton { text-align: left; padding: 4px 0; border-radius: 0;
    border-bottom: 2px solid transparent; }
QPushButton:focus { border-bottom: 2px solid palette(highlight); }"""


class Welcome(QWidget):
    """Three buttons and the projects opened lately."""

    open_asked = Signal()
    new_asked = Signal()
    new_from_files_asked = Signal()
    new_from_folder_asked = Signal()
    sample_asked = Signal()
    recent_chosen = Signal(object)  # a Path

    def __init__(self, recent: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(spacing=12)
        column.addStretch(2)
        name = QLabel(self.tr("标句"))
        name.setFont(font(40, bold=True))
        column.addWidget(name)
        column.addWidget(self._what())
        column.addSpacing(16)
        self.buttons = self._ways_in()
        column.addLayout(self._row())
        column.addWidget(QLabel(self.tr("也可以把文件或文件夹拖进来。"), objectName="quiet"))
        column.addSpacing(24)
        self.recent = [self._recent(path) for path in recent]
        if self.recent:
            column.addWidget(QLabel(self.tr("最近的项目"), objectName="caption"))
        for button in self.recent:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        box = QWidget()
        box.setLayout(column)
        box.setFixedWidth(680)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(box)
        row.addStretch(1)

    def _what(self) -> QLabel:
        text = QLabel(
            self.tr(
                "一句一句地读报告，按一个数字键就标好一句。\n"
                "所有内容都存在您电脑上的一个文件里，不联网。"
            ),
            wordWrap=True,
        )
        text.setFont(font(17))
        return text

    def _ways_in(self) -> list[QPushButton]:
        sample = QPushButton(self.tr("打开示例"))
        sample.setToolTip(self.tr("几篇虚构的报告，可以随便试"))
        sample.clicked.connect(self.sample_asked)
        new = QPushButton(self.tr("新建项目并导入报告…"), objectName="primary")
        menu = QMenu(new)
        menu.addAction(self.tr("选择文件…"), self.new_from_files_asked.emit)
        menu.addAction(self.tr("选择文件夹…"), self.new_from_folder_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("先建一个空项目…"), self.new_asked.emit)
        new.clicked.connect(lambda: menu.popup(new.mapToGlobal(new.rect().bottomLeft())))
        opened = QPushButton(self.tr("打开项目…"))
        opened.clicked.connect(self.open_asked)
        return [new, opened, sample]

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(spacing=12)
        for button in self.buttons:
            button.setFont(font(16))
            button.setMinimumHeight(48)
            button.setAutoDefault(True)  # Enter presses it, though this is no dialog
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _recent(self, path: Path) -> QPushButton:
        button = QPushButton(objectName="link", cursor=Qt.CursorShape.PointingHandCursor)
        button.setAutoDefault(True)
        metrics = button.fontMetrics()
        shown = f"{path.name}　{path.parent}"
        button.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, 640))
        button.setToolTip(str(path))
        button.setStyleSheet(_RECENT)
        button.clicked.connect(lambda: self.recent_chosen.emit(path))
        return button
