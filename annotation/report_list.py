"""The reports of a project, read; what changes them is ``annotation.reports``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from annotation.project import Project
from annotation.texts import source_from, storable
from messages import KnownError

_LIVE, _ORDER = "FROM report WHERE replaced_by IS NULL", "ORDER BY coalesce(origin, id), id"


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


def reports(project: Project, *, only: Collection[int] | None = None) -> list[ReportRow]:
    """Every report in the order they came, with aliases and metadata; replaced ones not.

    One that took the place of another stands where that one stood. ``only``: of these ids.
    """
    ids = list(only or ())
    marks = ", ".join("?" * len(ids))
    of, its = ("1", "") if only is None else (f"report_id IN ({marks})", f"AND id IN ({marks})")
    aliases: dict[int, tuple[str, ...]] = {}
    query = f"SELECT report_id, name FROM alias WHERE {of} ORDER BY id"
    for report_id, name in project.db.execute(query, ids):
        aliases[report_id] = (*aliases.get(report_id, ()), name)
    metadata: dict[int, dict[str, tuple[str, str]]] = {}
    query = f"SELECT report_id, field, value, source FROM metadata WHERE {of} ORDER BY id"
    for report_id, name, value, source in project.db.execute(query, ids):
        metadata.setdefault(report_id, {})[name] = (value, source)
    rows = project.db.execute(
        "SELECT id, name, given_name, hash, encoding, extractor, cleaner_version,"
        f" splitter_version, hand_corrected {_LIVE} {its} {_ORDER}",
        ids,
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


def report_ids(project: Project) -> list[int]:
    """The ids of ``reports``, in their order; no more of them is read."""
    return [row[0] for row in project.db.execute(f"SELECT id {_LIVE} {_ORDER}")]


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


def report_by_id(project: Project, report_id: int) -> ReportRow:
    """The report of this id. Raises KnownError where it is not there any more."""
    found = reports(project, only=[report_id])
    if not found:
        raise KnownError("annotation.report_gone")
    return found[0]


def source_text(project: Project, report_id: int) -> str:
    """The source text exactly as it was read."""
    row = project.db.execute("SELECT text FROM source WHERE id = ?", (report_id,)).fetchone()
    return source_from(row[0])
