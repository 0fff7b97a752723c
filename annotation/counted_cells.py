"""How many sentences there are of each category, report, section and state; counted in SQL.

A sentence that says again, or nearly, what its report says elsewhere (``annotation.near_groups``)
counts once: as the first of those with the strongest word, in the order of the states. So every
sentence that counts lies in one section and one state, and sums over either add up.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotation import unit_masks
from annotation.predictions import Predicted, read_predicted
from annotation.project import Project
from annotation.scores import Scores
from annotation.sentence_facts import Facts, with_facts

YES, NO, CONFLICT, LIKELY, MAYBE, MAYBE_NOT, UNLIKELY, OPEN = range(8)
"""What counts of people, by the view ``counting``; else what the classifier says; else nothing.

Likely and maybe are yes to the classifier; maybe and maybe not are decisions in doubt.
"""
DOUBT = 4
"""Odds so many times above or below those of the threshold: nearer than that, a decision is wrong
more than one time in five, as ``annotation.doubt`` counts it; just there it is not in doubt."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``sentences`` and ``characters`` of one category (a uid), report, section and state."""

    category: str
    report_id: int
    section: str
    state: int
    sentences: int
    characters: int


def counted_cells(
    project: Project, categories: Sequence[str], *, machine: bool, once: bool = True
) -> list[Cell]:
    """Every cell that is not empty. ``machine``: with what the classifier says of the rest.

    Nothing is told of what is kept from view (``annotation.audit``). ``once``: false leaves
    near-duplicates as they are, for a project in which they are not known (``are_grouped``).
    """

    def work(conn: sqlite3.Connection, facts: Facts) -> list[Cell]:
        return _Query(conn, facts, categories, machine=machine, once=once).cells()

    return with_facts(project, work) if categories else []


def counted_units(
    project: Project,
    category: str,
    states: Collection[int],
    *,
    reports: Collection[int],
    sections: Collection[str] = (),
    machine: bool,
    once: bool = True,
) -> list[int]:
    """The ids of the sentences behind some cells, as their reports came; no ``sections``: all."""

    def work(conn: sqlite3.Connection, facts: Facts) -> list[int]:
        query = _Query(conn, facts, [category], machine=machine, once=once)
        return query.units(states, frozenset(reports), frozenset(sections))

    return with_facts(project, work)


class _Query:
    """What is asked on one connection, of one moment. ``place``: report and section in one."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        facts: Facts,
        categories: Sequence[str],
        *,
        machine: bool,
        once: bool,
    ) -> None:
        self._conn, self._facts, self._categories = conn, facts, categories
        self._once, self._said = once, read_predicted(conn) if machine else None
        self._sections = sorted({s for report in facts.reports for _, s in report.words}) or [""]

    def cells(self) -> list[Cell]:
        """Those of all categories."""
        asked = "SELECT {column}, place, state, count(*), sum(long) FROM {counted} GROUP BY 2, 3"
        return [
            Cell(self._categories[column], *self._parts(place), *rest)
            for column, place, *rest in self._ask(asked)
        ]

    def units(
        self, states: Collection[int], reports: Collection[int], sections: Collection[str]
    ) -> list[int]:
        """The sentences of some cells of the only category."""
        found = []
        for unit_id, place, state in self._ask("SELECT id, place, state FROM {counted}"):
            report_id, section = self._parts(place)
            if state in states and report_id in reports and (not sections or section in sections):
                found.append(unit_id)
        mask = unit_masks.from_ids(found, self._facts.size)
        return list(unit_masks.ids_in_order(mask, self._facts.runs, self._facts.size))

    def _parts(self, place: int) -> tuple[int, str]:
        report_id, section = divmod(place, len(self._sections))
        return report_id, self._sections[section]

    def _ask(self, asked: str) -> sqlite3.Cursor:
        """``asked``, category by category, of the sentences that count in it."""
        begin, values = self._sentences()
        parts = []
        for column, uid in enumerate(self._categories):
            counted, more = self._counted(uid)
            parts.append(asked.format(column=column, counted=counted))
            values += more
        return self._conn.execute(f"{begin} {' UNION ALL '.join(parts)}", values)

    def _sentences(self) -> tuple[str, list[object]]:
        """What all categories share; ``saying``: what near-duplicates have in common."""
        cases = " ".join(f"WHEN ? THEN {at}" for at in range(len(self._sections)))
        saying, near = "NULL", ""
        if self._once:
            saying, near = "n.first", " LEFT JOIN main.near_group AS n ON n.unit_id = s.id"
        query = (
            f"WITH sentence AS MATERIALIZED (SELECT s.id, s.report_id * {len(self._sections)}"
            f" + CASE s.section {cases} END AS place, s.report_id, s.position,"
            f" length(s.text) AS long, {saying} AS saying FROM project.unit AS s{near}"
            " WHERE NOT s.retired AND s.kind = 'sentence'),"
            " silent(id) AS MATERIALIZED (SELECT value FROM json_each(?))"
        )
        return query, [*self._sections, self._silent()]

    def _counted(self, uid: str) -> tuple[str, list[object]]:
        """A row for each sentence that counts in a category.

        The bare columns beside min() are those of the row in which it was found:
        https://www.sqlite.org/lang_select.html#bareagg
        """
        state, join, limits = self._state(uid)
        stated = (
            f"SELECT s.*, CASE c.value WHEN 1 THEN {YES} WHEN 0 THEN {NO} WHEN -1 THEN {CONFLICT}"
            f" ELSE {state} END AS state FROM sentence AS s LEFT JOIN (SELECT unit_id,"
            " coalesce(value, -1) AS value FROM project.counting WHERE category = ?) AS c"
            f" ON c.unit_id = s.id{join}"
        )
        query = (
            "(SELECT id, place, state, long, min(state * 1000000000 + position)"
            f" FROM ({stated}) GROUP BY report_id, coalesce(saying, -id))"
        )
        return query, [*limits, uid]

    def _state(self, uid: str) -> tuple[str, str, list[float]]:
        """Where nobody spoke: the state, what has to be joined for it, and its values."""
        said = self._said
        if said is None or uid not in said.categories:
            return str(OPEN), "", []
        column = f"p.p{said.categories.index(uid)}"
        state = (
            f"CASE WHEN p.unit_id IS NULL THEN {OPEN} WHEN {column} >= ? THEN {LIKELY}"
            f" WHEN {column} >= ? THEN {MAYBE} WHEN {column} > ? THEN {MAYBE_NOT}"
            f" ELSE {UNLIKELY} END"
        )
        join = (
            " LEFT JOIN main.prediction AS p ON p.unit_id = s.id"
            " AND s.id NOT IN (SELECT id FROM silent)"
        )
        return state, join, list(reversed(_limits(said, uid)))

    def _silent(self) -> str:
        """The sentences of which the classifier has said nothing that may be shown, as JSON."""
        if (said := self._said) is None:
            return "[]"
        facts, moment = self._facts, f"{said.version} {said.at}"
        known = Scores(self._conn, facts, said.categories, moment=moment).known
        sentences = facts.units(lambda words: words[0] == "sentence")
        silent = unit_masks.without(sentences, known)
        return json.dumps(list(unit_masks.ids_in_order(silent, facts.runs, facts.size)))


def _limits(said: Predicted, uid: str) -> tuple[float, float, float]:
    """What doubt lies above, where yes begins, what doubt lies below.

    All is in doubt where no number is shown.
    """
    t = said.thresholds[uid]
    if not said.calibrated[uid]:
        return -1.0, t, 2.0
    return t / (t + DOUBT * (1 - t)), t, DOUBT * t / (DOUBT * t + 1 - t)
