"""Words to choose from for one category: mined ones, and those the classifier weighs most.

Worked out in a process of its own: it reads every sentence of the project.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.project import Project
from annotation.read_only import open_to_read
from annotation.scheme import Category, categories
from corpus.normalize import normalize
from operations.grow_words import OfferedWord, suggest
from operations.label_matrix import specs, taggable_units

if TYPE_CHECKING:
    from training.strong_words import StrongWord

MOST = 20


@dataclass(frozen=True, slots=True)
class WordOffers:
    """``suggested``: words that would add sentences; ``spoke_for`` and ``spoke_against``: what the
    classifier goes by most. ``judged``: sentences judged in the category ``uid``.
    """

    uid: str
    suggested: tuple[OfferedWord, ...] = ()
    spoke_for: tuple[StrongWord, ...] = ()
    spoke_against: tuple[StrongWord, ...] = ()
    judged: int = 0


def offer_words(path: Path, uid: str) -> WordOffers:
    """Look through the project at ``path``; it is not changed. Raises KnownError as ``suggest``."""
    with open_to_read(path) as project:
        found = suggest(project, uid, limit=MOST)
        spoke_for, spoke_against, judged = _weighed(project, uid)
    return WordOffers(uid, tuple(found), spoke_for, spoke_against, judged)


def _weighed(
    project: Project, uid: str
) -> tuple[tuple[StrongWord, ...], tuple[StrongWord, ...], int]:
    from training.strong_words import strong_words

    live = categories(project)
    place = [category.uid for category in live].index(uid)
    rows = taggable_units(project)
    judged = [i for i, row in enumerate(rows.labels) if row[place] >= 0]
    [(spoke_for, against)] = strong_words(
        [rows.texts[i] for i in judged],
        [[rows.labels[i][place]] for i in judged],
        specs([live[place]]),
        context=[rows.leads[i] for i in judged],
        limit=2 * MOST,
    )
    # What is a word of the category already says nothing new.
    known = {normalize(word) for word in (*live[place].seeds, *live[place].vetoes)}
    picked = [tuple(w for w in side if w.word not in known)[:MOST] for side in (spoke_for, against)]
    return picked[0], picked[1], len(judged)


def word_state(category: Category, word: str, refused: set[str]) -> str:
    """What became of a word that was offered: "seed", "veto", "refused", or "" while it waits."""
    if word in category.seeds:
        return "seed"
    if word in category.vetoes:
        return "veto"
    return "refused" if word in refused else ""
