"""What is under way: how far, how fast, how long yet, and the mix so far."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from annotation.categories import Category
from gui.batch.mix_bars import MixBars
from gui.batch.words import joined, remaining, speed
from gui.look import Look, font

GRAINS = 1000  # of the bar


class WorkPanel(QWidget):
    """``paused``: pause, or go on where it rests; ``cancelled``."""

    paused = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("正在做的"))
        self._began, self._first = 0.0, (0, 0)
        self.resting, self._done = False, ""
        self.head = QLabel()
        self.head.setFont(font(20, bold=True))
        self.what = QLabel(objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.bar = QProgressBar(textVisible=False, accessibleName=self.tr("做到哪里"))
        self.numbers, self.note = QLabel(), QLabel(objectName="quiet", wordWrap=True)
        self.mix = MixBars(look)
        self.pause_button, self.cancel_button = QPushButton(), QPushButton(self.tr("取消"))
        self.pause_button.clicked.connect(self.paused)
        self.cancel_button.clicked.connect(self.cancelled)
        buttons = QHBoxLayout(spacing=8)
        for button in (self.pause_button, self.cancel_button):
            button.setAutoDefault(True)  # Enter presses it, though this is no dialog
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self, spacing=12)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.head, self.what, self.bar, self.numbers, self.mix, self.note):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        self._name_buttons(True)

    def begin(self, head: str, what: str, note: str) -> None:
        """Something begins, or goes on."""
        self._began, self._first, self.resting, self._done = 0.0, (0, 0), False, ""
        self.head.setText(head)
        self.what.setText(what)
        self.note.setText(note)
        self.numbers.setText(self.tr("正在看有哪些文件…"))
        self.bar.setRange(0, 0)
        self.mix.show_counts({}, 0, ())
        self.mix.hide()
        self._name_buttons(True)
        self.pause_button.setFocus()

    def show_step(self, files: int, all_files: int, size: int, whole: int) -> None:
        """So many files and bytes are done; bytes may be unknown (0 of 0)."""
        if not self._began:
            self._began, self._first = time.monotonic(), (files, size)
        seconds = time.monotonic() - self._began
        done = (size - self._first[1], whole - self._first[1])
        if not whole:
            done = (files - self._first[0], all_files - self._first[0])
        fast = speed(size - self._first[1], files - self._first[0], seconds)
        told = self.tr("{done} / {whole} 个文件")
        self._done = told.format(done=f"{files:,}", whole=f"{all_files:,}")
        self.numbers.setText(joined(self._done, fast, remaining(*done, seconds)))
        self.bar.setRange(0, GRAINS)
        share = size / whole if whole else files / (all_files or 1)
        self.bar.setValue(round(GRAINS * share))

    def show_mix(
        self, counts: Mapping[str, int], whole: int, categories: Sequence[Category]
    ) -> None:
        """How many sentences each category has so far."""
        self.mix.setVisible(bool(counts))
        self.mix.show_counts(counts, whole, categories)

    def write(self, sentence: str) -> None:
        """The last thing, which cannot be measured and takes no pause."""
        self.numbers.setText(sentence)
        self.bar.setRange(0, 0)
        self._take_no_pause()

    def slow_down(self) -> None:
        """A pause was asked for; what is under way is finished first."""
        self.numbers.setText(self.tr("手上的做完就停…"))
        self._take_no_pause()

    def _take_no_pause(self) -> None:
        # A button that is disabled hands the focus on, and the next one cancels.
        if self.pause_button.hasFocus():
            self.setFocus()
        self._name_buttons(False)

    def rest(self, head: str, sentence: str) -> None:
        """It rests; what was said of the work under way is not so any more."""
        self.resting = True
        self.head.setText(head)
        self.numbers.setText(joined(self._done, sentence))
        self.note.setText(
            self.tr("现在可以去别的页面接着标。要继续就回到这里；关上窗口，下次也从这里继续。")
        )
        self.bar.setRange(0, GRAINS)
        self._name_buttons(True)
        self.pause_button.setFocus()

    def _name_buttons(self, can_pause: bool) -> None:
        self.pause_button.setText(self.tr("继续") if self.resting else self.tr("暂停"))
        self.pause_button.setEnabled(can_pause)
        self.cancel_button.setText(self.tr("先不做了") if self.resting else self.tr("取消"))
