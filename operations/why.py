"""Why the program thinks so of a sentence: words for and against, seed words, similar sentences.

The process that learns explains (``operations.live_learner``); without it the seed words that hit
are all there is to say, and plain search finds them (``by_words``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotation.project import Project
from annotation.said import said_of_unit
from annotation.units import unit_by_id
from messages import KnownError
from operations.context import ReportUnit, texts_and_leads
from training.scheme import CategorySpec
from training.seed_words import Hit, seed_hits

if TYPE_CHECKING:
    from training.explaining import CategoryExplanation

MOST_WORDS = 5
FAINT = 0.1  # of the loudest word: what is said more quietly is left out
LOOK_BACK = 300  # units; a lead stands a few sentences above

WordWeight = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence to explain; ``text`` and its ``lead`` ("" if none) normalized."""

    unit_id: int
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class CategoryWhy:
    """What speaks for a category and against it, the loudest first.

    ``probability``: None where it is not calibrated; then only ``seed_hits`` is meant to be shown.
    ``pre``: it is at or above its threshold.
    """

    uid: str
    probability: float | None = None
    pre: bool = False
    spoke_for: tuple[WordWeight, ...] = ()
    spoke_against: tuple[WordWeight, ...] = ()
    seed_hits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """The answer for one sentence; ``near``: unit ids of similar tagged ones, nearest first."""

    unit_id: int
    categories: tuple[CategoryWhy, ...] = ()
    near: tuple[int, ...] = ()

    @property
    def seed_hits(self) -> dict[str, tuple[str, ...]]:
        """Category uid -> the seed words that hit, where any did."""
        return {c.uid: c.seed_hits for c in self.categories if c.seed_hits}


@dataclass(frozen=True, slots=True)
class Similar:
    """A tagged sentence as it can be shown; ``labels``: uids of its categories, maybe none."""

    unit_id: int
    report_id: int
    report: str
    text: str
    labels: tuple[str, ...]


def question(units: Sequence[ReportUnit], place: int, unit_id: int) -> Question:
    """Ask about the unit at ``place`` of one report's units, which are in order."""
    first = max(place - LOOK_BACK, 0)
    above = (p for p in range(place - 1, first, -1) if units[p].kind == "heading")
    texts, leads = texts_and_leads(units[next(above, first) : place + 1])
    return Question(unit_id, texts[-1], leads[-1])


def by_words(asked: Question, categories: Sequence[CategorySpec]) -> Why:
    """What can be said without a classifier; takes well under a millisecond."""
    found = zip(categories, seed_hits(asked.text, categories), strict=True)
    told = (CategoryWhy(c.uid, pre=True, seed_hits=_words(hits)) for c, hits in found if hits)
    return Why(asked.unit_id, tuple(told))


def category_why(told: CategoryExplanation, probability: float | None, *, pre: bool) -> CategoryWhy:
    """One category of an answer; ``probability``: None where it is not calibrated."""
    weights = Counter[str]()
    for part in told.words:
        # Single characters and numbers weigh something, but tell a reader nothing.
        if len(part.word) > 1 and part.word.isalnum() and not part.word.isdigit():
            weights[part.word] += part.weight  # type: ignore[assignment]
    loud = _loudest(weights)
    quiet = _loudest({word: -weight for word, weight in weights.items()})
    against = tuple((word, -weight) for word, weight in quiet)
    return CategoryWhy(told.uid, probability, pre, loud, against, _words(told.seeds))


def _words(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Each word once, in the order of the sentence."""
    return tuple(dict.fromkeys(hit.word for hit in hits))


def _loudest(weights: Mapping[str, float]) -> tuple[WordWeight, ...]:
    """The words above 0 that are not faint beside the loudest of either side."""
    bound = FAINT * max(map(abs, weights.values()), default=0.0)
    heard = [(w, float(v)) for w, v in weights.items() if v > 0 and v >= bound]
    return tuple(sorted(heard, key=lambda pair: -pair[1])[:MOST_WORDS])


def similar_of(project: Project, why: Why) -> list[Similar]:
    """The similar sentences of an answer as they are now; those nobody speaks of any more not."""
    found = []
    for unit_id in why.near:
        try:
            unit = unit_by_id(project, unit_id)
        except KnownError:  # retired since
            continue
        said = said_of_unit(project, unit_id)
        values: dict[str, bool] = {}
        for opinion in said.opinions.values():
            values |= opinion
        values |= said.decided
        if values:
            labels = tuple(uid for uid, value in values.items() if value)
            found.append(Similar(unit_id, unit.report_id, unit.report, unit.text, labels))
    return found
