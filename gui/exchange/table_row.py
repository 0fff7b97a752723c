"""The table of metadata of an import: which, and how many file names it matches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.exchange.asker import Asker, Tell
from messages import Message

_SHOWN = 5


class TableRow(QWidget):
    """One line: what is chosen, how it fits, and the buttons to choose and to drop it."""

    chosen = Signal(object)  # a Path, or None

    def __init__(self, words: Callable[[Message], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.path: Path | None = None
        self.ask_names: Callable[[], Sequence[str]] = lambda: ()
        self._asker = Asker(self)
        self._asker.answered.connect(self._show)
        self._asker.refused.connect(self._refuse)
        self.said = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True, objectName="quiet")
        self.choose = QPushButton(self.tr("选择元数据表…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.remove = QPushButton(self.tr("不用"), objectName="link")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(lambda: self.use(None))
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose)
        row.addWidget(self.said, 1)
        row.addWidget(self.remove)
        self.use(None)

    def use(self, path: Path | None) -> None:
        """Take this table, or none."""
        self.path = path
        self.remove.setVisible(path is not None)
        self.chosen.emit(path)
        if path is None:
            self._asker.drop()
            self.said.setText(self.tr("可选：一张 .xlsx 或 .csv，按文件名补上年份、地区等。"))
            return
        self.said.setText(self.tr("正在核对 {name}…").format(name=path.name))
        self._asker.ask(partial(_match, path, list(self.ask_names())))

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._asker.stop()

    def _ask(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.csv)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("选择元数据表"), "", kinds)
        if chosen:
            self.use(Path(chosen))

    def _show(self, table: object) -> None:
        from operations.survey_reports import MatchedTable

        assert isinstance(table, MatchedTable)
        words = self.tr("{name}：{all} 行，对上 {n} 个文件").format(
            name=table.path.name, all=table.rows, n=table.reports
        )
        if table.unmatched:
            first = "、".join(table.unmatched[:_SHOWN])
            more = "…" if len(table.unmatched) > _SHOWN else ""
            left = self.tr("没对上 {n} 行：{names}").format(n=len(table.unmatched), names=first)
            words += self.tr("；") + left + more
        self.said.setText(words)

    def _refuse(self, message: Message) -> None:
        self.use(None)
        self.said.setText(self._words(message))


def _match(path: Path, names: Sequence[str], _tell: Tell) -> object:
    from operations.survey_reports import match_table

    return match_table(path, names)
