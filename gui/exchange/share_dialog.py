"""交给同事: chosen reports as a project of their own, without anybody's tags."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotation.reports import ReportRow
from gui.background import Background
from gui.target import ask_target
from messages import KnownError, Message

_ID = Qt.ItemDataRole.UserRole


class ShareDialog(QDialog):
    """``chosen``: ids ticked at first, None: all. ``written``: (path, FreshCopy) in the end."""

    written = Signal(object, object)

    def __init__(
        self,
        path: Path,
        reports: Sequence[ReportRow],
        background: Background,
        words: Callable[[Message], str],
        *,
        chosen: Collection[int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._background, self._words = path, background, words
        self.setWindowTitle(self.tr("交给同事"))
        self.resize(640, 600)
        self.head = QLabel(
            self.tr(
                "写一个新的项目文件：选中的报告和类别体系，不带任何标注、机器判断、历史和姓名。"
                "同事标完，先关掉这个窗口，再用命令 main.py merge 收回来。"
            ),
            wordWrap=True,
        )
        self.search = QLineEdit(placeholderText=self.tr("按名称找"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("按名称找"))
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget(uniformItemSizes=True, objectName="ticks")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("报告"))
        for report in reports:
            self._add(report, chosen is None or report.id in chosen)
        self.list.itemChanged.connect(self._count)
        self.said = QLabel(objectName="quiet", wordWrap=True)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self.head)
        column.addLayout(self._tools())
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        column.addWidget(self._buttons())
        self._count()

    def _add(self, report: ReportRow, ticked: bool) -> None:
        title = report.metadata.get("title", ("", ""))[0]
        item = QListWidgetItem(f"{title}　{report.name}" if title else report.name, self.list)
        item.setSizeHint(QSize(0, self.list.fontMetrics().height() + 14))
        item.setData(_ID, report.id)
        item.setToolTip(report.name)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.search, 1)
        for word, on in ((self.tr("全选"), True), (self.tr("全不选"), False)):
            button = QPushButton(word)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.tick_shown, on))
            row.addWidget(button)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = QPushButton(objectName="primary")
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask_place)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def report_ids(self) -> list[int]:
        """The ids of the ticked reports."""
        ticked = (i for i in self._items() if i.checkState() == Qt.CheckState.Checked)
        return [int(item.data(_ID)) for item in ticked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def tick_shown(self, on: bool) -> None:
        """Tick or untick what the search shows."""
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._count()

    def _filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.strip().casefold() not in item.text().casefold())

    def _count(self) -> None:
        n = len(self.report_ids)
        self.ok.setEnabled(n > 0)
        self.ok.setText(self.tr("写出 {n} 篇…").format(n=n))
        self.said.setText("" if n else self.tr("至少选一篇报告。"))

    def _ask_place(self) -> None:
        day = QDate.currentDate().toString("yyyy-MM-dd")
        name = self.tr("{name} 给同事 {day}.db").format(name=self._path.stem, day=day)
        place, kinds = self._path.with_name(name), self.tr("标句项目 (*.db)")
        if target := ask_target(self, self.tr("交给同事"), place, kinds):
            self.write(target)

    def write(self, target: Path) -> bool:
        """Write beside the window and close; False where it cannot be written: it is said."""
        from operations.beside_project import READ, call
        from operations.outputs import check_output

        try:
            check_output(target)
        except KnownError as error:
            self.said.setText(self._words(error.message))
            return False
        work, ids = "operations.share_copy.share_copy", self.report_ids
        begun = self._background.begin(
            call(work, self._path, target, access=READ, report_ids=ids),
            title=self.tr("正在写 {name}").format(name=target.name),
            done=lambda copy: self.written.emit(target, copy),
            writes=False,
        )
        if begun:
            self.accept()
        else:
            self.said.setText(self.tr("还有别的工作在进行，等它结束再写。"))
        return begun
