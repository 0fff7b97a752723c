"""A bug, told in plain words: nothing stored is lost, and where the report of it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class CrashDialog(QDialog):
    """Shows the report at ``path``; it goes nowhere by itself."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path(path)
        self.setWindowTitle(self.tr("程序出错了"))
        self.resize(640, 420)
        words = QLabel(
            self.tr(
                "刚才的操作没有完成。已经保存的标注都在，可以接着用；再出同样的错，请重新打开程序。\n"
                "下面是出错报告，没有报告的正文，也不会自动发出。请把它发给开发者。"
            ),
            wordWrap=True,
        )
        self.report = QPlainTextEdit(readOnly=True, objectName="paper")
        self.report.setAccessibleName(self.tr("出错报告"))
        self.report.setTabChangesFocus(True)
        self.report.setPlainText(_text_of(self._path))
        self.where = QLabel(path, objectName="quiet", wordWrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(24, 24, 24, 24)
        for widget in (words, self.report, self.where):
            column.addWidget(widget)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout(spacing=8)
        row.addStretch(1)
        self.copied = QPushButton(self.tr("复制报告"))
        opened = QPushButton(self.tr("打开所在文件夹"))
        close = QPushButton(self.tr("关闭"), objectName="primary")
        self.copied.clicked.connect(self._copy)
        opened.clicked.connect(self._open_folder)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        for button in (self.copied, opened, close):
            row.addWidget(button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.setText(self.tr("已复制"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError as error:  # the temporary folder was cleared: the path is still shown
        return str(error)
