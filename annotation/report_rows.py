"""The rows of one report: its own, its source text, its units, its metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from annotation import journal
from annotation.project import Project
from annotation.texts import now, storable, text_hash, unit_uid
from annotation.units import NewUnit


@dataclass(frozen=True, slots=True)
class NewRow:
    """A report to be stored. ``given_name``: the name at import, before a "(2)"."""

    name: str
    given_name: str
    hash: str
    encoding: str
    extractor: str
    cleaner_version: str
    splitter_version: str


def free_name(project: Project, name: str, *, replaced: bool = True) -> str:
    """``name``, or the first of "name (2)", "name (3)" … that no report has.

    ``replaced``: nor one that another report has taken the place of.
    """
    where = "" if replaced else "WHERE replaced_by IS NULL"
    taken = {row[0] for row in project.db.execute(f"SELECT name FROM report {where}")}
    tries = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(free for free in tries if free not in taken)


def insert_report(project: Project, row: NewRow, stored: bytes) -> int:
    """Store a report's own row and its source text; the report's id."""
    report_id = project.db.execute(
        "INSERT INTO report (name, given_name, hash, encoding, extractor, cleaner_version,"
        " splitter_version, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(row.name, row.given_name, row.hash, row.encoding, row.extractor),
            *(row.cleaner_version, row.splitter_version, now()),
        ),
    ).lastrowid
    if report_id is None:
        raise AssertionError("an inserted row has an id")
    with journal.bulk(project.db):
        project.db.execute("INSERT INTO source (id, text) VALUES (?, ?)", (report_id, stored))
    journal.log_inverse(project.db, f"DELETE FROM source WHERE id = {report_id}", 1)
    return report_id


def insert_units(
    project: Project, report_id: int, report_hash: str, new: Sequence[NewUnit]
) -> None:
    """Store the units of a report that has none yet."""
    texts = [storable(unit.text) for unit in new]
    rows = (
        (
            unit_uid(report_hash, u.start, u.end),
            *(report_id, position, u.start, u.end, u.kind, u.section),
            *(text, text_hash(text)),
        )
        for position, (u, text) in enumerate(zip(new, texts, strict=True))
    )
    with journal.bulk(project.db):
        project.db.executemany(
            'INSERT INTO unit (uid, report_id, position, "start", "end", kind, section, text,'
            " text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    # One inverse for all of them: thousands of units would make thousands of statements.
    sql = f"DELETE FROM unit WHERE report_id = {report_id} AND NOT retired"
    journal.log_inverse(project.db, sql, len(new))


def insert_metadata(
    project: Project, report_id: int, metadata: Mapping[str, tuple[str, str]]
) -> None:
    """Store what is known of a report that has no metadata yet."""
    project.db.executemany(
        "INSERT INTO metadata (report_id, field, value, source) VALUES (?, ?, ?, ?)",
        [
            (report_id, storable(field), storable(value), source)
            for field, (value, source) in metadata.items()
        ],
    )


def heir_of(project: Project, report_id: int) -> int:
    """The report that stands in the place of this one now; itself where it was not replaced."""
    row = project.db.execute(
        # UNION, not UNION ALL: a report that was replaced and came back makes a circle.
        "WITH RECURSIVE heir(id) AS (SELECT ? UNION"
        " SELECT replaced_by FROM report JOIN heir USING (id) WHERE replaced_by IS NOT NULL)"
        " SELECT id FROM report JOIN heir USING (id) WHERE replaced_by IS NULL",
        (report_id,),
    ).fetchone()
    return int(row[0])
