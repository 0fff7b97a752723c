"""What the window knows of one report: its pieces, and what stands on each. Needs no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotation.predictions import Predicted, report_predictions
from annotation.project import Project
from annotation.report_list import source_text
from annotation.said import Said, said_of_report, said_of_unit
from annotation.units import UnitRow, units
from operations.live_news import SEED_WORDS

SURE = 0.5  # the threshold of a category for which none was learnt

Scores = Mapping[str, float]
NO_SCORES: Scores = {}


@dataclass(slots=True)
class Piece:
    """A unit of the report that is open.

    ``own``: what this analyst said; ``others``: what counts of everybody else, decided or
    unanimous; ``conflicts``: where people disagree and nobody has decided; ``scores``: what the
    classifier said, and from which ``thresholds`` on it is a yes; all by category uid.
    ``calibrated``: the categories whose score may be shown as a percentage. ``hinted``: the
    scores are an instant answer to the last tags; the full ones are on their way. ``trained``:
    they come from tags, not from the scheme's words alone.
    ``flag``: the note of this analyst's 存疑, None without. ``opens_paragraph``: a new line in
    the source.
    """

    unit: UnitRow
    opens_paragraph: bool
    own: dict[str, bool] = field(default_factory=dict)
    others: dict[str, bool] = field(default_factory=dict)
    conflicts: frozenset[str] = frozenset()
    flag: str | None = None
    scores: Scores = field(default_factory=dict)
    thresholds: Scores = field(default_factory=dict)
    calibrated: frozenset[str] = frozenset()
    hinted: bool = False
    trained: bool = True

    @property
    def is_sentence(self) -> bool:
        """Whether it is tagged at all."""
        return self.unit.kind == "sentence"

    def said(self, category: str) -> bool | None:
        """What a person said: this analyst, else the others; None: nobody, or they disagree."""
        return self.own.get(category, self.others.get(category))

    def pre(self, category: str) -> bool:
        """Whether the classifier pre-selects it."""
        score = self.scores.get(category)
        return score is not None and score >= self.thresholds.get(category, SURE)

    def seen(self) -> tuple[tuple[str, int], ...]:
        """What a reader sees of the scores: the pre-selected categories, in whole percent.

        -1 for a category whose score is not shown as one.
        """
        return tuple(
            (c, round(100 * self.scores[c]) if c in self.calibrated else -1)
            for c in self.scores
            if self.pre(c)
        )

    def is_on(self, category: str) -> bool:
        """Whether Enter would store a yes: a person said so, or it is pre-selected."""
        said = self.said(category)
        return self.pre(category) if said is None else said

    def is_judged(self, categories: Sequence[str]) -> bool:
        """Whether people have spoken on every one of ``categories``."""
        return bool(categories) and all(
            self.said(c) is not None or c in self.conflicts for c in categories
        )

    def has_ground(self) -> bool:
        """Whether there is anything that Enter could confirm."""
        return bool(self.own or self.others or (self.scores and self.trained))


def read_pieces(
    project: Project, report_id: int, analyst: str, predicted: Predicted | None
) -> list[Piece]:
    """Every unit of a report, in order, with all that stands on it."""
    source = source_text(project, report_id)
    pieces, end = list[Piece](), 0
    for unit in units(project, report_id=report_id):
        piece = Piece(unit, "\n" in source[end : unit.start].replace("\r", "\n") or end == 0)
        pieces.append(piece)
        end = unit.end
    refresh_all(project, pieces, report_id, analyst)
    rescore(project, pieces, report_id, predicted)
    return pieces


def refresh_all(project: Project, pieces: Sequence[Piece], report_id: int, analyst: str) -> None:
    """Read again what people say of a report."""
    said, nothing = said_of_report(project, report_id), Said()
    for piece in pieces:
        _put(piece, said.get(piece.unit.id, nothing), analyst)


def refresh(project: Project, piece: Piece, analyst: str) -> None:
    """Read again what people say of a piece."""
    _put(piece, said_of_unit(project, piece.unit.id), analyst)


def rescore(
    project: Project, pieces: Sequence[Piece], report_id: int, predicted: Predicted | None
) -> None:
    """Read again what the classifier says of a report."""
    scores = report_predictions(project, report_id)
    thresholds = predicted.thresholds if predicted else NO_SCORES
    known = predicted.calibrated if predicted else {}
    calibrated = frozenset(uid for uid, is_so in known.items() if is_so)
    trained = predicted is not None and predicted.version != SEED_WORDS
    for piece in pieces:
        piece.scores = scores.get(piece.unit.id, NO_SCORES) if piece.is_sentence else NO_SCORES
        piece.thresholds, piece.calibrated = thresholds, calibrated
        piece.trained, piece.hinted = trained, False


def hint(pieces: Sequence[Piece], scores: Mapping[int, Scores]) -> None:
    """Take an instant answer, by unit id."""
    for piece in pieces:
        found = scores.get(piece.unit.id)
        if found is not None and piece.is_sentence:
            piece.scores, piece.hinted = found, True


def _put(piece: Piece, said: Said, analyst: str) -> None:
    if not (said.opinions or said.decided or said.flags):  # most of them, in most reports
        piece.own, piece.others, piece.conflicts, piece.flag = {}, {}, frozenset(), None
        return
    piece.own = dict(said.opinions.get(analyst, {}))
    piece.flag = said.flags.get(analyst)
    heard: dict[str, set[bool]] = {}
    for opinion in said.opinions.values():
        for category, value in opinion.items():
            heard.setdefault(category, set()).add(value)
    others: dict[str, set[bool]] = {}
    for who, opinion in said.opinions.items():
        for category, value in opinion.items() if who != analyst else ():
            others.setdefault(category, set()).add(value)
    agreed = {c: next(iter(v)) for c, v in others.items() if len(v) == 1}
    piece.others = agreed | said.decided
    piece.conflicts = frozenset(
        c for c, values in heard.items() if len(values) > 1 and c not in said.decided
    )
