"""Shows what a corrected file changes, before it takes the place of a report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.look import Look
from gui.tagging.changes_html import listed

if TYPE_CHECKING:
    from operations.replace_report import Replacement  # imports the whole corpus room


class ReplaceDialog(QDialog):
    """The list of changes; accepted: replace."""

    def __init__(self, plan: Replacement, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("用更正后的文件替换"))
        self.resize(880, 600)
        self.head = _label(self._head(plan))
        self.count = _label(self._count(plan), "quiet")
        self.lost = _label(self._lost(plan), "strong")
        self.lost.setVisible(plan.lost > 0)
        self.list = QTextBrowser(objectName="paper")
        self.list.setAccessibleName(self.tr("改动"))
        self.list.setHtml(listed(plan.changes, look.theme))
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(24, 24, 24, 24)
        for widget in (self.head, self.count, self.lost):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.ok.setFocus()

    def _head(self, plan: Replacement) -> str:
        told = self.tr("“{old}”将换成文件“{new}”的内容")
        return told.format(old=plan.report.name, new=plan.new.given_name)

    def _count(self, plan: Replacement) -> str:
        told = self.tr(
            "不变 {same} 段，略有改动 {near} 段：标注都保留，略有改动的待复核。"
            "改写 {changed} 段，删去 {gone} 段，新增 {new} 段。"
        )
        counted = Counter[str](change.status for change in plan.changes)
        statuses = ("same", "near", "changed", "gone", "new")
        return told.format(**{status: counted[status] for status in statuses})

    def _lost(self, plan: Replacement) -> str:
        told = self.tr("其中 {n} 段有标注，在新文件里没有对应，标注不会带过去；可以撤销。")
        return told.format(n=plan.lost)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = QPushButton(self.tr("替换"), objectName="primary")
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _label(text: str, name: str = "") -> QLabel:
    return QLabel(text, objectName=name, wordWrap=True, textFormat=Qt.TextFormat.PlainText)


def ask_replace(plan: Replacement, look: Look, parent: QWidget) -> bool:
    """Whether to go on, the changes having been seen."""
    return ReplaceDialog(plan, look, parent).exec() == QDialog.DialogCode.Accepted
