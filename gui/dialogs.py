"""The few questions that need an answer before work goes on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class NameDialog(QDialog):
    """Asks for the analyst's name, once per project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("标注人"))
        self.setMinimumWidth(400)
        self.name = QLineEdit(placeholderText=self.tr("例如：甲"))
        self.name.setAccessibleName(self.tr("标注人"))
        self.buttons = QDialogButtonBox()
        self.ok = QPushButton(self.tr("开始标注"))
        self.ok.setObjectName("primary")
        self.ok.setEnabled(False)
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.name.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self, spacing=16)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(
            QLabel(self.tr("您的名字？每条标注都会署上它，只问这一次。"), wordWrap=True)
        )
        column.addWidget(self.name)
        column.addWidget(self.buttons)


def ask_name(parent: QWidget) -> str | None:
    """The analyst's name; None: not told, nothing shall be stored."""
    dialog = NameDialog(parent)
    told = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.name.text().strip() if told else None


def may_replace(parent: QWidget, title: str, name: str) -> bool:
    """Shall a file that is there be written over? Not unless that button is pressed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(440)
    told = QCoreApplication.translate("MayReplace", "“{name}”已经有了。替换它，原来的内容就没了。")
    words = QLabel(told.format(name=name), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    buttons = QDialogButtonBox()
    other = QPushButton(QCoreApplication.translate("MayReplace", "换个名字"), objectName="primary")
    replace = QPushButton(QCoreApplication.translate("MayReplace", "替换"))
    buttons.addButton(replace, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(other, QDialogButtonBox.ButtonRole.RejectRole)
    other.setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog, spacing=16)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(words)
    column.addWidget(buttons)
    return dialog.exec() == QDialog.DialogCode.Accepted


def tell(parent: QWidget | None, sentence: str) -> None:
    """One sentence that must be read before anything else can happen."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(QCoreApplication.translate("Tell", "标句"))
    dialog.setMinimumWidth(440)
    words = QLabel(sentence, wordWrap=True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
        QCoreApplication.translate("Tell", "知道了")
    )
    buttons.accepted.connect(dialog.accept)
    column = QVBoxLayout(dialog, spacing=16)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(words)
    column.addWidget(buttons)
    dialog.exec()
