"""The first lines of a file, in the encoding it will be read in, and the choice of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.choice_box import ChoiceBox
from gui.exchange.asker import Asker, Tell
from gui.exchange.encodings import CHOICES, encoding_name
from gui.exchange.files_model import FileRow
from gui.look import font
from messages import Message

AUTOMATIC = ""


class FilePreview(QWidget):
    """``encoding_chosen``: for all files that are selected; None: as they look."""

    encoding_chosen = Signal(object)

    def __init__(self, words: Callable[[Message], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._row: FileRow | None = None
        self._asker = Asker(self)
        self._asker.answered.connect(self._show)
        self.name = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.name.setFont(font(15, bold=True))
        self.encoding = ChoiceBox(self.tr("编码"))
        self.encoding.show_items([(AUTOMATIC, self.tr("自动判断")), *CHOICES], AUTOMATIC)
        self.encoding.taken.connect(lambda name: self._choose(name or None))
        self.caption = QLabel(self.tr("编码"), objectName="quiet")
        self.caption.setBuddy(self.encoding)
        self.text = QPlainTextEdit(readOnly=True, objectName="paper")
        self.text.setAccessibleName(self.tr("文件的开头"))
        self.text.setFont(font(15))
        self.text.setTabChangesFocus(True)
        self.hint = QLabel(objectName="quiet", wordWrap=True)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(16, 0, 0, 0)
        column.addWidget(self.name)
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.caption)
        row.addWidget(self.encoding, 1)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        column.addWidget(self.hint)

    def show_file(self, rows: Sequence[FileRow], encoding: str | None) -> None:
        """Show the first of the selected files as it reads in ``encoding``."""
        self._row = rows[0] if rows else None
        self.encoding.setCurrentIndex(max(self.encoding.findData(encoding or AUTOMATIC), 0))
        many = self.tr("{n} 个文件").format(n=len(rows))
        self.name.setText(many if len(rows) > 1 else self._row.name if self._row else "")
        self._read(encoding)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._asker.stop()

    def _choose(self, encoding: str | None) -> None:
        self.encoding_chosen.emit(encoding)
        self._read(encoding)

    def _read(self, encoding: str | None) -> None:
        row = self._row
        if row is None:
            self.text.clear()
            return

        def work(_tell: Tell) -> object:
            from operations.survey_reports import look

            return look(row.path, row.name, encoding=encoding)

        self._asker.ask(work)

    def _show(self, looked: object) -> None:
        from operations.survey_reports import Looked

        assert isinstance(looked, Looked)
        has_choice = bool(looked.encoding)
        for widget in (self.caption, self.encoding):
            widget.setVisible(has_choice)
        automatic = self.encoding.currentData() == AUTOMATIC
        name = encoding_name(looked.encoding)
        self.encoding.setItemText(
            0, self.tr("自动判断：{name}").format(name=name) if automatic else self.tr("自动判断")
        )
        self.text.setVisible(has_choice)
        self.text.setPlainText("\n".join(looked.lines))
        hint = self._hint(looked)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))  # else its line would be an empty one

    def _hint(self, looked: object) -> str:
        from operations.survey_reports import Looked

        assert isinstance(looked, Looked)
        if looked.why is not None:
            return self._words(looked.why)
        if not looked.encoding:
            return self.tr("这种文件自己写明了编码，不用选。")
        if looked.garbled:
            return self.tr("像是以前用错编码存坏的，换编码也读不回来。请向来源重新取一份。")
        if looked.doubtful:
            return self.tr("读着不通顺，就换一种编码试试。选中多个文件可以一起换。")
        return ""
