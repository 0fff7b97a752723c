"""Asks where a sentence is to be cut."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.look import Look
from gui.tagging.cut_text import CutText

WIDTH, EDGE, HIGHEST = 816, 24, 372  # forty hanzi a line, twelve lines


class SplitDialog(QDialog):
    """A sentence with a cut to be moved; Enter cuts, Esc leaves it whole."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("切断这一句"))
        self.setMinimumWidth(WIDTH)
        self.text = CutText(text, look)
        self.text.moved.connect(self._count)
        self.text.chosen.connect(self.accept)
        hint = QLabel(
            self.tr("← → 移动切口，↑ ↓ 跳到标点之后，也可以用鼠标点。两半都会带上原有的标注。"),
            objectName="quiet",
            wordWrap=True,
        )
        self.count, self._area = QLabel(), _scrolled(self.text)
        column = QVBoxLayout(self, spacing=16)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        for widget in (hint, self._area, self.count, self._buttons()):
            column.addWidget(widget)
        self.text.setFocus()
        self._count()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The cut of a long sentence is in view from the first."""
        super().showEvent(event)
        self._count()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = QPushButton(self.tr("切断 ⏎"), objectName="primary")
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _count(self) -> None:
        first, second = self.text.halves
        told = self.tr("前一句 {first} 字，后一句 {second} 字")
        self.count.setText(told.format(first=len(first), second=len(second)))
        self._area.ensureVisible(0, self.text.line_middle, 0, 48)


def _scrolled(text: CutText) -> QScrollArea:
    """As high as the text, up to half a small screen."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(text)
    area.setFocusProxy(text)
    area.setFixedHeight(min(text.heightForWidth(WIDTH - 2 * EDGE), HIGHEST))
    return area


def ask_cut(text: str, look: Look, parent: QWidget) -> int | None:
    """Where to cut: in front of ``text[cut]``; None: it stays whole."""
    dialog = SplitDialog(text, look, parent)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.text.cut if chosen else None
