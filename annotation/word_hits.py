"""The sentences in which a word might stand, to be looked at one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotation.project import Project
from annotation.search import tokens, unit_stamps

PART = 50  # sentences; some 2 ms of looking at them
_ROW = "u.id, u.report_id, r.name, u.text"
_SENTENCE = "NOT u.retired AND u.kind = 'sentence'"


class Sentence(NamedTuple):
    """A live sentence: its id, its report's id and name, its text as stored."""

    id: int
    report_id: int
    report: str
    text: str


def sentences_holding(
    project: Project, phrase: str, normalize: Callable[[str], str]
) -> Iterator[list[Sentence]]:
    """The live sentences whose normalized text holds ``phrase`` (normalized, not empty), in parts.

    From the search index, then from the reports that are not in it as they are now, whose text
    is read instead. Each of the two in order. No part takes long; it may be empty.
    """
    stale = _stale(project)
    found = _indexed(project, phrase, set(stale))
    for at in range(0, len(found), PART):
        yield found[at : at + PART]
    for report_id in stale:
        yield [s for s in _of_report(project, report_id) if phrase in normalize(s.text)]


def _stale(project: Project) -> list[int]:
    """The reports that are not in the index as they are now. Only reads, unlike the search."""
    query = "SELECT report_id, stamp FROM indexed"
    known = dict(project.cache.run(lambda conn: conn.execute(query).fetchall()))
    return [report for report, stamp in unit_stamps(project).items() if known.get(report) != stamp]


def _indexed(project: Project, phrase: str, stale: set[int]) -> list[Sentence]:
    query = (
        f"SELECT {_ROW} FROM found JOIN place ON place.id = found.rowid"
        " JOIN project.unit AS u ON u.id = place.unit_id"
        " JOIN project.report AS r ON r.id = u.report_id"
        f" WHERE found MATCH ? AND {_SENTENCE} ORDER BY found.rowid"
    )

    def work(conn: sqlite3.Connection) -> list[Sentence]:
        rows = map(Sentence._make, conn.execute(query, (tokens(phrase),)))
        return [sentence for sentence in rows if sentence.report_id not in stale]

    return project.cache.run(work)


def _of_report(project: Project, report_id: int) -> list[Sentence]:
    rows = project.db.execute(
        f"SELECT {_ROW} FROM unit AS u JOIN report AS r ON r.id = u.report_id"
        f" WHERE u.report_id = ? AND {_SENTENCE} ORDER BY u.position",
        (report_id,),
    )
    return [Sentence(*row) for row in rows]
