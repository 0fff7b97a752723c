"""Reports in the store: add one, list them, find one by name, type its metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotation.history import record
from annotation.project import Project
from annotation.report_list import ReportRow, find_report, report_by_id, reports, source_text
from annotation.report_rows import (
    NewRow,
    free_name,
    heir_of,
    insert_metadata,
    insert_report,
    insert_units,
)
from annotation.resplit import Resplit, preview_resplit, resplit
from annotation.texts import source_bytes, source_hash, storable
from annotation.units import NewUnit, UnitRow, unit_by_uid, units
from messages import Message

__all__ = [
    "Added",
    "NewUnit",
    "ReportRow",
    "Resplit",
    "UnitRow",
    "add_report",
    "find_report",
    "preview_resplit",
    "report_by_id",
    "reports",
    "resplit",
    "same_content",
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
        unique = free_name(project, name)
        row = NewRow(
            *(unique, name, source_hash(stored), encoding, storable(extractor)),
            *(cleaner_version, splitter_version),
        )
        report_id = insert_report(project, row, stored)
        insert_units(project, report_id, row.hash, units)
        insert_metadata(project, report_id, metadata)
        _note(project, unique, {"units": len(units), "hash": source_hash(stored)}, analyst)
    return Added("new" if unique == name else "renamed", unique, report_id)


def _again(project: Project, known: tuple[int, str, str], name: str, analyst: str) -> Added:
    """This content is here, or was before another report took its place."""
    heir = heir_of(project, known[0])
    query = "SELECT name, given_name FROM report WHERE id = ?"
    now_called, given_name = project.db.execute(query, (heir,)).fetchone()
    query = "SELECT name FROM alias WHERE report_id IN (?, ?)"
    aliases = {row[0] for row in project.db.execute(query, (known[0], heir))}
    if name in {*known[1:], now_called, given_name} | aliases:
        return Added("same", now_called, heir)
    project.db.execute("INSERT INTO alias (report_id, name) VALUES (?, ?)", (heir, name))
    _note(project, now_called, {"alias": name}, analyst)
    return Added("alias", now_called, heir)


def _note(project: Project, name: str, detail: Mapping[str, object], analyst: str) -> None:
    record(project, action="report", subject=name, detail=detail, analyst=analyst)


def same_content(project: Project, source: str) -> bool:
    """Whether a report with this very text is here, or was before another took its place."""
    digest = source_hash(source_bytes(source))
    query = "SELECT 1 FROM report WHERE hash = ?"
    return project.db.execute(query, (digest,)).fetchone() is not None


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
