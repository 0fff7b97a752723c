"""Filters of the table of all sentences: each is a set of units, and all of them are cut.

States by category read ``counting``, the one rule of what counts. Without a category, a state
is that of any live category; "not_judged" is then a sentence of which nobody said anything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from annotation import unit_masks
from annotation.scores import Scores
from annotation.search import index_moment, units_holding
from annotation.sentence_facts import Facts, Words
from annotation.spoken_sets import VALUES, SpokenSets

STATES = ("yes", "no", "conflict", "not_judged", "judged", "none", "to_review")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sentences are wanted; everything empty: all live units of kind sentence.

    ``reports``: ids. ``regions``, ``years``, ``levels``: values of the report's metadata, "" for
    blank. ``kinds`` empty: all. ``category`` is a uid and goes with ``state``, one of ``STATES``:
    "none" is judged and no in all that was judged. ``predicted``: a uid, at its threshold or
    above; "none": below in all. ``band``: (uid, low, high), inclusive. ``analyst`` and
    ``provenance``: of one and the same annotation. ``disagreement``: "people" or "classifier"
    (what counts differs from the prediction), in ``category`` or in any. ``phrase``:
    normalized, any length; only reports that are in the search index are searched.
    """

    reports: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("sentence",)
    category: str = ""
    state: str = ""
    predicted: str = ""
    band: tuple[str, float, float] | None = None
    analyst: str = ""
    provenance: str = ""
    disagreement: str = ""
    flagged: bool = False
    phrase: str = ""


def matching(conn: sqlite3.Connection, facts: Facts, scores: Scores, wanted: Filter) -> int:
    """The set (``unit_masks``) of live units that pass every filter."""
    found = _by_facts(conn, facts, wanted)
    for part in _Sets(conn, facts, scores, wanted).parts():
        if not found:
            break
        found &= part()
    return found


def holding(conn: sqlite3.Connection, facts: Facts, phrase: str) -> int:
    """The set of units that hold ``phrase``; the last one asked for is kept."""
    moment = f"{index_moment(conn)} {phrase}"
    return facts.kept_set("phrase", moment, lambda: units_holding(conn, phrase, facts.size))


def _by_facts(conn: sqlite3.Connection, facts: Facts, wanted: Filter) -> int:
    kinds, sections = frozenset(wanted.kinds), frozenset(wanted.sections)

    def fits(words: Words) -> bool:
        kind, section = words
        return (not kinds or kind in kinds) and (not sections or section in sections)

    reports = _reports(conn, wanted)
    if reports is not None:
        return facts.units(fits, reports=reports)
    moment = repr((sorted(kinds), sorted(sections)))
    return facts.kept_set("kinds", moment, lambda: facts.units(fits))


def _reports(conn: sqlite3.Connection, wanted: Filter) -> frozenset[int] | None:
    """The ids of the reports that fit; None: all."""
    found = frozenset(wanted.reports) if wanted.reports else None
    fields = {"region": wanted.regions, "year": wanted.years, "level": wanted.levels}
    for field, values in fields.items():
        if values:
            ids = frozenset(_with_value(conn, field, values))
            found = ids if found is None else found & ids
    return found


def _with_value(conn: sqlite3.Connection, field: str, values: tuple[str, ...]) -> list[int]:
    return unit_masks.listed(
        conn,
        "SELECT r.id FROM project.report AS r LEFT JOIN project.metadata AS m"
        " ON m.report_id = r.id AND m.field = ?"
        f" WHERE coalesce(m.value, '') IN ({_marks(values)})",
        (field, *values),
    )


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


class _Sets:
    """The sets of one filter's parts that are not facts of the unit itself."""

    def __init__(
        self, conn: sqlite3.Connection, facts: Facts, scores: Scores, wanted: Filter
    ) -> None:
        self._conn, self._facts, self._size = conn, facts, facts.size
        self._scores, self._wanted = scores, wanted
        self._any = SpokenSets(conn, facts.size).any

    def parts(self) -> Iterator[Callable[[], int]]:
        """A function per filter that is set, the cheapest first."""
        wanted = self._wanted
        given: list[tuple[object, Callable[[], int]]] = [
            (wanted.flagged, self._flagged),
            (wanted.analyst or wanted.provenance, self._said_by),
            (wanted.predicted, self._predicted),
            (wanted.state, self._state),
            (wanted.disagreement, self._disagreement),
            (wanted.band, self._band),
            (wanted.phrase, self._phrase),
        ]
        return (part for is_set, part in given if is_set)

    def _ids(self, query: str, *values: object) -> int:
        ids = unit_masks.listed(self._conn, query, values)
        return unit_masks.from_ids(ids, self._size) if ids else 0

    def _flagged(self) -> int:
        return self._ids("SELECT unit_id AS id FROM project.flag")

    def _said_by(self) -> int:
        given = {"analyst": self._wanted.analyst, "provenance": self._wanted.provenance}
        told = {column: value for column, value in given.items() if value}
        where = " AND ".join(f"{column} = ?" for column in told)
        query = f"SELECT unit_id AS id FROM project.annotation WHERE {where}"
        return self._ids(query, *told.values())

    def _predicted(self) -> int:
        uid = self._wanted.predicted
        if uid == "none":
            return self._scores.none(self._live)
        return self._scores.yes(uid) if uid in self._scores else 0

    def _band(self) -> int:
        uid, low, high = self._wanted.band or ("", 0, 0)
        return self._scores.between(uid, low, high) if uid in self._scores else 0

    def _phrase(self) -> int:
        return holding(self._conn, self._facts, self._wanted.phrase)

    @cached_property
    def _live(self) -> list[str]:
        """The uids of the live categories."""
        query = "SELECT uid FROM project.category WHERE NOT retired"
        return [row[0] for row in self._conn.execute(query)]

    @property
    def _asked(self) -> list[str]:
        return [self._wanted.category] if self._wanted.category else self._live

    def _state(self) -> int:
        state = self._wanted.state
        if state in VALUES:
            return self._any((state,), self._asked)
        if state == "to_review":
            return self._to_review()
        if state == "none":
            found = self._any(("no",), self._live)
            return unit_masks.without(found, self._any(("yes", "conflict"), self._live))
        judged = self._any(VALUES, self._asked)
        if state == "judged":
            return judged
        return unit_masks.without(self._facts.units(lambda _: True), judged)

    def _to_review(self) -> int:
        query = "SELECT unit_id AS id FROM project.annotation WHERE needs_review"
        marks = _marks(tuple(self._asked))
        return self._ids(f"{query} AND category IN ({marks})", *self._asked)

    def _disagreement(self) -> int:
        if self._wanted.disagreement == "people":
            return self._any(("conflict",), self._asked)
        found = 0
        for category in self._asked:
            if category in self._scores:
                found |= self._differing(category)
        return found

    def _differing(self, category: str) -> int:
        said = {value: self._any((value,), (category,)) for value in ("yes", "no")}
        foretold = self._scores.yes(category)
        missed = unit_masks.without(said["yes"] & self._scores.known, foretold)
        return missed | (said["no"] & foretold)
