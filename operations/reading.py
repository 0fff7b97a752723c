"""A file as units: what import, split and tag have in common. Needs no project."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.document import SourceText, Unit, unit_uid
from corpus.readers import Reader, find_reports
from corpus.sentences import split
from messages import KnownError, Message
from operations.progress import Progress, silent


@dataclass(frozen=True)
class ReadReport:
    """One report, read and cut."""

    source: SourceText
    units: Sequence[Unit]

    @cached_property
    def hash(self) -> str:
        """That of the source text; kept, for it reads all of it."""
        return self.source.hash

    def rows(self) -> Iterator[dict[str, object]]:
        """One row per unit: report, uid, start, end, kind, section, text."""
        for unit in self.units:
            yield {
                "report": self.source.name,
                "uid": unit_uid(self.hash, unit.start, unit.end),
                "start": unit.start,
                "end": unit.end,
                "kind": str(unit.kind),
                "section": str(unit.section),
                "text": unit.text,
            }


@dataclass(frozen=True)
class Unreadable:
    """A file that gave no report, and the sentence that says why."""

    name: str
    why: Message


def read_reports(
    paths: Sequence[Path],
    *,
    encoding: str | None = None,
    encodings: Mapping[Path, str] | None = None,
    leave_out: Collection[Path] = (),
    progress: Progress = silent,
) -> Iterator[ReadReport | Unreadable]:
    """Every report under ``paths``, in a fixed order; a file that fails does not end the walk.

    ``encodings``: what single files are in; the others are in ``encoding``, or guessed.
    ``leave_out``: files not to be read, without a word.
    """
    told = encodings or {}
    found = find_reports(paths)
    wanted = [(path, name) for path, name in found.reports if path not in leave_out]
    for path, why in found.skipped:
        yield Unreadable(str(path), why)
    with Reader() as reader:
        for done, (path, name) in enumerate(wanted):
            progress(done, len(wanted), name)
            yield from read_one(reader, path, name, told.get(path, encoding))
    progress(len(wanted), len(wanted), "")


def read_one(
    reader: Reader, path: Path, name: str, encoding: str | None = None
) -> Iterator[ReadReport | Unreadable]:
    """The reports of one file: none or several for a table, else one; or why there is none."""
    try:
        sources = reader.read(path, name=name, encoding=encoding)
    except KnownError as error:
        yield Unreadable(name, error.message)
        return
    for source in sources:
        yield ReadReport(source, split(source.text))


def row_name(table: Container[str], name: str) -> str | None:
    """The row of a metadata table that speaks of report ``name``, by what it is called there:
    the whole name first, then its base name, then the base name without suffix."""
    base = name.rsplit("/", 1)[-1]
    return next((key for key in (name, base, base.rsplit(".", 1)[0]) if key in table), None)
