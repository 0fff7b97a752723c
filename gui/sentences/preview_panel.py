"""What a bulk action would do, in numbers and examples, before it is done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operations.bulk import BulkPreview

EXAMPLES, LONGEST = 3, 60


class PreviewPanel(QFrame):
    """Opens between the table and its bar. Enter on 执行 does it, Escape does not."""

    agreed = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="panel")
        self.head = QLabel(objectName="strong", textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.numbers = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.examples = QLabel(objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self.do_button = QPushButton(self.tr("执行"), objectName="primary")
        self.do_button.clicked.connect(self.agreed)
        self.leave_button = QPushButton(self.tr("不做"))
        self.leave_button.clicked.connect(self.refused)
        words = QVBoxLayout(spacing=4)
        for label in (self.head, self.numbers, self.examples):
            words.addWidget(label)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(words, 1)
        row.addWidget(self.do_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.hide()

    def wait_for(self, what: str) -> None:
        """``what`` would be done; the numbers are being counted."""
        self.head.setText(what)
        self.numbers.setText(self.tr("正在算会改动多少…"))
        self.examples.setText("\n" * (EXAMPLES - 1))
        self.do_button.setEnabled(False)
        self.show()

    def show_preview(self, preview: BulkPreview, names: Mapping[str, str]) -> None:
        """The numbers are known. ``names``: of the categories that are worth telling apart."""
        parts = [self.tr("改动 {n} 句").format(n=f"{preview.changed:,}")]
        if preview.overwritten:
            text = self.tr("其中 {n} 句原有人工标注，会被覆盖")
            parts.append(text.format(n=f"{preview.overwritten:,}"))
        parts.append(self.tr("{n} 句不变").format(n=f"{preview.unchanged:,}"))
        if preview.audited:
            text = self.tr("{n} 句待随机抽检，先答后看，不动")
            parts.append(text.format(n=f"{preview.audited:,}"))
        if preview.left_out:
            text = self.tr("{n} 句不适用")
            parts.append(text.format(n=f"{preview.left_out:,}"))
        if yes := self._yes(preview, names):
            parts.append(self.tr("标为是的：{what}").format(what=yes))
        self.numbers.setText(self.tr("，").join(parts))
        shown = [_short(text) for text in preview.examples[:EXAMPLES]]
        self.examples.setText("\n".join([*shown, *[""] * (EXAMPLES - len(shown))]))
        self.do_button.setEnabled(preview.changed > 0)

    def _yes(self, preview: BulkPreview, names: Mapping[str, str]) -> str:
        """In which categories how many would get a yes."""
        found = [(name, preview.per_category.get(uid)) for uid, name in names.items()]
        return self.tr("、").join(f"{name} {n.yes:,}" for name, n in found if n and n.yes)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves everything as it is; Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.refused.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.focusWidget() is self.leave_button:
                self.refused.emit()
            elif self.focusWidget() is self.do_button:
                self.agreed.emit()
        else:
            super().keyPressEvent(event)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
