"""关键词 that grow: words offered for a category, each accepted or refused with one key.

What was refused is not offered again; both are undone like any other action.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan
from typing import TYPE_CHECKING

from annotation.kept import refuse as store_refused
from annotation.kept import refused
from annotation.predictions import predicted, predictions
from annotation.project import Project
from annotation.reports import UnitRow
from annotation.scheme import Category, categories, change_categories
from corpus.normalize import normalize
from messages import KnownError, Message
from operations.edit_scheme import find, set_vetoes, tidy_words
from operations.label_matrix import specs, taggable_units

if TYPE_CHECKING:
    from training.figures import Interval

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class OfferedWord:
    """A word and the sentences it would add: those that no 关键词 of the category hits yet.

    ``yes`` and ``no``: how many of the ``sentences`` were judged so; ``reports``: of how many
    reports those with a yes are (one: it may be that report's own word). ``precision``: (value,
    lower, upper) of how many are rightly hit, a 90% interval, 0 to 1; ``source``: "tags" where
    there are enough, else "scores". ``examples``: the first of the sentences.
    """

    word: str
    sentences: int
    yes: int
    no: int
    reports: int
    precision: Interval
    source: str
    examples: tuple[UnitRow, ...]


def suggest(project: Project, uid: str, *, limit: int = 20) -> list[OfferedWord]:
    """Words worth adding to the live category ``uid``, the surest first.

    [] where nothing was judged yes and no classifier says anything calibrated. Raises KnownError
    for a category that is unknown or retired.
    """
    from training.word_mining import mine

    live = categories(project)
    place = next((at for at, category in enumerate(live) if category.uid == uid), None)
    if place is None:
        raise KnownError("annotation.unknown_category", category=uid)
    rows = taggable_units(project)
    picked = [i for i, unit in enumerate(rows.units) if unit.kind == "sentence"]
    known = _scores(project, uid)
    found = mine(
        [rows.texts[i] for i in picked],
        [rows.labels[i][place] for i in picked],
        [rows.groups[i] for i in picked],
        specs(live)[place],
        scores=[known.get(rows.units[i].id, nan) for i in picked],
        refused={normalize(word) for word in refused(project, uid)},
        limit=limit,
    )
    return [
        OfferedWord(
            *(one.word, len(one.rows), one.yes, one.no, one.reports, one.precision, one.source),
            tuple(rows.units[picked[row]] for row in one.rows[:EXAMPLES]),
        )
        for one in found
    ]


def _scores(project: Project, uid: str) -> dict[int, float]:
    said = predicted(project)
    if said is None or not said.calibrated.get(uid):
        return {}
    return {unit: scores[uid] for unit, scores in predictions(project).items()}


def accept(project: Project, uid: str, words: Sequence[str], *, analyst: str) -> Category:
    """Make these words 关键词 of the category; one undo step. Raises as ``edit_scheme``."""
    given = tidy_words(words)
    with project.step(_label(project, uid, "operations.step_accept_words", given), analyst=analyst):
        one = find(project, uid)
        grown = replace(one, seeds=tuple(dict.fromkeys((*one.seeds, *given))))
        after = [grown if c.uid == uid else c for c in categories(project, retired=True)]
        change_categories(project, after, subject=one.name, analyst=analyst)
    return find(project, uid)


def shield(project: Project, uid: str, words: Sequence[str], *, analyst: str) -> Category:
    """Make these words 排除词 of the category; one undo step. Raises as ``edit_scheme``."""
    return set_vetoes(project, uid, (*find(project, uid).vetoes, *words), analyst=analyst)


def not_wanted(project: Project, uid: str) -> set[str]:
    """The words that were offered for the category and refused."""
    return refused(project, uid)


def refuse(project: Project, uid: str, words: Sequence[str], *, analyst: str) -> None:
    """Offer these words no more for the category; one undo step."""
    given = tidy_words(words)
    label = _label(project, uid, "operations.step_refuse_words", given)
    store_refused(project, uid, given, label=label, analyst=analyst)


def _label(project: Project, uid: str, key: str, words: Sequence[str]) -> Message:
    return Message(key, {"name": find(project, uid).name, "words": "、".join(words)})
