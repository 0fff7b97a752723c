"""What the window knows of one report: its pieces, and what stands on each. Needs no Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from annotation.audit import blind_units
from annotation.project import Project
from annotation.report_list import source_text
from annotation.said import Said, said_of_report, said_of_unit
from annotation.units import UnitRow, unit_by_id, units
from gui.tagging.voice import NO_SCORES, SILENT, Scores, Spoken, Voice, is_trained
from messages import KnownError

SURE = 0.5  # the threshold of a category for which none was learnt


@dataclass(slots=True)
class Piece:
    """A unit of the report that is open.

    ``own``: what this analyst said; ``others``: what counts of everybody else, decided or
    unanimous; ``conflicts``: where people disagree and nobody has decided; all by category uid.
    ``flag``: the note of this analyst's 存疑, None without. ``opens_paragraph``: a new line in
    the source. ``voice``: what the classifier says of the report. ``blind``: none of it is to be
    shown, for the sentence is of the audit slice and waits for its answer.
    """

    unit: UnitRow
    opens_paragraph: bool
    own: dict[str, bool] = field(default_factory=dict)
    others: dict[str, bool] = field(default_factory=dict)
    conflicts: frozenset[str] = frozenset()
    flag: str | None = None
    voice: Voice = field(default_factory=Voice, repr=False, compare=False)
    blind: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it is tagged at all."""
        return self.unit.kind == "sentence"

    @property
    def spoken(self) -> Spoken:
        """What the classifier says of it now, as far as that is to be shown."""
        hidden = self.blind or not self.is_sentence
        return SILENT if hidden else self.voice.of(self.unit.id)

    @property
    def scores(self) -> Scores:
        """Category uid -> probability."""
        return self.spoken.scores

    @property
    def hinted(self) -> bool:
        """Whether the scores are an instant answer, the full ones on their way."""
        return self.spoken.hinted

    def said(self, category: str) -> bool | None:
        """What a person said: this analyst, else the others; None: nobody, or they disagree."""
        return self.own.get(category, self.others.get(category))

    def pre(self, category: str) -> bool:
        """Whether the classifier pre-selects it."""
        return _is_yes(self.spoken, category)

    def is_calibrated(self, category: str) -> bool:
        """Whether its score may be shown as a percentage."""
        by = self.spoken.by
        return by is not None and by.calibrated.get(category, False)

    def seen(self) -> tuple[tuple[str, int], ...]:
        """What a reader sees of the scores: the pre-selected categories, in whole percent.

        -1 for a category whose score is not shown as one.
        """
        spoken = self.spoken
        return tuple(
            (c, round(100 * score) if self.is_calibrated(c) else -1)
            for c, score in spoken.scores.items()
            if _is_yes(spoken, c)
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
        spoken = self.spoken
        return bool(self.own or self.others or (spoken.scores and is_trained(spoken.by)))


def _is_yes(spoken: Spoken, category: str) -> bool:
    score = spoken.scores.get(category)
    limits = spoken.by.thresholds if spoken.by else NO_SCORES
    return score is not None and score >= limits.get(category, SURE)


def read_pieces(project: Project, report_id: int, analyst: str) -> list[Piece]:
    """Every unit of a report, in order, with all that stands on it."""
    source = source_text(project, report_id)
    listed = list(units(project, report_id=report_id))
    voice = Voice(project, [unit.id for unit in listed if unit.kind == "sentence"])
    pieces, end = list[Piece](), 0
    for unit in listed:
        opens = "\n" in source[end : unit.start].replace("\r", "\n") or end == 0
        pieces.append(Piece(unit, opens, voice=voice))
        end = unit.end
    refresh_all(project, pieces, report_id, analyst)
    return pieces


def live_rows(
    project: Project, pieces: Sequence[Piece], unit_ids: Collection[int]
) -> list[tuple[int, int]]:
    """(report id, unit id) of those that are live; ``pieces``: of the report that is open."""
    here = {piece.unit.id: piece.unit.report_id for piece in pieces}
    found = []
    for unit_id in unit_ids:
        try:
            report_id = here.get(unit_id) or unit_by_id(project, unit_id).report_id
        except KnownError:  # retired since
            continue
        found.append((report_id, unit_id))
    return found


def refresh_all(project: Project, pieces: Sequence[Piece], report_id: int, analyst: str) -> None:
    """Read again what people say of a report."""
    said, nothing = said_of_report(project, report_id), Said()
    blind = blind_units(project, [piece.unit.id for piece in pieces])
    for piece in pieces:
        _put(piece, said.get(piece.unit.id, nothing), analyst)
        piece.blind = piece.unit.id in blind


def refresh(project: Project, piece: Piece, analyst: str) -> None:
    """Read again what people say of a piece."""
    before = len(piece.own)
    _put(piece, said_of_unit(project, piece.unit.id), analyst)
    # Who says more about a sentence that was open to view does not hide it.
    if piece.blind or len(piece.own) < before or not piece.own:
        piece.blind = bool(blind_units(project, [piece.unit.id]))


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
