"""Export: which format, which sentences, a look at the first rows, then the file."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui.asking import Asking
from gui.background import Background
from gui.exchange.export_preview import PreviewTable
from gui.target import ask_target
from messages import KnownError, Message

if TYPE_CHECKING:
    from operations.beside_project import Call
    from operations.export_result import ExportPreview, ExportResult

OTHER = ("csv",)  # the rest stands in sight
_ROWS = 20


class ExportDialog(QDialog):
    """``reports``: ids of those the filter shows now, None: no filter is set.

    ``written``: (path, ExportResult) when the file is there.
    """

    written = Signal(object, object)

    def __init__(
        self,
        path: Path,
        background: Background,
        words: Callable[[Message], str],
        *,
        lang: str,
        reports: Collection[int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._background, self._words, self._lang = path, background, words, lang
        self._reports = reports
        self.asking = Asking(self)
        self.asking.answered.connect(self._show)
        self.asking.failed.connect(self._refuse)
        self.setWindowTitle(self.tr("导出"))
        self.resize(1000, 620)
        self.formats = self._choice(self._format_words())
        self.other = QPushButton(self.tr("其他格式"), objectName="link")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._show_other)
        self.scope = self._choice(self._scope_words())
        self.scope.idToggled.connect(lambda _, on: self._preview() if on else None)
        self.formats.idToggled.connect(lambda _, on: self._say_format() if on else None)
        self.head = QLabel(wordWrap=True)
        self.table = PreviewTable()
        self.said = QLabel(objectName="quiet", wordWrap=True)
        self._lay_out()
        self._say_format()
        self._preview()

    def _format_words(self) -> dict[str, str]:
        return {
            "xlsx": self.tr("Excel (.xlsx)"),
            "docx": self.tr("Word (.docx)"),
            "jsonl": "JSONL",
            "csv": "CSV",
        }

    def _scope_words(self) -> dict[str, str]:
        words = {
            "judged": self.tr("已标注的句子"),
            "all": self.tr("全部句子，没标的留空"),
        }
        if self._reports is not None:
            n = len(self._reports)
            words["judged_here"] = self.tr("当前筛选的 {n} 篇：已标注的").format(n=n)
            words["all_here"] = self.tr("当前筛选的 {n} 篇：全部").format(n=n)
        return words

    def _choice(self, words: dict[str, str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, (name, text) in enumerate(words.items()):
            button = QRadioButton(text)
            button.setProperty("choice", name)
            group.addButton(button, number)
        group.button(0).setChecked(True)
        return group

    def _lay_out(self) -> None:
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(24, 24, 24, 24)
        grid = QGridLayout(horizontalSpacing=16, verticalSpacing=12)
        captions = (self.tr("格式"), self.tr("内容"))
        for line, group in enumerate((self.formats, self.scope)):
            grid.addWidget(QLabel(captions[line], objectName="quiet"), line, 0)
            row = QHBoxLayout(spacing=16)
            for button in group.buttons():
                row.addWidget(button)
                button.setVisible(button.property("choice") not in OTHER)
            if group is self.formats:
                row.addWidget(self.other)
            row.addStretch(1)
            grid.addLayout(row, line, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = QPushButton(self.tr("导出到…"), objectName="primary")
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask_place)
        buttons.rejected.connect(self.reject)
        return buttons

    def done(self, result: int) -> None:
        """Nothing may be left at work behind a closed dialog."""
        self.asking.stop()
        super().done(result)

    @property
    def format(self) -> str:
        """The format that is chosen."""
        return str(self.formats.checkedButton().property("choice"))

    @property
    def everything(self) -> bool:
        """Whether sentences that nobody judged go out too."""
        return str(self.scope.checkedButton().property("choice")).startswith("all")

    @property
    def report_ids(self) -> Collection[int] | None:
        """The reports to export; None: all."""
        here = str(self.scope.checkedButton().property("choice")).endswith("_here")
        return self._reports if here else None

    def _show_other(self) -> None:
        self.other.hide()
        for button in self.formats.buttons():
            button.show()
            if button.property("choice") == OTHER[0]:
                button.setFocus()

    def _say_format(self) -> None:
        words = {
            "xlsx": self.tr("每句一行，类别一列。在 Excel 或 WPS 里改过以后可以导回来。"),
            "docx": self.tr("按报告排好，每句后面写着类别。给人看的，不能导回来。"),
            "jsonl": self.tr("每行一句，给程序用的，可以导回来。"),
            "csv": self.tr("每句一行的纯文本表格，可以导回来。"),
        }
        self.said.setText(words[self.format])

    # The preview.

    def _preview(self) -> None:
        self.ok.setEnabled(False)
        self.head.setText(self.tr("正在数句子…"))
        self._count()

    def _count(self) -> None:
        from operations.beside_project import READ, answer, call

        self.asking.ask(
            answer,
            call(
                "operations.export_corpus.preview_export",
                self._path,
                access=READ,
                tells=False,
                limit=_ROWS,
                everything=self.everything,
                report_ids=self.report_ids,
            ),
        )

    def _show(self, preview: ExportPreview) -> None:
        self.table.fill(preview)
        total = preview.total
        if not total.rows:
            self.head.setText(self._why_empty())
            return
        self.head.setText(self._counts(total, len(preview.rows)))
        self.ok.setEnabled(True)

    def _counts(self, total: ExportResult, shown: int) -> str:
        words = self.tr("共 {n} 句，其中已标 {judged} 句").format(n=total.rows, judged=total.judged)
        if total.conflicts:
            words += self.tr("，有分歧 {n} 句").format(n=total.conflicts)
        return words + self.tr("。下面是前 {n} 句：").format(n=shown)

    def _why_empty(self) -> str:
        if self.everything:
            return self.tr("这里没有句子，先导入报告。")
        return self.tr("还没有标注过的句子。可以改选“全部句子”。")

    def _refuse(self, message: Message) -> None:
        self.head.setText(self._words(message))

    # The file.

    def _ask_place(self) -> None:
        place = self._path.with_suffix(f".{self.format}")
        kinds = f"{self.format.upper()} (*.{self.format})"
        if out := ask_target(self, self.tr("导出到"), place, kinds):
            self.write(out)

    def write(self, out: Path) -> bool:
        """Write beside the window and close; False where the file cannot be written: it is said.

        Whether the file is open in Excel is found out now, not after the work.
        """
        from operations.outputs import check_output

        try:
            check_output(out)
        except KnownError as error:
            self.said.setText(self._words(error.message))
            return False
        begun = self._background.begin(
            self._export(out),
            title=self.tr("正在导出 {name}").format(name=out.name),
            done=lambda result: self.written.emit(out, result),
            writes=False,
        )
        if begun:
            self.accept()
        else:
            self.said.setText(self.tr("还有别的工作在进行，等它结束再导出。"))
        return begun

    def _export(self, out: Path) -> Call:
        from operations.beside_project import READ, call

        return call(
            "operations.export_corpus.export_corpus",
            self._path,
            out,
            access=READ,
            format=self.format,
            everything=self.everything,
            report_ids=self.report_ids,
            lang=self._lang,
        )
