"""Merge and split, told before they are done: a bar above the form, no dialog."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotation.scheme import Category
from gui.choice_box import ChoiceBox
from gui.reader import Reader
from operations.merge_categories import (
    CategoryMerge,
    CategorySplit,
    preview_category_merge,
    preview_category_split,
)

UNKNOWN = -1
_NAMES = re.compile("[、，,;；\n]+")


class SchemeAct(QFrame):
    """A bar with one question, what will happen, and the button that does it."""

    left = Signal()

    def __init__(self, path: Path, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="panel")
        self._path = path
        self.category: Category | None = None
        self.size_ = UNKNOWN  # how many annotations it will change
        self.reader = Reader(self)
        self.reader.told.connect(self.tell)
        self.question = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.told = QLabel(objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.do_button = QPushButton(verb, objectName="primary")
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.clicked.connect(self.close_)
        self.row = QHBoxLayout(spacing=8)
        self.row.addWidget(self.question)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(self.row)
        column.addWidget(self.told)
        self.hide()

    def finish_row(self) -> None:
        """The buttons come last."""
        self.row.addWidget(self.do_button)
        self.row.addWidget(self.cancel_button)

    def close_(self) -> None:
        """Do nothing after all."""
        self.reader.stop()
        self.hide()
        self.left.emit()

    def tell(self, preview: object) -> None:
        """Say what will happen."""
        raise NotImplementedError


class MergeBar(SchemeAct):
    """``asked``: uid of the category that goes, uid of the one it goes into."""

    asked = Signal(str, str)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(path, QCoreApplication.translate("SchemeActs", "合并"), parent)
        self.into = ChoiceBox(self.tr("合并到"))
        self.into.setMinimumWidth(180)
        self.into.currentIndexChanged.connect(self._look)
        self.row.addWidget(self.into)
        self.row.addStretch(1)
        self.finish_row()
        self.do_button.clicked.connect(self._do)

    def ask(self, category: Category, live: Sequence[Category]) -> None:
        """Ask into which one; the first is proposed."""
        self.category = category
        self.question.setText(self.tr("把“{name}”合并到").format(name=category.name))
        others = [(c.uid, c.name) for c in live if c.uid != category.uid]
        self.into.show_items(others, others[0][0] if others else "")
        self.show()
        self.into.setFocus()

    def _look(self) -> None:
        self.told.setText(self.tr("正在数…"))
        self.do_button.setEnabled(False)
        target = self.into.currentData()
        if self.category is not None and target:
            source = self.category.uid
            self.reader.ask(self._path, lambda p: iter([preview_category_merge(p, source, target)]))

    def tell(self, preview: object) -> None:
        """Say what will happen."""
        assert isinstance(preview, CategoryMerge)
        if self.category is None:
            return
        self.size_ = preview.yes + preview.no + preview.turned
        self.do_button.setEnabled(True)
        words = self.tr(
            "“{into}”增加 {yes} 条“是”、{no} 条“否”，{turned} 条由“否”变“是”；"
            "“{name}”的关键词、排除词和例句并入，然后停用，它的标注保留"
        )
        self.told.setText(
            words.format(
                into=self.into.currentText(),
                name=self.category.name,
                yes=f"{preview.yes:,}",
                no=f"{preview.no:,}",
                turned=f"{preview.turned:,}",
            )
        )

    def _do(self) -> None:
        if self.category is not None and self.into.currentData():
            self.asked.emit(self.category.uid, self.into.currentData())


class SplitBar(SchemeAct):
    """``asked``: uid of the category, the names of the new ones."""

    asked = Signal(str, list)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(path, QCoreApplication.translate("SchemeActs", "拆分"), parent)
        self.names = QLineEdit(placeholderText=self.tr("新类别的名称，用顿号隔开"))
        self.names.setAccessibleName(self.tr("新类别的名称"))
        self.names.textChanged.connect(self._enable)
        self.names.returnPressed.connect(self._do)
        self.row.addWidget(self.names, 1)
        self.finish_row()
        self.do_button.clicked.connect(self._do)

    def ask(self, category: Category) -> None:
        """Ask for the names of the new ones."""
        self.category = category
        self.question.setText(self.tr("从“{name}”分出").format(name=category.name))
        self.names.clear()
        self.size_ = UNKNOWN
        self._enable()
        self.told.setText(self.tr("正在数…"))
        uid = category.uid
        self.reader.ask(self._path, lambda p: iter([preview_category_split(p, uid)]))
        self.show()
        self.names.setFocus()

    def _typed(self) -> list[str]:
        return [name for name in map(str.strip, _NAMES.split(self.names.text())) if name]

    def _enable(self) -> None:
        self.do_button.setEnabled(bool(self._typed()) and self.size_ != UNKNOWN)

    def tell(self, preview: object) -> None:
        """Say what will happen."""
        assert isinstance(preview, CategorySplit)
        if self.category is None:
            return
        self.size_ = preview.queued + preview.no
        self._enable()
        words = self.tr(
            "“{name}”保留；它的 {queued} 句“是”等待重新选择，{no} 句“否”在新类别里也记为否"
        )
        self.told.setText(
            words.format(
                name=self.category.name, queued=f"{preview.queued:,}", no=f"{preview.no:,}"
            )
        )

    def _do(self) -> None:
        if self.category is not None and self.do_button.isEnabled():
            self.asked.emit(self.category.uid, self._typed())
