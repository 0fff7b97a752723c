"""A new project: what it is called and where it lies; a place that is refused says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotation.places import refuse_remote
from messages import KnownError, Message

_NOT_IN_NAMES = frozenset('\\/:*?"<>|')


class NewProjectDialog(QDialog):
    """``folder``: where it lies unless another place is chosen, the documents folder."""

    def __init__(
        self,
        folder: Path,
        words: Callable[[Message], str],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._words = folder, words
        self.setWindowTitle(self.tr("新建项目"))
        self.setMinimumSize(600, 280)
        self.name = QLineEdit(name or self.tr("法治政府建设报告"))
        self.name.setAccessibleName(self.tr("名称"))
        self.where = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.change = QPushButton(self.tr("换个位置…"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self._ask_folder)
        self.why = QLabel(objectName="quiet", wordWrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.ok = QPushButton(self.tr("新建"), objectName="primary")
        self.name.textChanged.connect(self._check)
        self._lay_out()
        self.name.selectAll()
        self._check()

    def _lay_out(self) -> None:
        place = QHBoxLayout(spacing=8)
        place.addWidget(self.where, 1)
        place.addWidget(self.change)
        form = QFormLayout(horizontalSpacing=16, verticalSpacing=12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("名称"), self.name)
        form.addRow(self.tr("位置"), place)
        buttons = QDialogButtonBox()
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self, spacing=16)
        column.setContentsMargins(24, 24, 24, 24)
        column.addLayout(form)
        column.addWidget(self.why, 1)
        column.addWidget(buttons)

    @property
    def path(self) -> Path:
        """The file the project will be."""
        return self._folder / f"{self.name.text().strip().removesuffix('.db')}.db"

    def use_folder(self, folder: Path) -> None:
        """Put it there."""
        self._folder = folder
        self._check()

    def _ask_folder(self) -> None:
        title = self.tr("项目放在哪个文件夹")
        if chosen := QFileDialog.getExistingDirectory(self, title, str(self._folder)):
            self.use_folder(Path(chosen))

    def _check(self) -> None:
        self.where.setText(str(self._folder))
        why = self._refused()
        self.why.setText(why or self.tr("所有内容都存在这一个文件里，关闭后可以拷走。"))
        self.ok.setEnabled(not why)

    def _refused(self) -> str:
        """Why a project cannot be made here; "" where it can."""
        name = self.name.text().strip()
        if not name.removesuffix(".db"):
            return self.tr("请起一个名称。")
        if _NOT_IN_NAMES & set(name):
            return self.tr('名称里不能有 \\ / : * ? " < > |')
        if self.path.exists():
            return self.tr("这里已经有同名的项目，请换一个名称。")
        try:
            refuse_remote(self.path)
        except KnownError as error:
            return self._words(error.message)
        return ""


def ask_new_project(parent: QWidget, folder: Path, words: Callable[[Message], str]) -> Path | None:
    """Where the new project shall be; None: nowhere."""
    dialog = NewProjectDialog(folder, words, parent=parent)
    return dialog.path if dialog.exec() == QDialog.DialogCode.Accepted else None
