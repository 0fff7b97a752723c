"""The right side: everything about the chosen category, stored as soon as a box is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotation.scheme import Category
from gui.choice_box import ChoiceBox
from gui.look import Look, font
from gui.page_bar import PageBar
from gui.scheme import choices
from gui.scheme.fields import Draft, LineField, TextField
from gui.scheme.offers_panel import WordOffersPanel
from gui.scheme.preview_panel import WordPreviewPanel
from gui.scheme.words_field import WordsField
from operations.preview_word import Role

Store = Callable[[str, object], bool]
"""(field, value) -> whether it is stored."""
TEXTS, OFFERS = "texts", "offers"


class CategoryForm(QWidget):
    """One category. What is typed and refused stays in its box; see ``leave``.

    ``refused``: the words that were offered for a category (uid) and not wanted.
    """

    def __init__(
        self,
        look: Look,
        path: Path,
        store: Store,
        refused: Callable[[str], set[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store_field, self._refused = store, refused
        self._storing = False
        self.category: Category | None = None
        self._live: Sequence[Category] = ()
        self.name = LineField(self.tr("名称"))
        self.name.setFont(font(18, bold=True))
        self.key = ChoiceBox(self.tr("快捷键"))
        self.colour = ChoiceBox(self.tr("颜色"))
        self.parent_choice = ChoiceBox(self.tr("上级类别"))
        self.doubt = QLabel(objectName="caption", wordWrap=True)
        self.definition = TextField(self.tr("定义"))
        self.examples = TextField(self.tr("例句，一行一句"))
        self.seeds = WordsField(
            *(self.tr("关键词"), self.tr("输入一个词，按回车添加"), look),
            lambda words: self._store("seeds", words),
            rows=3,
            listed=True,
        )
        self.vetoes = WordsField(
            *(self.tr("排除词"), self.tr("如：立法、执法（多个用分号隔开）"), look),
            lambda words: self._store("vetoes", words),
            rows=2,
            listed=False,
        )
        self.preview = WordPreviewPanel(look, path)
        self.offers = WordOffersPanel(look, path)
        self.definition.setMinimumHeight(96)
        self.examples.setMinimumHeight(72)
        self.preview.setMinimumHeight(176)
        for box in (self.definition, self.examples):
            # As high as there is room for, not as high as their twenty lines would like.
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._boxes: dict[str, LineField | TextField] = {
            "name": self.name,
            "definition": self.definition,
            "examples": self.examples,
        }
        self._drafts = {field: Draft(box) for field, box in self._boxes.items()}
        self._words = {"seeds": self.seeds, "vetoes": self.vetoes}
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        for field, box in self._boxes.items():
            box.finished.connect(lambda f=field: self._finish(f))
        self.key.taken.connect(lambda key: self._take("key", key))
        self.parent_choice.taken.connect(lambda uid: self._take("parent", uid))
        self.colour.taken.connect(self._take_colour)
        roles: tuple[tuple[WordsField, Role], ...] = ((self.seeds, "seed"), (self.vetoes, "veto"))
        for words, role in roles:
            words.looked_at.connect(lambda word, r=role: self._look_at(word, r))
        self.offers.looked_at.connect(lambda word: self._look_at(word, "seed"))

    def _lay_out(self) -> None:
        left = QVBoxLayout(spacing=4)
        left.addLayout(self._choice_row())
        left.addWidget(self.doubt)
        left.addSpacing(4)
        left.addWidget(self._bar())
        self._parts = QStackedWidget()
        self._parts.addWidget(self._texts())
        self._parts.addWidget(self.offers)
        left.addWidget(self._parts, 1)
        right = QVBoxLayout(spacing=4)
        right.addWidget(self.seeds)
        right.addSpacing(8)
        right.addWidget(self.vetoes)
        right.addSpacing(12)
        right.addWidget(self.preview, 1)
        columns = QHBoxLayout(self, spacing=32)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)

    def _bar(self) -> PageBar:
        self.bar = PageBar(quiet=True)
        self.bar.layout().setContentsMargins(0, 0, 0, 4)
        self.bar.add(TEXTS, self.tr("定义和例句"))
        self.bar.add(OFFERS, self.tr("建议的词"))
        self.bar.mark(TEXTS)
        self.bar.chosen.connect(self.turn_to)
        return self.bar

    def _texts(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_caption(self.tr("定义：什么句子算，什么不算")))
        column.addWidget(self.definition, 3)
        column.addSpacing(8)
        column.addWidget(_caption(self.tr("例句，一行一句")))
        column.addWidget(self.examples, 2)
        return holder

    def turn_to(self, name: str) -> None:
        """Show definition and examples, or the words that are offered."""
        self.bar.mark(name)
        self._parts.setCurrentIndex(int(name == OFFERS))
        self._show_offers()
        if name == OFFERS:
            self.offers.table.setFocus()

    def _show_offers(self) -> None:
        """Words are looked for only where somebody looks at them."""
        if self.category is not None and self._parts.currentIndex():
            self.offers.show_category(self.category, self._refused(self.category.uid))

    def _choice_row(self) -> QGridLayout:
        row = QGridLayout(horizontalSpacing=12, verticalSpacing=4)
        pairs = (
            (self.tr("快捷键"), self.key),
            (self.tr("颜色"), self.colour),
            (self.tr("上级类别"), self.parent_choice),
        )
        for column, (words, choice) in enumerate(pairs):
            row.addWidget(_caption(words), 0, column)
            row.addWidget(choice, 1, column)
            row.setColumnStretch(column, 1)
        return row

    # What is shown.

    def show_category(
        self, category: Category, live: Sequence[Category], typed: dict[str, str]
    ) -> None:
        """Show another category; ``typed``: what was typed there before and is not stored."""
        self.category, self._live = category, live
        for field, draft in self._drafts.items():
            draft.show(_text(category, field), typed.get(field))
        for field, words in self._words.items():
            words.show_words(getattr(category, field), typed.get(field, ""))
        self.preview.clear()
        self._show_choices()
        self._show_offers()

    def refresh(self, category: Category, live: Sequence[Category]) -> None:
        """The same category, read again; what is being typed stays as it is."""
        again = category != self.category
        self.category, self._live = category, live
        for field, draft in self._drafts.items():
            draft.refresh(_text(category, field))
        for field, words in self._words.items():
            words.show_words(getattr(category, field))
        self._show_choices()
        self._show_offers()
        if again:
            self.preview.look_again()

    def _show_choices(self) -> None:
        one = self.category
        if one is None:
            return
        self.key.show_items(choices.key_items(one, self._live), one.key)
        self.colour.show_items(choices.colour_items(one), one.colour.upper())
        choices.show_swatches(self.colour)
        above = one.parent if any(c.uid == one.parent for c in self._live) else ""
        self.parent_choice.show_items(choices.parent_items(one, self._live), above)
        self.parent_choice.setEnabled(self.parent_choice.count() > 1)
        self.doubt.setText(choices.doubt_about(one, self._live))
        self.doubt.setVisible(bool(self.doubt.text()))
        for widget in (*self._boxes.values(), self.seeds, self.vetoes, self.key, self.colour):
            widget.setEnabled(not one.retired)
        if one.retired:
            self.parent_choice.setEnabled(False)

    def _look_at(self, word: str, role: Role) -> None:
        if self.category is not None:
            uid, colour = self.category.uid, self.category.colour
            self.preview.look_at(word, category=uid, role=role, colour=colour)

    # What is stored.

    def flush(self, *, again: bool = True) -> bool:
        """Store all that is typed; False where something was refused and stays.

        ``again``: try once more what was refused before.
        """
        for field in self._drafts:
            self._finish(field, again=again)
        for words in self._words.values():
            if words.typed.strip() and (again or words.refused != words.typed):
                words.commit()
        return not self._unstored()

    def _unstored(self) -> dict[str, str]:
        kept = {f: d.typed for f, d in self._drafts.items() if d.typed is not None}
        return kept | {f: w.typed for f, w in self._words.items() if w.typed.strip()}

    def leave(self) -> dict[str, str]:
        """Store all that is typed; by field, what was refused."""
        self.flush(again=False)
        return self._unstored()

    def stop(self) -> None:
        """Read no more."""
        for words in self._words.values():
            words.stop()
        self.preview.stop()
        self.offers.stop()

    def _finish(self, field: str, *, again: bool = True) -> None:
        draft = self._drafts[field]
        if draft.typed is None or self.category is None or self.category.retired:
            return
        if not again and draft.refused == draft.typed:
            return
        if field == "name" and not draft.typed.strip():
            draft.show(draft.stored)
            return
        value = draft.typed.splitlines() if field == "examples" else draft.typed
        if self._store(field, value):
            draft.show(_text(self.category, field))
        else:
            draft.refused = draft.typed

    def _take(self, field: str, value: str) -> None:
        if self.category is not None and value != getattr(self.category, field):
            self._store(field, value)
        self._show_choices()

    def _take_colour(self, colour: str) -> None:
        if colour == choices.OTHER and self.category is not None:
            colour = choices.ask_colour(self, self.category.colour)
        if colour:
            self._take("colour", colour)
        self._show_choices()

    def _store(self, field: str, value: object) -> bool:
        # Asking for the analyst's name takes the focus away, which finishes boxes again.
        if self._storing or self.category is None:
            return False
        self._storing = True
        try:
            return self._store_field(field, value)
        finally:
            self._storing = False


def _text(category: Category, field: str) -> str:
    value = getattr(category, field)
    return value if isinstance(value, str) else "\n".join(value)


def _caption(words: str) -> QLabel:
    return QLabel(words, objectName="caption", textFormat=Qt.TextFormat.PlainText)
