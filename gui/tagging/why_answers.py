"""Answers the question why: seed words at once, or what the process that learns has to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotation.project import Project
from annotation.scheme import Category
from gui.tagging.reading import Piece

if TYPE_CHECKING:
    from operations.why import Question, Why


class WhyAnswers(QObject):
    """``elsewhere``: asked first, True where an answer will come, which ``take`` is then given.

    Else the seed words are all there is to say.
    """

    answered = Signal(int, object, object)  # unit id, Why, list of Similar

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.elsewhere: Callable[[Question], bool] = lambda _: False

    def ask(self, pieces: Sequence[Piece], place: int, categories: Sequence[Category]) -> None:
        """Ask about the piece at ``place`` of the report that is open."""
        from operations.label_matrix import specs
        from operations.why import by_words, question

        unit_id = pieces[place].unit.id
        asked = question([piece.unit for piece in pieces], place, unit_id)
        if not self.elsewhere(asked):
            self.answered.emit(unit_id, by_words(asked, specs(categories)), [])

    def take(self, why: Why) -> None:
        """An answer has come."""
        from operations.why import similar_of

        self.answered.emit(why.unit_id, why, similar_of(self._project, why))
