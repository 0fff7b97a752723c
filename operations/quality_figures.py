"""What is known about how good the classifier is: plain values, nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.figures import Interval
    from training.quality_values import Effect, NewWords, Outlook, Told

FEWEST = 3  # judged yes and no of a category before anything can be cross-validated


@dataclass(frozen=True, slots=True)
class Standing:
    """How many sentences count as yes and as no in a live category; those held out do not."""

    uid: str
    name: str
    yes: int
    no: int

    @property
    def missing(self) -> tuple[int, int]:
        """How many more yes and no it takes before there is a figure."""
        return max(FEWEST - self.yes, 0), max(FEWEST - self.no, 0)


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """Of a live category, from folds. ``calibrated``: are there enough tags for a percentage?

    ``threshold``: yes from this probability on, now. ``effects``: what others would do, [] with
    too few tags.
    """

    uid: str
    told: Told
    calibrated: bool
    threshold: float
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Blind:
    """Figures of one category on the audit slice; None where nothing can tell."""

    sentences: int
    yes: int
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


@dataclass(frozen=True, slots=True)
class Slice:
    """The audit slice: how many sentences were ``answered`` blind, and what they say of the
    predictions of ``version``. ``whole``: were they answered in the order they were drawn in?
    ``told``: category uid -> figures.
    """

    version: str
    answered: int
    whole: bool
    told: Mapping[str, Blind]


NO_SLICE = Slice("", 0, whole=True, told={})


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of a year or a level; ``name`` "": those of which it is not known.

    ``reports``, ``sentences``: judged ones. ``told``: category uid -> figures.
    """

    name: str
    reports: int
    sentences: int
    told: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Mixed:
    """In ``sentences`` judged ones ``other`` was given where it is ``category``; uids."""

    category: str
    other: str
    sentences: int


@dataclass(frozen=True, slots=True)
class YearWords:
    """What is new in the words of the newest year; ``before``: of all earlier ones, if any."""

    year: str
    now: NewWords
    before: NewWords | None


@dataclass(frozen=True, slots=True)
class Findings:
    """From ``sentences`` judged ones of ``reports`` reports, in folds, grouped by report if
    ``by_report``. ``sampled``: there are more, and these were drawn.
    """

    sentences: int
    reports: int
    by_report: bool
    sampled: bool
    macro_f1: Interval
    categories: tuple[CategoryFigures, ...]
    years: tuple[Part, ...]
    levels: tuple[Part, ...]
    mixed: tuple[Mixed, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """All of it; what is None is still to come, or cannot be told.

    ``at``: when it was read (ISO 8601, UTC). ``judged``: judged sentences and headings that
    count. ``sentences``: sentences in all, judged or not. ``words``: of the newest year.
    """

    at: str
    judged: int
    sentences: int
    standing: tuple[Standing, ...]
    audit: Slice
    findings: Findings | None = None
    words: YearWords | None = None
    outlook: Outlook | None = None

    @property
    def enough(self) -> bool:
        """Can anything be cross-validated?"""
        return any(one.missing == (0, 0) for one in self.standing)


@dataclass(frozen=True, slots=True)
class Step:
    """How far the learning curve is."""

    done: int
    total: int
