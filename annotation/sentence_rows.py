"""Rows of the table of all sentences: everything that is shown of a few dozen of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotation.audit import blind_among
from annotation.counting import CONFLICT
from annotation.project import Project


@dataclass(slots=True)
class SentenceRow:
    """One sentence as the table shows it.

    ``region``, ``year``: of its report, "" where blank. ``values``: what counts by category uid:
    1 yes, 0 no, -2 conflict; absent: not judged. ``scores``: probabilities by category uid; empty
    where the classifier has not seen the sentence as it reads now, or ``blind``: it is kept from
    view until it is answered (``annotation.audit``). ``note``: the notes of all who flagged it
    (存疑). ``analysts``: all who said something of it.
    """

    id: int
    uid: str
    report_id: int
    report: str
    position: int
    kind: str
    section: str
    text: str
    region: str = ""
    year: str = ""
    values: dict[str, int] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    flagged: bool = False
    note: str = ""
    analysts: tuple[str, ...] = ()
    blind: bool = False


def rows_of(project: Project, unit_ids: Sequence[int]) -> list[SentenceRow]:
    """The rows of these units in the order given; units that do not live any more are left out."""
    return project.cache.read(lambda conn: read_rows(conn, unit_ids))


def read_rows(conn: sqlite3.Connection, unit_ids: Sequence[int]) -> list[SentenceRow]:
    """``rows_of`` on the connection of a cache."""
    found = {row.id: row for row in _units(conn, _among(unit_ids))}
    present = _among(found)
    _add_values(conn, found, present)
    _add_analysts(conn, found, present)
    _add_flags(conn, found, present)
    for unit_id in blind_among(conn, found):
        found[unit_id].blind = True
    _add_scores(conn, found, present)
    return [found[unit_id] for unit_id in unit_ids if unit_id in found]


def _among(ids: Iterable[int]) -> str:
    # Written out: SQLite does not look up the rows of a view by a list that it is handed.
    return f"IN ({', '.join(str(int(unit_id)) for unit_id in ids)})"


def _units(conn: sqlite3.Connection, among: str) -> Iterator[SentenceRow]:
    of_report = (
        "coalesce((SELECT value FROM project.metadata"
        " WHERE report_id = u.report_id AND field = '{field}'), '')"
    )
    rows = conn.execute(
        "SELECT u.id, u.uid, u.report_id, r.name, u.position, u.kind, u.section, u.text,"
        f" {of_report.format(field='region')}, {of_report.format(field='year')}"
        " FROM project.unit AS u JOIN project.report AS r ON r.id = u.report_id"
        f" WHERE u.id {among} AND NOT u.retired AND r.replaced_by IS NULL"
    )
    return (SentenceRow(*row) for row in rows)


def _add_values(conn: sqlite3.Connection, found: dict[int, SentenceRow], among: str) -> None:
    query = f"SELECT unit_id, category, value FROM project.counting WHERE unit_id {among}"
    for unit_id, category, value in conn.execute(query):
        found[unit_id].values[category] = CONFLICT if value is None else value


def _add_analysts(conn: sqlite3.Connection, found: dict[int, SentenceRow], among: str) -> None:
    query = (
        "SELECT DISTINCT unit_id, analyst FROM project.annotation"
        f" WHERE unit_id {among} ORDER BY analyst"
    )
    for unit_id, analyst in conn.execute(query):
        found[unit_id].analysts += (analyst,)


def _add_flags(conn: sqlite3.Connection, found: dict[int, SentenceRow], among: str) -> None:
    query = f"SELECT unit_id, note FROM project.flag WHERE unit_id {among} ORDER BY id"
    for unit_id, note in conn.execute(query):
        row = found[unit_id]
        row.flagged = True
        row.note = "；".join(part for part in (row.note, note) if part)


def _add_scores(conn: sqlite3.Connection, found: dict[int, SentenceRow], among: str) -> None:
    said = conn.execute("SELECT categories FROM main.predicted").fetchone()
    if said is None:
        return
    categories: list[str] = json.loads(said[0])
    rows = conn.execute(
        "SELECT p.* FROM main.prediction AS p JOIN project.unit AS u ON u.id = p.unit_id"
        f" WHERE p.unit_id {among} AND u.text_hash = p.text_hash"
    )
    for unit_id, _, *scores in rows:
        if not found[unit_id].blind:
            found[unit_id].scores = dict(zip(categories, scores, strict=True))
