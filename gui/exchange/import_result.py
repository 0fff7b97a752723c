"""What an import did: what came in, what did not and why, what deserves a look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.exchange.encodings import encoding_name
from gui.look import font
from gui.target import ask_target
from interchange.atomic import replacing_text
from messages import KnownError, Message

if TYPE_CHECKING:
    from operations.import_reports import ImportResult  # imports the whole corpus room

Words = Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One list of the result. ``calls``: whether it is a reason to show the panel unasked."""

    title: str
    lines: Sequence[str]
    calls: bool = False


def as_text(parts: Sequence[Part]) -> str:
    """All lists as plain text, to be copied or saved."""
    blocks = (f"{p.title} ({len(p.lines)})\n" + "\n".join(p.lines) for p in parts)
    return "\n\n".join(blocks) + "\n"


class ImportResultPanel(QDialog):
    """Beside the window, not in its way. ``labels_asked``: import a file as labels instead."""

    labels_asked = Signal(object)  # a Path

    def __init__(
        self, result: ImportResult, head: str, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.parts = self._parts(result)
        self.setWindowTitle(self.tr("导入结果"))
        self.resize(860, 520)
        self.head = QLabel(head, wordWrap=True)
        self.head.setFont(font(17))
        self.list = QListWidget(objectName="parts")
        self.list.setAccessibleName(self.tr("导入结果的各部分"))
        self.list.addItems([f"{part.title}  {len(part.lines)}" for part in self.parts])
        self.list.setFixedWidth(250)
        self.list.setWordWrap(True)
        self.text = QPlainTextEdit(readOnly=True, objectName="paper")
        self.text.setAccessibleName(self.tr("这一部分的内容"))
        self.text.setTabChangesFocus(True)
        self.said = QLabel(objectName="quiet", wordWrap=True)
        self.list.currentRowChanged.connect(self._show_part)
        middle = QHBoxLayout(spacing=16)
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        column = QVBoxLayout(self, spacing=16)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self.head)
        column.addLayout(middle, 1)
        column.addLayout(self._buttons(result))
        self.list.setCurrentRow(0)

    def _parts(self, result: ImportResult) -> list[Part]:
        """The lists that are not empty, what needs a look first."""
        failed = [f"{_short(item.name)}\n    {self._words(item.why)}" for item in result.failed]
        warned = [f"{name}\n    {self._words(why)}" for name, why in result.warnings]
        other = [f"{name}    {encoding_name(encoding)}" for name, encoding in result.encodings]
        parts = [
            Part(self.tr("没有导入"), failed, calls=True),
            Part(self.tr("请核对"), warned, calls=True),
            Part(self.tr("同名但内容不同，另起了名字"), result.renamed, calls=True),
            Part(self.tr("元数据表里没有对上的行"), result.table_rows, calls=True),
            Part(self.tr("新导入"), result.added),
            Part(self.tr("原来就有，没有变化"), result.unchanged),
            Part(self.tr("内容相同，记为别名"), result.aliases),
            Part(self.tr("不是 UTF-8，已自动识别编码"), other),
        ]
        return [part for part in parts if part.lines]

    def _buttons(self, result: ImportResult) -> QHBoxLayout:
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.said, 1)
        for path in _labels_among(result):
            asked = QPushButton(self.tr("按标注导入 {name}…").format(name=path.name))
            asked.clicked.connect(lambda _=False, path=path: self.labels_asked.emit(path))
            row.addWidget(asked)
        for word, run in (
            (self.tr("全部复制"), self.copy),
            (self.tr("存为文件…"), self._ask_save),
            (self.tr("关闭"), self.close),
        ):
            button = QPushButton(word)
            button.clicked.connect(run)
            row.addWidget(button)
        button.setDefault(True)
        return row

    @property
    def calls(self) -> bool:
        """Whether there is something that people should see."""
        return any(part.calls for part in self.parts)

    def copy(self) -> None:
        """Put all lists on the clipboard."""
        QGuiApplication.clipboard().setText(self.head.text() + "\n\n" + as_text(self.parts))
        self.said.setText(self.tr("已复制"))

    def save(self, path: Path) -> None:
        """Write all lists to a text file; says where it is, or why not."""
        try:
            with replacing_text(path, encoding="utf-8-sig", newline="\n") as file:
                file.write(self.head.text() + "\n\n" + as_text(self.parts))
        except KnownError as error:
            self.said.setText(self._words(error.message))
        else:
            self.said.setText(self.tr("已存为 {path}").format(path=path))

    def _ask_save(self) -> None:
        name, kinds = self.tr("导入结果.txt"), self.tr("文本 (*.txt)")
        if target := ask_target(self, self.tr("存为文件"), name, kinds):
            self.save(target)

    def _show_part(self, place: int) -> None:
        self.text.setPlainText("\n".join(self.parts[place].lines) if place >= 0 else "")


def _short(name: str) -> str:
    """A skipped file is named by its whole path, which the sentence below it says again."""
    return Path(name).name if Path(name).is_absolute() else name


def _labels_among(result: ImportResult) -> list[Path]:
    """The first file that is labels, not reports."""
    whys = (item.why for item in result.failed if _speaks_of_labels(item.why))
    return [Path(str(why.values["path"])) for why in whys][:1]


def _speaks_of_labels(why: Message) -> bool:
    bare = why.key == "corpus.no_text_column" and "labels" in str(why.values["columns"])
    return bare or why.key == "corpus.labels_file"
