"""What the classifier of a run had learnt from, and how well it told what it had not seen.

Plain values: they are written down with the run, so that its workbook can be made again, with the
same bytes, where the classifier is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from messages import Message

if TYPE_CHECKING:
    from operations.choose_classifier import Choice
    from training.classifier import Classifier
    from training.deciding import Decider
    from training.figures import CategoryFigures, Interval

DAY, SENTENCES, REPORTS = "day", "sentences", "reports"
"""Notes that a kept classifier carries: the day it was taught, and by how much."""
_LONGEST_COUNT = 9  # digits: a classifier may come from a stranger


@dataclass(frozen=True)
class ToldApart:
    """How one category was told in the folds.

    ``precision``, ``recall``: (value, low, high) of the 90% interval, 0 to 1, None where no
    sentence could tell. ``calibrated``: were there tags enough? Else every probability is in
    doubt. ``banded``: is some of them? ``error``: share of wrong decisions outside that band, None
    where the folds could not tell. ``all_doubted``: no band leaves few enough wrong outside it.
    """

    name: str
    yes: int
    precision: Interval | None
    recall: Interval | None
    calibrated: bool
    banded: bool
    error: float | None
    all_doubted: bool = False  # earlier programs did not write it down


@dataclass(frozen=True)
class Learnt:
    """``sentences`` and ``reports`` with a tag that counted, 0 where it was not written down;
    ``day``: ISO 8601, "" likewise. ``by_report``: no report stood on both sides of a fold.
    ``categories``: empty where there were too few tags to cross-validate.
    """

    sentences: int
    reports: int
    day: str
    by_report: bool
    categories: tuple[ToldApart, ...]


def learnt_of(choice: Choice, classifier: Classifier) -> Learnt | None:
    """What ``classifier``, which is that of ``choice``, says of itself; None: seed words only."""
    if choice.folder is None:
        return None
    figures, notes = classifier.figures, classifier.notes
    known = {one.uid: one for one in figures.categories}
    told = [
        _told(name, figure, classifier.decider, i)
        for i, name in choice.columns(classifier)
        if (figure := known.get(classifier.categories[i].uid))
    ]
    return Learnt(
        sentences=_count(notes.get(SENTENCES, "")) or figures.rows,
        reports=_count(notes.get(REPORTS, "")),
        day=notes.get(DAY, "")[:10],
        by_report=figures.by_report,
        categories=tuple(told),
    )


def _told(name: str, figure: CategoryFigures, decider: Decider, column: int) -> ToldApart:
    # No yes was given, or none is true: an interval that could tell is never without width.
    precision, recall = (f if any(f) else None for f in (figure.precision, figure.recall))
    low, high = decider.bands[column].tolist()
    return ToldApart(
        name,
        figure.yes,
        precision,
        recall,
        calibrated=bool(decider.calibrated[column]),
        banded=low < high,
        error=figure.outside_error if figure.outside_share else None,
        all_doubted=low <= 0 and high >= 1,
    )


def _count(note: str) -> int:
    return int(note) if note.isdecimal() and len(note) <= _LONGEST_COUNT else 0


def why_doubt(learnt: Learnt | None, *, unsure: int) -> Message | None:
    """Why a run leaves every sentence for review, or none; None where there is no more to say."""
    if learnt is None or not learnt.categories:
        return None
    if unsure:
        return _why_all(learnt.categories)
    if any(one.banded for one in learnt.categories):
        return Message("operations.tagged_band_not_met", {})
    errors = [(one.error, one.name) for one in learnt.categories if one.error is not None]
    if not errors:
        return None
    error, name = max(errors)
    return Message("operations.tagged_no_band", {"name": name, "error": f"{error:.1%}"})


def _why_all(categories: Sequence[ToldApart]) -> Message | None:
    """Each category that alone leaves every sentence: too few tags, or too many wrong."""
    few = [one.name for one in categories if not one.calibrated]
    wrong = [one.name for one in categories if one.calibrated and one.all_doubted]
    said = {"operations.tagged_uncalibrated": few, "operations.tagged_all_doubted": wrong}
    whys = [Message(key, {"names": "、".join(names)}) for key, names in said.items() if names]
    if len(whys) < 2:
        return whys[0] if whys else None
    one, other = whys
    return Message("operations.one_and_other", {"one": one, "other": other})


def learnt_json(learnt: Learnt | None) -> dict[str, Any] | None:
    """As JSON values."""
    return None if learnt is None else asdict(learnt)


def learnt_from(told: Mapping[str, Any] | None) -> Learnt | None:
    """What ``learnt_json`` gave. KeyError, TypeError or ValueError where it did not."""
    if told is None:
        return None
    categories = tuple(
        ToldApart(
            **{**one, "precision": _interval(one["precision"]), "recall": _interval(one["recall"])}
        )
        for one in told["categories"]
    )
    return Learnt(**{**told, "categories": categories})


def _interval(told: list[float] | None) -> Interval | None:
    if told is None:
        return None
    value, low, high = told
    return value, low, high
