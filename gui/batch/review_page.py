"""What a run leaves for review: a list, the sentence, what the program thinks, a person's word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from annotation.categories import Category
from gui.batch.answer_panel import AnswerPanel
from messages import KnownError

if TYPE_CHECKING:
    from operations.tag_review import Unsure, UnsureRows

_SHOWN = 40  # characters of a sentence in the list
_LINE = 36


class ReviewPage(QWidget):
    """``judged``: how many in this sitting. ``left``: enough for now."""

    left = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._rows: list[Unsure] = []
        self._said: dict[str, list[str]] = {}
        self._before: list[tuple[str, list[str] | None]] = []  # what each answer has replaced
        self._marks: dict[str, list[str]] = {}  # marked, and not yet confirmed
        self._at = ""
        self._more = 0
        self.list = QListWidget(objectName="results")
        self.list.setAccessibleName(self.tr("留给人看的句子"))
        self.list.setFixedWidth(320)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the panel's
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._show)
        self.panel = AnswerPanel()
        self.panel.head.setText(self.tr("复核留给人看的"))
        self.panel.hint.setText(
            self.tr(
                "已选好机器判断的类别：对就回车，不对就改。"
                "数字键选类别，0 均不涉及，上下箭头换句，Ctrl+Z 撤回。"
            )
        )
        self.panel.leave_button.setText(self.tr("好了"))
        self.panel.answered.connect(self._answer)
        self.panel.went.connect(lambda by: self._go(self._place + by))
        self.panel.taken_back.connect(self._take_back)
        self.panel.left.connect(self.left)
        row = QHBoxLayout(self, spacing=16)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list)
        row.addWidget(self.panel, 1)

    @property
    def judged(self) -> int:
        """How many have been judged in this sitting; what is the same in two files counts twice."""
        return sum(one.uid in self._said for one in self._rows)

    def show_rows(self, folder: Path, found: UnsureRows, names: Sequence[str],
                  categories: Sequence[Category], *, trained: bool) -> None:  # fmt: skip
        """Other sentences than before. ``trained``: more than seed words has spoken of them."""
        self.panel.takes_none = trained
        self._folder, self._rows, self._said = folder, list(found.rows), {}
        self._before, self._marks, self._at = [], {}, ""
        self._more = found.waiting - len(found.rows)
        self.panel.show_scheme(names, categories)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._rows:
            item = QListWidgetItem(_short(one.text))
            item.setSizeHint(QSize(280, _LINE))
            item.setToolTip(one.report)
            self.list.addItem(item)
        self.list.blockSignals(False)
        if self._rows:
            self._go(0)
        else:
            self.left.emit()

    @property
    def _place(self) -> int:
        """The row that is shown; behind the last one, where all is judged."""
        return len(self._rows) if self.panel.ended else self.list.currentRow()

    def _go(self, row: int) -> None:
        row = max(0, min(row, len(self._rows) - 1))
        if row == self.list.currentRow():
            self._show(row)
        else:
            self.list.setCurrentRow(row)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        one = self._rows[row]
        self._turn_to(one.uid)
        self._count()
        self.panel.show_sentence(
            (one.report, one.before, one.text, one.after),
            marked=self._said.get(one.uid, self._marks.get(one.uid, one.labels)),
            machine=self._machine(one),
            can_go_back=row > 0,
        )

    def _turn_to(self, uid: str) -> None:
        """Keep what is marked of the sentence that was shown. "": none is shown now."""
        if self._at:
            self._marks[self._at] = self.panel.marked
        self._at = uid

    def _count(self) -> None:
        more = self.tr("，还有 {n} 句随后列出").format(n=self._more) if self._more else ""
        told = self.tr("已复核 {done} / {n}").format(done=self.judged, n=len(self._rows))
        self.panel.count.setText(told + more)

    def _end(self) -> None:
        told = self.tr("列出的都复核过了，回到结果以后可以重写结果表。")
        if self._more:
            told = self.tr("列出的都复核过了，还有 {n} 句：回到结果，再按一次“复核”。")
        slip = self.tr("刚才要是按错了，按 Ctrl+Z 撤回；别的句子在左边点开再改。")
        self._turn_to("")
        self.list.setCurrentRow(-1)
        self._count()
        self.panel.show_end(told.format(n=self._more) + "\n\n" + slip)

    def _machine(self, one: Unsure) -> str:
        known = sorted(one.scores.items(), key=lambda pair: -pair[1])
        told = "  ".join(f"{name} {score:.0%}" for name, score in known[:4])
        return self.tr("机器判断：{told}").format(told=told)

    def _answer(self, names: list[str]) -> None:
        row = self.list.currentRow()
        one = self._rows[row]
        if not self._store(one.uid, names):
            return
        self._before.append((one.uid, self._said.get(one.uid)))
        self._said[one.uid] = names
        self._mark(one.uid)
        left = [at for at, each in enumerate(self._rows) if each.uid not in self._said]
        if not left:
            self._end()
        else:
            self._go(next((at for at in left if at > row), left[0]))

    def _store(self, uid: str, names: list[str] | None) -> bool:
        from operations.tag_review import review

        try:
            review(self._folder, uid, names)
        except KnownError as error:
            self.failed.emit(error.message)
            return False
        return True

    def _take_back(self) -> None:
        """The last answer of this sitting was a slip: what it has replaced counts again."""
        if not self._before or not self._store(*self._before[-1]):
            return
        last, names = self._before.pop()
        if names is None:
            del self._said[last]
        else:
            self._said[last] = names
        self._go(self._mark(last))

    def _mark(self, uid: str) -> int:
        """Say in the list whether a sentence has been judged, in each file that it is in; the
        first row of it."""
        rows = [row for row, one in enumerate(self._rows) if one.uid == uid]
        for row in rows:
            one, item, done = self._rows[row], self.list.item(row), uid in self._said
            item.setText(("✓ " if done else "") + _short(one.text))
            spoken = self.tr("已复核：") + one.text if done else None
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return rows[0]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
