"""存疑: a field in place, in which F asks why; nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class FlagBar(QWidget):
    """One line for the note on one sentence. Enter stores it, Esc leaves all as it was."""

    stored = Signal(int, str)  # unit id, note: mark it, or change its note
    cleared = Signal(int)  # unit id: take the mark off
    closed = Signal()  # hidden again: the focus belongs to the page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit_id = 0
        self.caption = QLabel(self.tr("存疑"), objectName="caption")
        self.note = QLineEdit(maxLength=500)
        self.note.setPlaceholderText(self.tr("为什么？（可以不写）"))
        self.note.setAccessibleName(self.tr("存疑的原因"))
        self.store_button = QPushButton(self.tr("记为存疑 ⏎"))
        self.clear_button = QPushButton(self.tr("取消存疑"))
        self.leave_button = QPushButton(self.tr("不改 Esc"), objectName="link")
        self.store_button.clicked.connect(self._store)
        self.clear_button.clicked.connect(self._clear)
        self.leave_button.clicked.connect(self._close)
        self.note.returnPressed.connect(self._store)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.caption)
        row.addWidget(self.note, 1)
        for button in (self.store_button, self.clear_button, self.leave_button):
            row.addWidget(button)
        self.hide()

    @property
    def unit_id(self) -> int:
        """The sentence that is asked about; 0 while hidden."""
        return self._unit_id

    def open_for(self, unit_id: int, note: str | None) -> None:
        """Ask about a sentence; ``note``: what is noted there, None where it is not marked."""
        self._unit_id = unit_id
        self.note.setText(note or "")
        self.note.selectAll()
        self.clear_button.setVisible(note is not None)
        self.show()
        self.note.setFocus()

    def leave(self) -> None:
        """Close without storing, where it is open: another sentence is the current one now."""
        if self._unit_id:
            self._close()

    def _store(self) -> None:
        unit_id, note = self._unit_id, self.note.text().strip()
        self._close()
        self.stored.emit(unit_id, note)

    def _clear(self) -> None:
        unit_id = self._unit_id
        self._close()
        self.cleared.emit(unit_id)

    def _close(self) -> None:
        self._unit_id = 0
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves; no other key reaches the page from here."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        event.accept()
