"""The line under the grid: the current cell in full, and what the two inks mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget


class CellFoot(QWidget):
    """Says for the keyboard what a tooltip says for the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = ""
        self.told = QLabel(objectName="caption", textFormat=Qt.TextFormat.PlainText)
        # A long value must not make the window wider.
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.legend = QLabel(objectName="caption")
        self.legend.setText(self.tr("淡色字：程序识别；其余：人工填写或来自表格"))
        row = QHBoxLayout(self, spacing=24)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.told, 1)
        row.addWidget(self.legend)

    def show_cell(self, name: str, column: str, told: str) -> None:
        """``name`` of the report, title of the ``column``, and what the cell tells."""
        words = self.tr("{name} · {column}：{told}").format(name=name, column=column, told=told)
        self._line = " ".join((name if told in (name, "") else words).split())
        self._fit()

    def _fit(self) -> None:
        elide = Qt.TextElideMode.ElideMiddle
        shown = self.told.fontMetrics().elidedText(self._line, elide, self.told.width())
        self.told.setText(shown)
        self.told.setToolTip(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The line is cut to what there is room for."""
        super().resizeEvent(event)
        self._fit()
