"""Import: files and folders become reports of a project, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotation.project import Project
from annotation.reports import Added, NewUnit, add_report, set_metadata
from corpus.cleaning import CLEANER_VERSION
from corpus.metadata import extract
from corpus.metadata_table import read_table
from corpus.sentences import SPLITTER_VERSION
from messages import Message
from operations.near_duplicates import link
from operations.progress import Progress, silent
from operations.reading import ReadReport, Unreadable, read_reports, row_name
from operations.search import index_units

MetadataTable = Mapping[str, Mapping[str, str]]


@dataclass
class ImportResult:
    """What came in, what did not, and why. Names are report names.

    ``encodings``: (report, encoding) of those that were text and not in UTF-8. ``table_rows``:
    the rows of the metadata table that speak of no report that was read.
    """

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    failed: list[Unreadable] = field(default_factory=list)
    warnings: list[tuple[str, Message]] = field(default_factory=list)
    encodings: list[tuple[str, str]] = field(default_factory=list)
    table_rows: list[str] = field(default_factory=list)
    sentences: int = 0

    @property
    def came_in(self) -> int:
        """How many reports are new in the project."""
        return len(self.added) + len(self.renamed)


def import_reports(
    project: Project,
    paths: Sequence[Path],
    *,
    analyst: str,
    encoding: str | None = None,
    encodings: Mapping[Path, str] | None = None,
    leave_out: Collection[Path] = (),
    metadata: MetadataTable | None = None,
    progress: Progress = silent,
    into: ImportResult | None = None,
) -> ImportResult:
    """Add every report under ``paths`` to the project; the same content again changes nothing.

    ``encodings``: what single files are in; the others are in ``encoding``, or guessed.
    ``leave_out``: files below ``paths`` that are not reports, such as the table of metadata.
    ``metadata`` maps a file name to the columns of its row (see ``row_name``); it also fills
    reports that were in the project before. A file that cannot be read is listed in ``failed``
    and leaves nothing behind. If ``progress`` raises, the reports added so far stay and no half
    report does; ``into``, the result to fill, then says which.
    """
    result = into or ImportResult()
    table = metadata or {}
    unused = dict.fromkeys(table)
    items = read_reports(
        paths, encoding=encoding, encodings=encodings, leave_out=leave_out, progress=progress
    )
    for item in items:
        if isinstance(item, Unreadable):
            result.failed.append(item)
            continue
        row = row_name(table, item.source.name)
        _add(project, item, result, analyst, table[row] if row else {})
        unused.pop(row or "", None)
    result.table_rows = list(unused)
    if result.came_in:
        link(project)
    return result


def _add(
    project: Project,
    report: ReadReport,
    result: ImportResult,
    analyst: str,
    joined: Mapping[str, str],
) -> None:
    source = report.source
    added = add_report(
        project,
        name=source.name,
        source=source.text,
        encoding=source.encoding,
        extractor=source.extractor,
        units=[NewUnit(u.start, u.end, str(u.kind), str(u.section), u.text) for u in report.units],
        metadata=_metadata(report, joined),
        cleaner_version=CLEANER_VERSION,
        splitter_version=SPLITTER_VERSION,
        analyst=analyst,
    )
    result.warnings += [(added.name, warning) for warning in source.warnings]
    if source.encoding not in ("", "utf-8"):
        result.encodings.append((added.name, source.encoding))
    _note_status(added, result)
    if added.status in ("same", "alias"):
        _fill(project, added, _metadata(report, joined), analyst)
    else:
        index_units(project, added.report_id)
        result.sentences += sum(u.kind == "sentence" for u in report.units)


def _note_status(added: Added, result: ImportResult) -> None:
    lists = {
        "new": result.added,
        "same": result.unchanged,
        "alias": result.aliases,
        "renamed": result.renamed,
    }
    lists[added.status].append(added.name)


def _metadata(report: ReadReport, joined: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Every field with its source; columns of a table that are no field keep their own name."""
    given = {**report.source.metadata, **joined}
    found = extract(report.source.name, report.units, given)
    fields = {name: (value.value, value.source) for name, value in found.items()}
    others = {c: (text, "table") for c, text in given.items() if text and not read_table({c: text})}
    return fields | others


def _fill(
    project: Project, added: Added, metadata: Mapping[str, tuple[str, str]], analyst: str
) -> None:
    """Fill a report that was there before with what a table says of it, as one undo step."""
    told = {name: pair for name, pair in metadata.items() if pair[1] == "table"}
    label = Message("operations.step_metadata", {"name": added.name})
    with project.step(label, analyst=analyst):
        for name, (value, source) in told.items():
            set_metadata(project, added.report_id, name, value, source, analyst=analyst)
