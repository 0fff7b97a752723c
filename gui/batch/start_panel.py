"""Where it begins: into the project or into a table, what is read, where the table goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui import places
from gui.batch.words import result_for, sources
from gui.files import SUFFIXES
from gui.look import font
from gui.target import ask_target

JOIN, TABLE = "join", "table"
TABLES = "*.xlsx *.csv *.jsonl"


class StartPanel(QWidget):
    """``begun``: (JOIN or TABLE, paths, where the table goes)."""

    begun = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paths: list[Path] = []
        self.out = Path()
        self.head = QLabel(self.tr("标注的结果放到哪里？"))
        self.head.setFont(font(20, bold=True))
        self.modes = QButtonGroup(self)
        self.join = self._mode(self.tr("加入本项目"))
        self.table = self._mode(self.tr("只出结果表"))
        self.join.setChecked(True)
        self.classifier = _text("", indent=24)
        self.classifier.hide()
        self.chosen = _text(self.tr("还没有选。把文件夹拖到这里，多大都行；或者："))
        self.folder_button = _button(self.tr("选文件夹…"), self.ask_folder)
        self.files_button = _button(self.tr("选文件…"), self.ask_files)
        self.clear_button = _button(self.tr("不要这些"), self.clear, link=True)
        self.out_label = _text("")
        self.out_button = _button(self.tr("换个地方…"), self.ask_out, link=True)
        self.begin_button = _button("", self.begin)
        self.begin_button.setObjectName("primary")
        self._lay_out()
        self.modes.buttonToggled.connect(lambda *_: self._show())
        self._show()

    def _mode(self, words: str) -> QRadioButton:
        button = QRadioButton(words)
        button.setFont(font(16, bold=True))
        self.modes.addButton(button)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addSpacing(8)
        for button, words in (
            (
                self.join,
                self.tr(
                    "报告进入本项目，机器判断随即给出；您改正的都算数，机器也跟着学。适合要接着标的。"
                ),
            ),
            (
                self.table,
                self.tr(
                    "用正在用的那一版自动标注，直接写成一张表，项目不变。"
                    "适合几千上万篇；留给人看的可以复核，还能随机抽检。"
                ),
            ),
        ):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(_text(words, indent=24))
            column.addSpacing(4)
        column.addWidget(self.classifier)
        column.addSpacing(8)
        column.addWidget(self.chosen)
        column.addLayout(_row(self.folder_button, self.files_button, self.clear_button))
        column.addWidget(self.out_label)
        column.addLayout(_row(self.out_button))
        column.addSpacing(8)
        column.addLayout(_row(self.begin_button))

    def show_classifier(self, version: str) -> None:
        """Which one a table is made with; "": none was kept, and that has consequences."""
        kept = self.tr(
            "现在用的是 {version}；要用最新的标注，先在“质量检查 → 版本与定稿”保存一版。"
        )
        none = self.tr(
            "还没有保存过版本：只按关键词判，句句都留给人看。"
            "先在“质量检查 → 版本与定稿”保存一版，结果才准。"
        )
        self.classifier.setText(kept.format(version=version) if version else none)
        self._show()

    @property
    def mode(self) -> str:
        """``JOIN`` or ``TABLE``."""
        return JOIN if self.join.isChecked() else TABLE

    def take(self, paths: Sequence[Path]) -> None:
        """Add what was chosen or dropped."""
        self.paths += [path for path in paths if path not in self.paths]
        if self.paths:
            self.out = result_for(self.paths)
        self._show()
        self.begin_button.setFocus()

    def clear(self) -> None:
        """Choose anew."""
        self.paths, self.out = [], Path()
        self._show()
        self.folder_button.setFocus()

    def _show(self) -> None:
        there, table = bool(self.paths), self.mode == TABLE
        empty = self.tr("还没有选。把文件夹拖到这里，多大都行；或者：")
        told = self.tr("已选：{what}").format(what=sources(self.paths))
        self.chosen.setText(told if there else empty)
        self.clear_button.setVisible(there)
        self.out_label.setText(self.tr("结果写到：{path}").format(path=self.out))
        for widget in (self.out_label, self.out_button):
            widget.setVisible(there and table)
        self.classifier.setVisible(table and bool(self.classifier.text()))
        words = self.tr("开始标注") if table else self.tr("导入本项目")
        self.begin_button.setText(words)
        self.begin_button.setEnabled(there)

    def ask_folder(self) -> None:
        """Choose a folder."""
        title = self.tr("选择文件夹")
        chosen = QFileDialog.getExistingDirectory(self, title, places.last_folder())
        if chosen:
            places.remember_folder(Path(chosen))
            self.take([Path(chosen)])

    def ask_files(self) -> None:
        """Choose reports."""
        kinds = self.tr("报告 ({suffixes})").format(suffixes=SUFFIXES)
        title, here = self.tr("选择报告"), places.last_folder()
        chosen, _ = QFileDialog.getOpenFileNames(self, title, here, kinds)
        if chosen:
            places.remember_folder(Path(chosen[0]).parent)
            self.take([Path(name) for name in chosen])

    def ask_out(self) -> None:
        """Choose where the table goes; its ending says which kind it is."""
        kinds = self.tr("结果表 ({suffixes})").format(suffixes=TABLES)
        if out := ask_target(self, self.tr("结果写到"), self.out, kinds):
            self.write_to(out)

    def write_to(self, path: Path) -> None:
        """The table goes there."""
        self.out = path
        self._show()

    def begin(self) -> None:
        """开始."""
        if self.paths:
            self.begun.emit(self.mode, list(self.paths), self.out)


def _text(words: str, *, indent: int = 0) -> QLabel:
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName("quiet")
    label.setIndent(indent)
    return label


def _button(words: str, do, *, link: bool = False) -> QPushButton:  # type: ignore[no-untyped-def]
    button = QPushButton(words)
    button.setAutoDefault(True)  # Enter presses it, though this is no dialog
    button.clicked.connect(lambda: do())
    if link:
        button.setObjectName("link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout(spacing=8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
