"""What the window knows of one report: its pieces, and what stands on each. Needs no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotation.annotations import NOT_JUDGED, counting, opinions
from annotation.project import Project
from annotation.reports import UnitRow, source_text, units

SURE = 0.5  # a prediction from here on is pre-selected

Scores = Mapping[str, float]


@dataclass
class Piece:
    """A unit of the report that is open.

    ``own``: what this analyst said; ``others``: what everybody else agrees on; ``scores``: what
    the classifier said; all by category uid. ``opens_paragraph``: a new line in the source.
    """

    unit: UnitRow
    opens_paragraph: bool
    own: dict[str, bool] = field(default_factory=dict)
    others: dict[str, bool] = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)

    @property
    def is_sentence(self) -> bool:
        """Whether it is tagged at all."""
        return self.unit.kind == "sentence"

    def said(self, category: str) -> bool | None:
        """What a person said: this analyst, else the others; None: nobody, or they disagree."""
        return self.own.get(category, self.others.get(category))

    def is_on(self, category: str) -> bool:
        """Whether Enter would store a yes: a person said so, or it is pre-selected."""
        said = self.said(category)
        return self.scores.get(category, 0.0) >= SURE if said is None else said

    def is_judged(self, categories: Sequence[str]) -> bool:
        """Whether a person has spoken on every one of ``categories``."""
        return bool(categories) and all(self.said(c) is not None for c in categories)

    def has_ground(self) -> bool:
        """Whether there is anything that Enter could confirm."""
        return bool(self.own or self.others or self.scores)


def read_pieces(
    project: Project, report_id: int, analyst: str, scores: Mapping[int, Scores]
) -> list[Piece]:
    """Every unit of a report, in order, with all that stands on it."""
    source = source_text(project, report_id)
    pieces, end = list[Piece](), 0
    for unit in units(project, report_id=report_id):
        piece = Piece(unit, "\n" in source[end : unit.start].replace("\r", "\n") or end == 0)
        piece.scores = scores.get(unit.id, {})
        if piece.is_sentence:
            refresh(project, piece, analyst)
        pieces.append(piece)
        end = unit.end
    return pieces


def refresh(project: Project, piece: Piece, analyst: str) -> None:
    """Read again what people say of a piece."""
    said = opinions(project, piece.unit.id)
    piece.own = said.pop(analyst, {})
    piece.others = _unanimous(said.values())


def _unanimous(said: Iterable[Mapping[str, bool]]) -> dict[str, bool]:
    found: dict[str, set[bool]] = {}
    for opinion in said:
        for category, value in opinion.items():
            found.setdefault(category, set()).add(value)
    return {category: values.pop() for category, values in found.items() if len(values) == 1}


def progress(project: Project, categories: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Report id -> sentences judged in every category, sentences."""
    counted, found = counting(project), dict[int, tuple[int, int]]()
    for unit in units(project, kinds=("sentence",)):
        done, total = found.get(unit.report_id, (0, 0))
        judged = all(counted.value(unit.id, c) != NOT_JUDGED for c in categories)
        found[unit.report_id] = (done + int(judged and bool(categories)), total + 1)
    return found
