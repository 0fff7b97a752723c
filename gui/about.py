"""About the program: its version, and under which licences everything in it may be used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.licences import Licence, licences, own_version
from gui.look import font


class AboutDialog(QDialog):
    """Name and version, then every part that is shipped with its licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关于标句"))
        self.resize(820, 560)
        self.parts = licences()
        head = QLabel(self.tr("标句 {version}").format(version=own_version()))
        head.setFont(font(24, bold=True))
        self.what = QLabel(self._words(), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list = QListWidget(objectName="parts")
        self.list.setAccessibleName(self.tr("所用的软件"))
        self.list.addItems([f"{part.name} {part.version}　{part.licence}" for part in self.parts])
        self.list.setMinimumWidth(330)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit(readOnly=True, objectName="paper")
        self.text.setAccessibleName(self.tr("许可证全文"))
        self.text.setTabChangesFocus(True)
        self.list.currentRowChanged.connect(lambda place: self._show(self.parts[place]))
        middle = QHBoxLayout(spacing=16)
        middle.addWidget(self.list, 2)
        middle.addWidget(self.text, 3)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(head)
        column.addWidget(self.what)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        self.list.setCurrentRow(0)

    def _words(self) -> str:
        return self.tr(
            "给法治政府建设报告逐句分类，边标边学。不联网，内容只存在这台电脑上。MIT 许可证。\n"
            "界面用 Qt（PySide6），按 LGPL 3.0 使用：它是单独的库，没有改动，可以换成您自己的版本。"
            "其他软件及其许可证："
        )

    def _show(self, part: Licence) -> None:
        text = part.text() or self.tr("这个软件包没有附许可证全文，见它的主页：{home}")
        self.text.setPlainText(text.replace("{home}", part.home or "-"))
