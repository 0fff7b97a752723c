"""Why the program thinks so of the raised sentence: small, quiet, and never about another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotation.scheme import Category
from gui.look import Look
from gui.tagging.why_parts import BLOCKS, Line, SimilarButton, WhyWords

if TYPE_CHECKING:
    from operations.why import CategoryWhy, Similar, Why  # imports a part of the corpus room

WAIT_MS = 150  # after the last move: who keeps moving is not interrupted
NEAR = 2  # most similar sentences that are shown


class WhyPanel(QWidget):
    """Empty while one moves; then asks, and shows the answer, if it is still about this one.

    Its height never changes.
    """

    asked = Signal(int)  # unit id
    open_sentence = Signal(int, int)  # report id, unit id of a similar sentence

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict[str, str]()
        self._unit_id, self._blind = 0, False
        self.words = WhyWords(look)
        self.near = [SimilarButton(look) for _ in range(NEAR)]
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)
        column = QVBoxLayout(self, spacing=2)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.words)
        for button in self.near:
            button.clicked.connect(lambda _=False, b=button: self._open(b))
            column.addWidget(button)

    def show_scheme(self, categories: Sequence[Category]) -> None:
        """The names of the categories from now on."""
        self._names = {c.uid: c.name for c in categories}

    def move_to(self, unit_id: int, *, blind: bool = False) -> None:
        """Another sentence is raised; 0: none. What is shown is gone at once.

        ``blind``: it is to be answered before anything is said of it.
        """
        if (unit_id, blind) == (self._unit_id, self._blind):
            return
        self._unit_id, self._blind = unit_id, blind
        self._show(self._held_back() if blind else [], [])
        if unit_id and not blind:
            self._timer.start()
        else:
            self._timer.stop()

    def _held_back(self) -> list[Line]:
        return [
            ("", self.tr("先答后看")),
            (self.tr("随机抽到的一句：机器判断"), ""),
            (self.tr("答完（回车或 0）才显示"), ""),
        ]

    def ask_again(self) -> None:
        """There may be another answer now: the classifier has learnt."""
        if self._unit_id and not self._blind:
            self._timer.start()

    def _ask(self) -> None:
        # Nobody has to answer for a panel that is not seen.
        if self._unit_id and self.isVisible():
            self.asked.emit(self._unit_id)

    def show_why(self, unit_id: int, why: Why, similar: Sequence[Similar] = ()) -> None:
        """An answer; one about another sentence than the raised one is dropped."""
        if unit_id != self._unit_id or self._blind:
            return
        lines = [line for category in strongest(why) for line in self._lines(category)]
        self._show(lines or [(self.tr("没有命中任何关键词"), "")], similar)

    def _show(self, lines: Sequence[Line], similar: Sequence[Similar]) -> None:
        shown = list(lines)
        if similar:
            shown += [("", "")] * (BLOCKS * 3 - len(shown)) + [("", self.tr("相似句"))]
        self.words.show_lines(shown)
        for place, button in enumerate(self.near):
            button.show_similar(similar[place] if place < len(similar) else None, self._names)

    def _lines(self, told: CategoryWhy) -> list[Line]:
        name = self._names.get(told.uid, "")
        if told.probability is None:
            return [("", name), (self.tr("关键词"), self._listed(told.seed_hits)), ("", "")]
        return [
            ("", f"{name} {told.probability:.0%}"),
            (self.tr("支持词"), self._listed([word for word, _ in told.spoke_for])),
            (self.tr("反对词"), self._listed([word for word, _ in told.spoke_against])),
        ]

    def _listed(self, words: Sequence[str]) -> str:
        return "　".join(words) or self.tr("没有")

    def _open(self, button: SimilarButton) -> None:
        if button.similar is not None:
            self.open_sentence.emit(button.similar.report_id, button.similar.unit_id)


def strongest(why: Why) -> list[CategoryWhy]:
    """The pre-selected categories, at most two, the likeliest first; else the likeliest one.

    Of those without a probability, only such with a seed word that hit.
    """
    telling = [c for c in why.categories if c.probability is not None or c.seed_hits]
    telling.sort(key=lambda c: -(c.probability or 0.0))
    return [c for c in telling if c.pre][:BLOCKS] or telling[:1]
