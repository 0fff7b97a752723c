"""Reports in the store: add one, list them, find one by name, type its metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from annotation import journal
from annotation.history import record
from annotation.project import Project
from annotation.resplit import Resplit, preview_resplit, resplit
from annotation.texts import (
    now,
    source_bytes,
    source_from,
    source_hash,
    storable,
    text_hash,
    unit_uid,
)
from annotation.units import NewUnit, UnitRow, unit_by_uid, units
from messages import KnownError, Message

__all__ = [
    "Added",
    "NewUnit",
    "ReportRow",
    "Resplit",
    "UnitRow",
    "add_report",
    "find_report",
    "preview_resplit",
    "reports",
    "resplit",
    "set_metadata",
    "source_text",
    "unit_by_uid",
    "units",
]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: "new", "same", "alias" or "renamed"; its name and id here."""

    status: str
    name: str
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A stored report. ``metadata``: field -> (value, where it comes from)."""

    id: int
    name: str
    given_name: str
    hash: str
    encoding: str
    extractor: str
    cleaner_version: str
    splitter_version: str
    hand_corrected: bool
    aliases: tuple[str, ...] = ()
    metadata: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def add_report(
    project: Project,
    *,
    name: str,
    source: str,
    encoding: str,
    extractor: str,
    units: Sequence[NewUnit],
    metadata: Mapping[str, tuple[str, str]],
    cleaner_version: str,
    splitter_version: str,
    analyst: str,
) -> Added:
    """Store a report with its units, as one undo step; the same again changes nothing.

    ``metadata``: field -> (value, source). The status tells: "new"; "same": this content is
    here under this name; "alias": it is here under another name, which now has this one too;
    "renamed": another report has this name, so it is stored as "name (2)".
    """
    name, stored = storable(name), source_bytes(source)
    label = Message("annotation.step_add_report", {"name": name})
    with project.step(label, analyst=analyst):
        known = project.db.execute(
            "SELECT id, name, given_name FROM report WHERE hash = ?", (source_hash(stored),)
        ).fetchone()
        if known is not None:
            return _again(project, known, name, analyst)
        unique = _unique_name(project, name)
        row = (unique, name, source_hash(stored), encoding, storable(extractor))
        report_id = _insert(project, (*row, cleaner_version, splitter_version, now()), stored)
        _insert_units(project, report_id, source_hash(stored), units)
        _insert_metadata(project, report_id, metadata)
        _note(project, unique, {"units": len(units), "hash": source_hash(stored)}, analyst)
    return Added("new" if unique == name else "renamed", unique, report_id)


def _again(project: Project, known: tuple[int, str, str], name: str, analyst: str) -> Added:
    report_id, known_name, given_name = known
    query = "SELECT name FROM alias WHERE report_id = ?"
    aliases = {row[0] for row in project.db.execute(query, (report_id,))}
    if name in {known_name, given_name} | aliases:
        return Added("same", known_name, report_id)
    project.db.execute("INSERT INTO alias (report_id, name) VALUES (?, ?)", (report_id, name))
    _note(project, known_name, {"alias": name}, analyst)
    return Added("alias", known_name, report_id)


def _unique_name(project: Project, name: str) -> str:
    taken = {row[0] for row in project.db.execute("SELECT name FROM report")}
    tries = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(free for free in tries if free not in taken)


def _insert(project: Project, row: tuple[str, ...], stored: bytes) -> int:
    report_id = project.db.execute(
        "INSERT INTO report (name, given_name, hash, encoding, extractor, cleaner_version,"
        " splitter_version, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    if report_id is None:
        raise AssertionError("an inserted row has an id")
    with journal.bulk(project.db.conn):
        project.db.execute("INSERT INTO source (id, text) VALUES (?, ?)", (report_id, stored))
    journal.log_inverse(project.db.conn, f"DELETE FROM source WHERE id = {report_id}", 1)
    return report_id


def _insert_units(
    project: Project, report_id: int, report_hash: str, new: Sequence[NewUnit]
) -> None:
    texts = [storable(unit.text) for unit in new]
    rows = (
        (
            unit_uid(report_hash, u.start, u.end),
            *(report_id, position, u.start, u.end, u.kind, u.section),
            *(text, text_hash(text)),
        )
        for position, (u, text) in enumerate(zip(new, texts, strict=True))
    )
    with journal.bulk(project.db.conn):
        project.db.conn.executemany(
            'INSERT INTO unit (uid, report_id, position, "start", "end", kind, section, text,'
            " text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    # One inverse for all of them: thousands of units would make thousands of statements.
    sql = f"DELETE FROM unit WHERE report_id = {report_id} AND NOT retired"
    journal.log_inverse(project.db.conn, sql, len(new))


def _insert_metadata(
    project: Project, report_id: int, metadata: Mapping[str, tuple[str, str]]
) -> None:
    project.db.conn.executemany(
        "INSERT INTO metadata (report_id, field, value, source) VALUES (?, ?, ?, ?)",
        [
            (report_id, storable(field), storable(value), source)
            for field, (value, source) in metadata.items()
        ],
    )


def _note(project: Project, name: str, detail: Mapping[str, object], analyst: str) -> None:
    record(project, action="report", subject=name, detail=detail, analyst=analyst)


def reports(project: Project) -> list[ReportRow]:
    """Every report in the order they came, with aliases and metadata; replaced ones not."""
    aliases: dict[int, tuple[str, ...]] = {}
    for report_id, name in project.db.execute("SELECT report_id, name FROM alias ORDER BY id"):
        aliases[report_id] = (*aliases.get(report_id, ()), name)
    metadata: dict[int, dict[str, tuple[str, str]]] = {}
    query = "SELECT report_id, field, value, source FROM metadata ORDER BY id"
    for report_id, name, value, source in project.db.execute(query):
        metadata.setdefault(report_id, {})[name] = (value, source)
    rows = project.db.execute(
        "SELECT id, name, given_name, hash, encoding, extractor, cleaner_version,"
        " splitter_version, hand_corrected FROM report WHERE replaced_by IS NULL ORDER BY id"
    )
    return [
        ReportRow(
            *(number, name, given, digest, encoding, extractor, cleaner, splitter),
            hand_corrected=bool(by_hand),
            aliases=aliases.get(number, ()),
            metadata=metadata.get(number, {}),
        )
        for number, name, given, digest, encoding, extractor, cleaner, splitter, by_hand in rows
    ]


def find_report(project: Project, name: str) -> ReportRow:
    """The report of this name; else the one with this alias; else with it as last path part.

    Raises KnownError where none is found, or where several are: it lists them.
    """
    name, present = storable(name), reports(project)
    found = [r for r in present if r.name == name]
    found = found or [r for r in present if name in r.aliases]
    found = found or [r for r in present if r.name.endswith(f"/{name}")]
    if not found:
        raise KnownError("annotation.unknown_report", name=name)
    if len(found) > 1:
        candidates = "、".join(r.name for r in found)
        raise KnownError("annotation.ambiguous_report", name=name, candidates=candidates)
    return found[0]


def source_text(project: Project, report_id: int) -> str:
    """The source text exactly as it was read."""
    row = project.db.execute("SELECT text FROM source WHERE id = ?", (report_id,)).fetchone()
    return source_from(row[0])


def set_metadata(
    project: Project, report_id: int, field: str, value: str, source: str, *, analyst: str
) -> None:
    """Set one field of a report; what was typed is replaced only by what is typed."""
    field, value = storable(field), storable(value)
    label = Message("annotation.step_metadata", {"field": field})
    with project.step(label, analyst=analyst):
        query = "SELECT value, source FROM metadata WHERE report_id = ? AND field = ?"
        known = project.db.execute(query, (report_id, field)).fetchone()
        if known == (value, source) or (known and known[1] == "typed" != source):
            return
        project.db.execute(
            "INSERT INTO metadata (report_id, field, value, source) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (report_id, field)"
            " DO UPDATE SET value = excluded.value, source = excluded.source",
            (report_id, field, value, source),
        )
        query = "SELECT name FROM report WHERE id = ?"
        name = project.db.execute(query, (report_id,)).fetchone()[0]
        detail = {"field": field, "before": known, "after": (value, source)}
        record(project, action="metadata", subject=name, detail=detail, analyst=analyst)
