"""The runs that were begun before: one waits to be gone on with, another can be opened again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.look import font

if TYPE_CHECKING:
    from operations.known_runs import KnownRun

MOST = 4  # runs that are shown
_WIDE = 620


class RunsList(QWidget):
    """``resumed``, ``opened``, ``dropped``: the folder of a run. ``import_resumed``, and
    ``import_dropped``: an import that was not done."""

    resumed = Signal(object)
    opened = Signal(object)
    dropped = Signal(object)
    import_resumed = Signal()
    import_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self, spacing=8)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.hide()

    def show_runs(self, runs: Sequence[KnownRun], coming: Sequence[Path]) -> None:
        """Other runs than before; unfinished ones first."""
        if self._body is not None:
            self._body.deleteLater()
        self.buttons = []
        self._body = body = QWidget()
        column = QVBoxLayout(body, spacing=8)
        column.setContentsMargins(0, 0, 0, 0)
        head = QLabel(self.tr("上次的"))
        head.setFont(font(16, bold=True))
        column.addWidget(head)
        if coming:
            column.addLayout(self._import_row(coming))
        for run in sorted(runs, key=lambda run: run.finished)[:MOST]:
            column.addLayout(self._row(run))
        self._column.addWidget(body)
        body.show()  # now, not when the events have been seen to
        self.setVisible(bool(runs or coming))

    def _import_row(self, coming: Sequence[Path]) -> QHBoxLayout:
        words = self.tr("导入没有做完：{what}").format(what=coming[0].name)
        row = self._line(words, str(coming[0]))
        self._add(row, self.tr("继续"), self.import_resumed.emit, coming[0].name)
        self._add(row, self.tr("不做了"), self.import_dropped.emit, coming[0].name, link=True)
        return row

    def _row(self, run: KnownRun) -> QHBoxLayout:
        folder, name = run.folder, run.out.name
        if run.under_way:
            return self._line(self.tr("别的程序正在做：{name}").format(name=name), str(run.out))
        if run.finished:
            row = self._line(name, str(run.out))
            self._add(row, self.tr("查看"), lambda: self.opened.emit(folder), name)
        else:
            row = self._line(self.tr("没有做完：{name}").format(name=name), str(run.out))
            self._add(row, self.tr("继续"), lambda: self.resumed.emit(folder), name)
        self._add(row, self.tr("不要了"), lambda: self.dropped.emit(folder), name, link=True)
        return row

    def _line(self, words: str, tip: str) -> QHBoxLayout:
        label = QLabel(textFormat=Qt.TextFormat.PlainText, toolTip=tip)
        wide = QFontMetrics(label.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, _WIDE)
        label.setText(wide)
        row = QHBoxLayout(spacing=8)
        row.addWidget(label)
        row.addStretch(1)
        return row

    def _add(self, row: QHBoxLayout, words: str, do, name: str, *, link: bool = False) -> None:  # type: ignore[no-untyped-def]
        button = QPushButton(words)
        button.setAutoDefault(True)  # Enter presses it, though this is no dialog
        button.setAccessibleName(f"{words} {name}")
        button.clicked.connect(lambda: do())
        if link:
            button.setObjectName("link")
            button.setToolTip(self.tr("扔掉中间结果；已经写好的表留着"))
        self.buttons.append(button)
        row.addWidget(button)
