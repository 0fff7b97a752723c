"""The few questions that need an answer before work goes on."""

from __future__ import annotations

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
