"""Labels of a file into the project: first what would happen, then one undo step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.asking import Asking
from gui.background import Background
from gui.look import font
from messages import Message

if TYPE_CHECKING:
    from operations.labels_result import LabelsPreview

SUFFIXES = "*.xlsx *.csv *.jsonl"


class LabelsDialog(QDialog):
    """Previews ``file``; ``written``: (its path, LabelsResult) when the labels are in."""

    written = Signal(object, object)

    def __init__(
        self,
        path: Path,
        file: Path,
        background: Background,
        words: Callable[[Message], str],
        *,
        analyst: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._file, self._analyst = path, file, analyst
        self._background, self._words = background, words
        self.asking = Asking(self)
        self.asking.answered.connect(self._show)
        self.asking.failed.connect(self._refuse)
        self.setWindowTitle(self.tr("导入标注"))
        self.resize(900, 580)
        self.head = QLabel(self.tr("正在核对 {name}…").format(name=file.name), wordWrap=True)
        self.head.setFont(font(17))
        self.said = QLabel(wordWrap=True)
        self.add_new = QCheckBox()
        self.add_new.toggled.connect(self._allow)
        self.add_new.hide()
        self.found, self.problems = self._paper(), self._paper()
        self.tabs = QTabWidget(documentMode=True)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(24, 24, 24, 24)
        for widget in (self.head, self.said, self.add_new):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons())
        self._units, self._unknown = 0, False
        self._look()

    def _paper(self) -> QPlainTextEdit:
        paper = QPlainTextEdit(readOnly=True, objectName="paper")
        paper.setTabChangesFocus(True)
        return paper

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = QPushButton(self.tr("导入"), objectName="primary")
        self.ok.setEnabled(False)
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.write)
        buttons.rejected.connect(self.reject)
        return buttons

    def done(self, result: int) -> None:
        """Nothing may be left at work behind a closed dialog."""
        self.asking.stop()
        super().done(result)

    def _look(self) -> None:
        from operations.beside_project import READ, answer, call

        work, given = "operations.import_labels.preview_labels", (self._path, self._file)
        asked = call(work, *given, access=READ, tells=False, analyst=self._analyst)
        self.asking.ask(answer, asked)

    def _show(self, preview: LabelsPreview) -> None:
        result = preview.result
        self.head.setText(
            self.tr("{rows} 行，对上 {n} 句，{bad} 行有问题").format(
                rows=result.rows, n=result.units, bad=len(result.problems)
            )
        )
        self.said.setText("\n".join(self._notes(preview)))
        self.said.setVisible(bool(self.said.text()))
        self.found.setPlainText("\n".join(f"〔{said}〕{text}" for said, text in preview.first))
        self.problems.setPlainText("\n".join(self._words(why) for why in result.problems))
        self.tabs.addTab(self.found, self.tr("对上的 {n}").format(n=result.units))
        if result.problems:
            self.tabs.addTab(self.problems, self.tr("有问题的 {n}").format(n=len(result.problems)))
        self._units, self._unknown = result.units, bool(preview.unknown)
        self.add_new.setText(
            self.tr("新建文件里的类别：{names}").format(names="、".join(preview.unknown))
        )
        self.add_new.setVisible(self._unknown)
        self._allow()

    def _refuse(self, message: Message) -> None:
        self.head.setText(self._words(message))

    def _notes(self, preview: LabelsPreview) -> list[str]:
        notes = [self.tr("署名为“{name}”，可以一步撤销。").format(name=self._analyst)]
        if preview.again:
            notes.append(self.tr("其中 {n} 句您标过，以文件为准。").format(n=preview.again))
        if preview.result.blank:
            notes.append(self.tr("{n} 行没有写判断，跳过。").format(n=preview.result.blank))
        if preview.result.from_tag:
            notes.append(self.tr("这是自动标注写出的文件：没改过的行是机器判断，会记为来源。"))
        if preview.unknown:
            notes.append(self.tr("文件里有项目中没有的类别；勾选新建，或先改文件。"))
        return notes

    def _allow(self) -> None:
        self.ok.setEnabled(self._units > 0 and (not self._unknown or self.add_new.isChecked()))
        self.ok.setText(self.tr("导入 {n} 句").format(n=self._units))

    def write(self) -> None:
        """Take the labels in, beside the window, and close."""
        from operations.beside_project import call

        work, given = "operations.import_labels.import_labels", (self._path, self._file)
        begun = self._background.begin(
            call(work, *given, analyst=self._analyst, create=self._unknown),
            title=self.tr("正在导入标注"),
            done=lambda result: self.written.emit(self._file, result),
        )
        if begun:
            self.accept()
        else:
            self.said.setText(self.tr("还有别的工作在进行，等它结束再导入。"))
