"""Answers the question why: seed words at once, a saved classifier's words when they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.predictions import Predicted
from annotation.project import Project
from annotation.scheme import Category
from gui.tagging.reading import Piece

if TYPE_CHECKING:
    from operations.why import Question, Why
    from operations.why_process import WhyProcess

LOOK_MS = 30  # between two looks for an answer that is under way
LOSS_MS = 20_000  # after so long none will come


class WhyAnswers(QObject):
    """``models``: where the saved classifiers are.

    Only the classifier whose predictions are shown may explain them. ``elsewhere``: asked first,
    True where an answer will come, which ``take`` is then to be given. Else the saved one
    explains, in a process that starts with the first question; where it is not saved, the seed
    words are all there is to say.
    """

    answered = Signal(int, object, object)  # unit id, Why, list of Similar

    def __init__(self, project: Project, models: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._models = project, models
        self.elsewhere: Callable[[Question], bool] = lambda _: False
        self._version = ""
        self._process: WhyProcess | None = None
        self._learnt = set[int]()  # reports whose tagged sentences the process knows
        self._looks = self._asked = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def ask(
        self,
        pieces: Sequence[Piece],
        place: int,
        categories: Sequence[Category],
        predicted: Predicted | None,
    ) -> None:
        """Ask about the piece at ``place`` of the report that is open."""
        from operations.label_matrix import specs
        from operations.why import by_words, question

        piece = pieces[place]
        asked = question([p.unit for p in pieces], place, piece.unit.id)
        if self.elsewhere(asked):
            return
        self._use(predicted.version if predicted else "")
        if self._process is None:
            self.answered.emit(piece.unit.id, by_words(asked, specs(categories)), [])
            return
        self._learn(self._process, pieces)
        self._process.ask(asked)
        self._asked = asked.unit_id
        self._looks = LOSS_MS // LOOK_MS
        self._timer.start()

    def take(self, why: Why) -> None:
        """An answer has come."""
        from operations.why import similar_of

        self.answered.emit(why.unit_id, why, similar_of(self._project, why))

    def close(self) -> None:
        """End the process; without one nothing happens."""
        self._timer.stop()
        if self._process is not None:
            self._process.close()
        self._process = None
        self._learnt.clear()

    def _use(self, version: str) -> None:
        """The process of this version; none where it was never saved."""
        from operations.choose_classifier import Choice
        from operations.why_process import WhyProcess

        if version == self._version:
            return
        self.close()
        self._version, folder = version, self._models / version
        if version and (folder / "meta.json").is_file():
            self._process = WhyProcess(Choice(folder, ()))

    def _learn(self, process: WhyProcess, pieces: Sequence[Piece]) -> None:
        from corpus.normalize import normalize

        report_id = pieces[0].unit.report_id
        if report_id not in self._learnt:
            self._learnt.add(report_id)
            judged = [p.unit for p in pieces if p.own or p.others]
            process.learn([(unit.id, normalize(unit.text)) for unit in judged])

    def _look(self) -> None:
        self._looks -= 1
        answer: Why | None = self._process.answer() if self._process else None
        if answer is not None:
            self.take(answer)
        last = answer is not None and answer.unit_id == self._asked
        if last or self._looks <= 0:
            self._timer.stop()
