"""The table of all sentences: filtered, in order, a page at a time, up to a million of them.

Each filter is a set of units, read whole (``sentence_filter``) from small facts that are renewed
when a report's units change (``sentence_facts``); what people said is read from the project
itself. Zero hits cost no more than many. Nothing is written while nothing has changed, and
no lock outlives a call.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass, replace
from itertools import islice

from annotation import unit_masks
from annotation.predictions import read_predicted
from annotation.project import Project
from annotation.scores import Ranking, Scores
from annotation.search import among_holding
from annotation.sentence_facts import Facts, Memory, with_facts
from annotation.sentence_filter import Filter, holding, matching
from annotation.sentence_rows import SentenceRow, read_rows, rows_of

__all__ = [
    "ORDERS",
    "Filter",
    "Found",
    "Memory",
    "SentenceRow",
    "find",
    "first_page",
    "matching_ids",
    "rows_of",
]

ORDERS = ("document", "likely", "unsure")
"""``likely``: by the probability of the category that the filter names (``predicted``, ``band``
or ``category``), highest first. ``unsure``: the most wrong decisions to be expected first
(``annotation.doubt``). Equal ones, and those of which no classifier spoke or nothing is to be shown
yet (``annotation.audit``), in the document's order; so is everything where there are no
predictions or no category is named."""

SHORT = 2  # characters of a phrase that many sentences may hold
PROBED, AT_ONCE, RARE = 512, 32, 8


@dataclass(frozen=True, slots=True)
class Found:
    """What a filter lets through: a set of units, in an order (None: the document's)."""

    _facts: Facts
    _mask: int
    _ranking: Ranking | None

    @property
    def count(self) -> int:
        """How many there are; known without putting them in order."""
        return self._mask.bit_count()

    def ids(self) -> array[int]:
        """All of them in order."""
        ids = unit_masks.ids_in_order(self._mask, self._facts.runs, self._facts.size)
        return array("q", ids) if self._ranking is None else self._ranking.sort(ids)

    def first(self, limit: int) -> list[int]:
        """The first ones in order."""
        if self._ranking is not None:
            return self._ranking.first(self._mask, limit)
        ids = unit_masks.ids_in_order(self._mask, self._facts.runs, self._facts.size)
        return list(islice(ids, limit))

    def holding(self, conn: sqlite3.Connection, phrase: str) -> Found:
        """Those that hold a phrase."""
        held = holding(conn, self._facts, phrase) if self._mask else 0
        return replace(self, _mask=self._mask & held)


def first_page(
    project: Project, filter: Filter, order: str, limit: int, *, memory: Memory | None = None
) -> list[SentenceRow]:
    """The first ``limit`` rows of what ``filter`` lets through, in one of ``ORDERS``.

    ``memory``: of whoever asks again and again; the answer is the same, but faster.
    """

    def work(conn: sqlite3.Connection, facts: Facts) -> list[SentenceRow]:
        found = _found(conn, facts, replace(filter, phrase=""), order)
        if not filter.phrase:
            return read_rows(conn, found.first(limit))
        ids = _probed(conn, found, filter.phrase, limit)
        if ids is None:
            ids = found.holding(conn, filter.phrase).first(limit)
        return read_rows(conn, ids)

    return with_facts(project, work, memory=memory)


def find(project: Project, filter: Filter, order: str, *, memory: Memory | None = None) -> Found:
    """All units that ``filter`` lets through, in one of ``ORDERS``."""

    def work(conn: sqlite3.Connection, facts: Facts) -> Found:
        if memory is not None:
            # Nobody waits for this one: the next question, whatever it is, will find it made.
            _ = _scores(conn, facts).known
        return _found(conn, facts, filter, order)

    return with_facts(project, work, memory=memory)


def matching_ids(project: Project, filter: Filter, order: str) -> array[int]:
    """The ids of all units that ``filter`` lets through, in one of ``ORDERS``."""
    return find(project, filter, order).ids()


def _found(conn: sqlite3.Connection, facts: Facts, filter: Filter, order: str) -> Found:
    scores = _scores(conn, facts)
    mask = matching(conn, facts, scores, filter)
    return Found(facts, mask, _ranking(scores, filter, order) if mask else None)


def _probed(conn: sqlite3.Connection, found: Found, phrase: str, limit: int) -> list[int] | None:
    """The first ones that hold a phrase, looked at one by one in order.

    None: they are too rare for that, and it is quicker to ask for all that hold it.
    """
    asked = found.first(PROBED) if len(phrase) <= SHORT else []
    held: list[int] = []
    for done in range(0, len(asked), AT_ONCE):
        if len(held) * RARE < done:
            return None
        held += among_holding(conn, phrase, asked[done : done + AT_ONCE])
        if len(held) >= limit:
            return held[:limit]
    return held if len(asked) < PROBED and len(phrase) <= SHORT else None


def _scores(conn: sqlite3.Connection, facts: Facts) -> Scores:
    said = read_predicted(conn)
    if said is None:
        return Scores(conn, facts, ())
    return Scores(conn, facts, said.categories, moment=f"{said.version} {said.at}")


def _ranking(scores: Scores, filter: Filter, order: str) -> Ranking | None:
    """What to sort by; None: leave the document's order."""
    if order == "unsure" and scores:
        return scores.unsure()
    uid = _named(filter)
    return scores.likely(uid) if order == "likely" and uid in scores else None


def _named(filter: Filter) -> str:
    if filter.predicted and filter.predicted != "none":
        return filter.predicted
    return filter.band[0] if filter.band else filter.category
