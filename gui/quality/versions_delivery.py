"""定稿…: what is going to be frozen, its name and a note; and whether to delete a version."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class _Question(QDialog):
    """A few words, and a button that says what will happen."""

    def __init__(self, title: str, words: str, do: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.do_button = QPushButton(do, objectName="primary")
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.do_button, QDialogButtonBox.ButtonRole.AcceptRole)
        no = QCoreApplication.translate("VersionsQuestion", "取消")
        self.no_button = self.buttons.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self, spacing=12)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.addWidget(QLabel(words, wordWrap=True))

    def add_field(self, name: str, example: str) -> QLineEdit:
        """A line to be typed in, with its name above."""
        label, field = QLabel(name), QLineEdit(placeholderText=example)
        field.setAccessibleName(name)
        label.setBuddy(field)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return field


class DeliveryQuestion(_Question):
    """``name`` and ``note`` as typed; a name that is taken cannot be agreed to."""

    def __init__(self, version: str, taken: Collection[str], parent: QWidget | None = None) -> None:
        words = self.tr(
            "把此刻的标注、类别体系、切分、正在用的版本（{version}）和数字一起冻结。"
            "以后无论怎么改，都能导出一模一样的工作簿。定稿不能修改，也不能撤销。"
        )
        none = self.tr("还没有保存的版本")
        told = words.format(version=version or none)
        super().__init__(self.tr("定稿"), told, self.tr("定稿"), parent)
        self._taken = frozenset(taken)
        self.name = self.add_field(self.tr("名称"), self.tr("例如：2024 年上报稿"))
        self.note = self.add_field(self.tr("备注（可不写）"), "")
        self.said = QLabel(objectName="quiet", wordWrap=True)
        self.column.addWidget(self.said)
        self.column.addWidget(self.buttons)
        self.name.textChanged.connect(self._look)
        self._look("")

    def _look(self, words: str) -> None:
        taken = words.strip() in self._taken
        self.do_button.setEnabled(bool(words.strip()) and not taken)
        self.said.setText(self.tr("已经有这个名称的定稿，请换一个") if taken else "")


class DeleteQuestion(_Question):
    """Whether the files of a version shall be gone for good."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        words = self.tr("删除 {version} 的文件？删除后不能撤销；它的时间、数字和备注仍留在这里。")
        told = words.format(version=version)
        super().__init__(self.tr("删除版本"), told, self.tr("删除"), parent)
        self.do_button.setObjectName("")  # what stands out is the safe answer
        self.column.addWidget(self.buttons)
        self.no_button.setDefault(True)
        self.no_button.setFocus()


class KeepQuestion(_Question):
    """``note``: what is to be remembered of the version that is going to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = self.tr(
            "用此刻的全部标注重新学一遍，连同交叉检验的数字保存为一版。学的时候可以照常标注。"
        )
        super().__init__(self.tr("保存为一版"), words, self.tr("开始"), parent)
        self.note = self.add_field(self.tr("备注（可不写）"), self.tr("例如：标完前 20 篇"))
        self.column.addWidget(self.buttons)
