"""A look before an import: what was found, in which encoding it seems, what else lies there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotation.project import is_project_file
from corpus.readers.find import Found, find_reports
from corpus.readers.sample import look_at
from messages import KnownError, Message
from operations.metadata_table import read_metadata_table
from operations.reading import row_name

_TABLES = (".xlsx", ".csv")
_MOST_TABLES = 5


@dataclass(frozen=True, slots=True)
class Looked:
    """One file: what it seems to be (``kind``: "text", "docx" ...), or ``why`` it cannot be read.

    ``encoding`` and ``lines`` are empty for containers. ``doubtful``: somebody should look at
    the guess; ``garbled``: no encoding mends it. ``size`` is in bytes, -1 where unknown.
    """

    path: Path
    name: str
    size: int = -1
    kind: str = ""
    encoding: str = ""
    lines: tuple[str, ...] = ()
    doubtful: bool = False
    garbled: bool = False
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class MatchedTable:
    """A table of metadata: how many of its ``rows`` speak of a report, of how many ``reports``."""

    path: Path
    rows: int
    matched: int
    reports: int
    unmatched: tuple[str, ...] = ()


def find(paths: Sequence[Path]) -> Found:
    """The report files at and below ``paths``; projects among them are set aside with a reason."""
    found = find_reports(paths)
    projects = [path for path, _ in found.reports if path.suffix == ".db" and is_project_file(path)]
    if not projects:
        return found
    told = [(path, Message("operations.project_not_report", {"path": path})) for path in projects]
    left = [(path, name) for path, name in found.reports if path not in projects]
    return Found(left, [*found.skipped, *told])


def look(path: Path, name: str, *, encoding: str | None = None) -> Looked:
    """A look at the first bytes of one file; never raises for what it finds there."""
    try:
        sample = look_at(path, encoding=encoding)
    except KnownError as error:
        return Looked(path, name, _size(path), why=error.message)
    return Looked(
        path,
        name,
        _size(path),
        sample.kind.value,
        encoding=sample.encoding,
        lines=sample.lines,
        doubtful=sample.doubtful,
        garbled=sample.garbled,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def match_table(path: Path, names: Sequence[str]) -> MatchedTable:
    """How far a table of metadata fits these report names. Raises KnownError for no such table."""
    return _matched(path, read_metadata_table(path), names)


def _matched(path: Path, table: Mapping[str, object], names: Sequence[str]) -> MatchedTable:
    used = {row for name in names if (row := row_name(table, name)) is not None}
    reports = sum(row_name(table, name) is not None for name in names)
    unmatched = tuple(row for row in table if row not in used)
    return MatchedTable(path, len(table), len(used), reports, unmatched)


def tables_among(found: Found) -> Iterator[MatchedTable]:
    """Those of the first few tables that describe the other files instead of holding reports."""
    tables = [path for path, _ in found.reports if path.suffix.lower() in _TABLES]
    for path in tables[:_MOST_TABLES]:
        names = [name for other, name in found.reports if other != path]
        try:
            table = match_table(path, names)
        except KnownError:
            continue
        if 2 * table.matched > table.rows:
            yield table
