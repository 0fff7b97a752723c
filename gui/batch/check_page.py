"""随机抽检 of a run: one sentence after the other, blind, here or in a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from annotation.categories import Category
from gui import places
from gui.asking import Asking
from gui.batch.answer_panel import AnswerPanel
from gui.language import spoken
from gui.target import ask_target
from messages import KnownError, Message

if TYPE_CHECKING:
    from operations.tag_sample import Drawn, RunSample
    from operations.tag_sample_book import Returned


class CheckPage(QWidget):
    """``sample``: what is asked. ``left``: enough for now, or nothing to ask; ``failed``: a
    Message."""

    left = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample: RunSample | None = None
        self._left: list[Drawn] = []  # what is asked next, in order
        self._behind: list[Drawn] = []  # what was answered in this sitting
        self.asking = Asking(self)
        self.asking.answered.connect(self._answered_beside)
        self.asking.failed.connect(self._refused)
        self.panel = AnswerPanel()
        self.panel.head.setText(self.tr("随机抽检：先答后看"))
        self.panel.hint.setText(
            self.tr(
                "按句子本身判断；机器怎么判的，这里不显示。"
                "数字键选类别，回车确认，0 均不涉及，Ctrl+Z 撤回。"
            )
        )
        self.save_button = self._tool(self.tr("另存为工作簿…"), self.ask_save)
        self.read_button = self._tool(self.tr("读回工作簿…"), self.ask_read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.answered.connect(self._answer)
        self.panel.went.connect(self._go)
        self.panel.taken_back.connect(self._take_back)
        self.panel.left.connect(self.left)

    def _tool(self, words: str, do) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: do())
        self.panel.tools.addWidget(button)
        return button

    def show_sample(self, sample: RunSample, categories: Sequence[Category]) -> None:
        """Ask what is not answered yet."""
        self.sample, self._left, self._behind = sample, sample.waiting, []
        self.panel.show_scheme(sample.names, categories)
        self._show()

    def stop(self) -> None:
        """Nothing is at work after this."""
        self.asking.stop()

    def _show(self) -> None:
        if self.sample is None or not (self._left or self._behind):
            self.left.emit()
            return
        done, drawn = len(self.sample.answers), len(self.sample.asked)
        self.panel.count.setText(self.tr("已答 {done} / {n}").format(done=done, n=drawn))
        for button in (self.save_button, self.read_button):
            button.setVisible(bool(self._left))
        if not self._left:
            self._end()
            return
        one = self._left[0]
        marked = self.sample.answers.get(one.uid, ())
        around = (one.report, one.before, one.text, one.after)
        self.panel.show_sentence(around, marked=marked, can_go_back=bool(self._behind))

    def _end(self) -> None:
        told = self.tr("抽检答完了，回到结果就看到误差；看过以后，答案就不能再改了。")
        slip = self.tr("刚才要是按错了，按 Ctrl+Z 撤回。")
        self.panel.show_end(told + "\n\n" + slip)

    def _answer(self, names: list[str]) -> None:
        if self.sample is None or not self._left:
            return
        if not self._store(self._left[0].uid, names):
            return
        self._behind.append(self._left.pop(0))
        self._show()

    def _store(self, uid: str, names: list[str] | None) -> bool:
        """Keep an answer, None: there is none; what was said in this sitting was a slip."""
        if self.sample is None:
            return False
        try:
            if uid in self.sample.answers:
                self.sample.take_back(uid)
            if names is not None:
                self.sample.answer({uid: names})
        except KnownError as error:
            self.failed.emit(error.message)
            return False
        return True

    def _take_back(self) -> None:
        """The last answer of this sitting was a slip: it does not count until it is given anew."""
        if self._behind and self._store(self._behind[-1].uid, None):
            self._go(-1)

    def _go(self, where: int) -> None:
        """Back to what was answered just now, or past what shall be asked later."""
        if where < 0 and self._behind:
            self._left.insert(0, self._behind.pop())
        elif where > 0 and len(self._left) > 1:
            self._left.append(self._left.pop(0))
        self._show()

    # As a workbook.

    def ask_save(self) -> None:
        """Choose where the blind workbook goes."""
        if self.sample is None:
            return
        name = self.tr("{name} 抽检.xlsx").format(name=self.sample.folder.name.split(".")[0])
        here, kinds = Path(places.last_folder()) / name, self.tr("工作簿 (*.xlsx)")
        if target := ask_target(self, self.tr("另存为工作簿"), here, kinds):
            self.save(target)

    def save(self, target: Path) -> None:
        """Write what is not answered yet."""
        from operations.tag_beside import save_beside

        if self.sample is not None:
            self.asking.ask(save_beside, self.sample.folder, target, spoken())

    def ask_read(self) -> None:
        """Choose a workbook that came back."""
        kinds, here = self.tr("工作簿 (*.xlsx)"), places.last_folder()
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("读回工作簿"), here, kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, source: Path) -> None:
        """Take its answers in."""
        from operations.tag_beside import take_beside

        if self.sample is not None:
            # An answer given meanwhile would be written over those of the workbook.
            self.setEnabled(False)
            self.asking.ask(take_beside, self.sample.folder, source)

    def _refused(self, message: Message) -> None:
        if not self.isEnabled():
            self.setEnabled(True)
            self._show()
        self.failed.emit(message)

    def _answered_beside(self, found: Path | Returned) -> None:
        self.setEnabled(True)
        if isinstance(found, Path):
            told = self.tr("已写好 {path}；填好后用“读回工作簿…”")
            self.said.emit(told.format(path=found))
            return
        words = self.tr("收到 {n} 句答案").format(n=found.answered)
        if found.otherwise:
            lines = "、".join(map(str, found.otherwise))
            more = self.tr("；第 {lines} 行以前答过别的，以第一次为准")
            words += more.format(lines=lines)
        self.said.emit(words)
        self.left.emit()
