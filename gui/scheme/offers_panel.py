"""建议的词 of a category: mined ones, and those the classifier goes by; each taken with one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotation.scheme import Category
from gui.asking import Asking
from gui.look import Look
from gui.page_bar import PageBar
from gui.scheme.offers_rows import MINED, explained, heads_of, rows_of, titles
from gui.scheme.offers_table import OffersTable
from messages import Message

if TYPE_CHECKING:
    from operations.word_offers import WordOffers


class WordOffersPanel(QWidget):
    """``taken``: ("seed", "veto" or "refused", word). ``looked_at``: a word, or "".

    What was found for a category stays until it is looked for again.
    """

    taken = Signal(str, str)
    looked_at = Signal(str)
    failed = Signal(object)  # a Message

    def __init__(self, look: Look, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._category: Category | None = None
        self._refused = set[str]()
        self._found: dict[str, WordOffers] = {}
        self._shown = MINED
        self.asking = Asking(self)
        self.asking.answered.connect(self._take)
        self.asking.failed.connect(self._fail)
        self.bar = PageBar(quiet=True)
        for name, text in titles().items():
            self.bar.add(name, text)
        self.bar.chosen.connect(self.turn_to)
        self.bar.mark(MINED)
        self.bar.layout().setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(objectName="caption", wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.table = OffersTable(look)
        self.table.taken.connect(self.taken)
        self.table.looked_at.connect(self.looked_at)
        self.empty = QLabel(objectName="quiet", wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._lay_out()

    def _lay_out(self) -> None:
        self.seed_button = QPushButton(self.tr("设为关键词  ⏎"))
        self.veto_button = QPushButton(self.tr("设为排除词  Shift+⏎"))
        self.refuse_button = QPushButton(self.tr("不要  Delete"))
        self.again_button = QPushButton(self.tr("重新找"), objectName="link")
        self.again_button.clicked.connect(self.ask)
        row = QHBoxLayout(spacing=8)
        kinds = {"seed": self.seed_button, "veto": self.veto_button, "refused": self.refuse_button}
        for what, button in kinds.items():
            button.clicked.connect(lambda _=False, w=what: self.table.take(w))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.again_button)
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        column.addLayout(row)

    # Which category.

    def show_category(self, category: Category, refused: set[str]) -> None:
        """Show what is offered for a category; looked for now where nobody has yet."""
        again = self._category is not None and self._category.uid == category.uid
        self._category, self._refused = category, refused
        if again and category.uid in self._found:
            self.table.offers.show_states(self._states())
            self._show_buttons()
            return
        if category.uid not in self._found and not category.retired:
            if not (again and self.asking.busy):
                self.ask()
            return
        self._show()

    def ask(self) -> None:
        """Look for words beside the window."""
        from operations.word_offers import offer_words

        if self._category is not None:
            self._found.pop(self._category.uid, None)
            self.asking.ask(offer_words, self._path, self._category.uid)
            self._show()

    def stop(self) -> None:
        """Look for nothing any more."""
        self.asking.stop()

    def _take(self, found: WordOffers) -> None:
        self._found[found.uid] = found
        if self._category is not None and found.uid == self._category.uid:
            self._show()

    def _fail(self, message: Message) -> None:
        self._say(self.tr("没有找成，原因写在下面的状态栏里。"))
        self.failed.emit(message)

    # What is shown.

    def turn_to(self, name: str) -> None:
        """Show one of the three lists."""
        self._shown = name
        self.bar.mark(name)
        self._show()

    @property
    def found(self) -> WordOffers | None:
        """What was found for the category that is shown."""
        return self._found.get(self._category.uid) if self._category else None

    def _show(self) -> None:
        found = self.found
        self.again_button.setEnabled(not self.asking.busy)
        self.note.setText(explained(self._shown))
        self.refuse_button.setVisible(self._shown == MINED)
        if found is None:
            self._say(self.tr("正在找…（要读一遍全部句子）"))
            return
        rows = rows_of(self._shown, found)
        self.table.offers.show_rows(heads_of(self._shown), rows, self._states())
        self.table.fit_columns()
        if rows:
            self._stack.setCurrentWidget(self.table)
            self.table.choose(max(self.table.offers.next_waiting(-1), 0))
        else:
            self._say(self._nothing(found))
        self._show_buttons()

    def _nothing(self, found: WordOffers) -> str:
        if not found.judged:
            return self.tr("这个类别还没有标注。标上几句“属于”和“不属于”以后再来看。")
        if self._shown == MINED:
            return self.tr("没有可建议的词：现有的关键词已经覆盖了标为“属于”的句子。")
        return self.tr("还学不出有分量的词：需要几句“属于”和几句“不属于”。")

    def _say(self, words: str) -> None:
        self.empty.setText(words)
        self._stack.setCurrentWidget(self.empty)
        self.looked_at.emit("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        some = self._stack.currentWidget() is self.table
        for button in (self.seed_button, self.veto_button, self.refuse_button):
            button.setEnabled(some)

    def _states(self) -> dict[str, str]:
        from operations.word_offers import word_state

        category = self._category
        if category is None:
            return {}
        words = [row.word for row in rows_of(self._shown, self.found)] if self.found else []
        return {word: word_state(category, word, self._refused) for word in words}

    def go_on(self) -> None:
        """The word was dealt with: look at the next one."""
        following = self.table.offers.next_waiting(self.table.currentIndex().row())
        if following >= 0:
            self.table.choose(following)
        self.table.setFocus()
