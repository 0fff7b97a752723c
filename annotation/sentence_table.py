"""The table of all sentences: filtered, in order, a page at a time, up to a million of them.

Each filter is a set of units, read whole (``sentence_filter``) from small facts that are renewed
when a report's units change (``sentence_facts``); what people said is read from the project
itself. Zero hits cost no more than many. Nothing is written while nothing has changed, and
no lock outlives a call.
"""

from __future__ import annotations

import sqlite3
from array import array
from itertools import islice

from annotation import unit_masks
from annotation.predictions import read_predicted
from annotation.project import Project
from annotation.scores import Ranking, Scores
from annotation.sentence_facts import Facts, with_facts
from annotation.sentence_filter import Filter, matching
from annotation.sentence_rows import SentenceRow, read_rows, rows_of

__all__ = ["ORDERS", "Filter", "SentenceRow", "first_page", "matching_ids", "rows_of"]

ORDERS = ("document", "likely", "unsure")
"""``likely``: by the probability of the category that the filter names (``predicted``, ``band``
or ``category``), highest first. ``unsure``: the smallest distance of any probability from its
threshold first. Equal ones, and those of which no classifier spoke, in the document's order; so
is everything where there are no predictions or no category is named."""


def first_page(project: Project, filter: Filter, order: str, limit: int) -> list[SentenceRow]:
    """The first ``limit`` rows of what ``filter`` lets through, in one of ``ORDERS``."""

    def work(conn: sqlite3.Connection, facts: Facts) -> list[SentenceRow]:
        scores = _scores(conn, facts)
        found = matching(conn, facts, scores, filter)
        ranking = _ranking(scores, filter, order) if found else None
        if ranking is not None:
            return read_rows(conn, ranking.first(found, limit))
        ids = unit_masks.ids_in_order(found, facts.runs, facts.size)
        return read_rows(conn, list(islice(ids, limit)))

    return with_facts(project, work)


def matching_ids(project: Project, filter: Filter, order: str) -> array[int]:
    """The ids of all units that ``filter`` lets through, in one of ``ORDERS``."""

    def work(conn: sqlite3.Connection, facts: Facts) -> array[int]:
        scores = _scores(conn, facts)
        found = matching(conn, facts, scores, filter)
        ranking = _ranking(scores, filter, order) if found else None
        ids = unit_masks.ids_in_order(found, facts.runs, facts.size)
        return array("q", ids if ranking is None else ranking.sort(ids))

    return with_facts(project, work)


def _scores(conn: sqlite3.Connection, facts: Facts) -> Scores:
    said = read_predicted(conn)
    return Scores(conn, facts, said.categories if said else ())


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
