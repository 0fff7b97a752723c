"""From a file to the source text of its reports: ``read``, ``find_reports``, ``Reader``.

What a file is, its content decides; its name only where the content leaves a choice (a table
or plain text). Plain text is read here; everything with a parser goes to a limited child process.
Offsets elsewhere are characters of ``SourceText.text`` as these readers return it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from corpus.document import SourceText
from corpus.readers import converters, guard, text
from corpus.readers.child import Child
from corpus.readers.find import Found, find_reports
from corpus.readers.formats import Format, allowed_bytes, sniff
from messages import KnownError, Message

__all__ = ["Found", "Reader", "find_reports", "read"]


class Reader:
    """Reads many files with one warm child process, started at the first file that needs it.

    A context manager; after it the child is gone. Not for several threads at once.
    """

    def __init__(self, *, limits: guard.Limits = guard.LIMITS) -> None:
        self._limits = limits
        self._child = Child(limits)

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if there is one; a later read starts another."""
        self._child.close()

    def read(
        self,
        path: Path,
        *,
        name: str,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> list[SourceText]:
        """The reports in one file: one, or one per row of a table.

        ``name`` becomes ``SourceText.name``; the rows of a table add ``#`` and their row
        number. ``encoding`` overrides the guess for text, HTML and text tables. ``columns``
        maps a field (text, title, region, year, source) to the header of its column, where
        the usual names do not fit. Raises KnownError for every file that cannot be read.
        """
        head = guard.first_bytes(path)
        kind = sniff(path, head)
        self._check_size(path, kind)
        if kind is Format.LEGACY:
            return self._read_legacy(path, name)
        if kind is Format.TEXT:
            return [text.read(guard.whole_file(path), path, name=name, encoding=encoding)]
        return self._child.read(kind, path, name=name, encoding=encoding, columns=columns)

    def _check_size(self, path: Path, kind: Format) -> None:
        guard.check_size(path, allowed_bytes(kind, self._limits))
        if kind in (Format.DOCX, Format.SHEET):
            guard.check_zip(path, self._limits)

    def _read_legacy(self, path: Path, name: str) -> list[SourceText]:
        with converters.to_docx_or_text(path) as (converted, extractor):
            try:
                [source] = self.read(converted, name=name)
            except KnownError as error:  # It would name the copy, not the user's file.
                raise KnownError("corpus.conversion_failed", path=str(path)) from error
        warnings = tuple(
            Message(each.key, {**each.values, "path": str(path)}) for each in source.warnings
        )
        return [SourceText(name, source.text, extractor=extractor, warnings=warnings)]


def read(
    path: Path,
    *,
    name: str,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> list[SourceText]:
    """The reports in one file; see :meth:`Reader.read`. For many files keep one Reader."""
    with Reader() as reader:
        return reader.read(path, name=name, encoding=encoding, columns=columns)
