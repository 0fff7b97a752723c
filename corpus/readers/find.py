"""Which files under some paths are reports, and what each is called."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from messages import Message

_SUFFIXES_NAMES = (
    ".txt .html .htm .shtml .xhtml .mht .mhtml .docx .docm .doc .wps .wpt .rtf .ofd .pdf"
    " .xlsx .xlsm .xls .et .csv .tsv .jsonl"
)
SUFFIXES = frozenset(_SUFFIXES_NAMES.split())


@dataclass(frozen=True)
class Found:
    """The files to read as (path, report name), and those left aside with the reason."""

    reports: list[tuple[Path, str]] = field(default_factory=list)
    skipped: list[tuple[Path, Message]] = field(default_factory=list)


def find_reports(paths: Sequence[Path]) -> Found:
    """The report files at and below ``paths``, in the order of the arguments, sorted in each.

    A name is the path relative to its argument with ``/``; for a lone file its base name. A
    file named directly is always taken, whatever its suffix, even if it is not there: reading
    it says what is wrong. In folders, hidden and temporary files (``.x``, ``~$x``, ``x.tmp``)
    are passed over in silence, other suffixes listed as skipped. Every folder is walked once,
    so a loop of symbolic links ends. Two arguments may give the same name.
    """
    found = Found()
    for path in paths:
        if _is_folder(path):
            _walk_folder(path, found)
        else:
            found.reports.append((path, _writable(path.name)))
    return found


def _walk_folder(root: Path, found: Found) -> None:
    names = sorted((file.relative_to(root).as_posix(), file) for file in _files(root, found))
    for name, file in names:
        if file.suffix.lower() in SUFFIXES:
            found.reports.append((file, _writable(name)))
        else:
            found.skipped.append((file, Message("corpus.unknown_suffix", {"path": str(file)})))


def _files(root: Path, found: Found) -> Iterator[Path]:
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if (real := os.path.realpath(folder)) in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(folder.iterdir(), reverse=True)
        except OSError:
            found.skipped.append((folder, Message("corpus.closed_folder", {"path": str(folder)})))
            continue
        shown = [entry for entry in entries if not _is_temporary(entry.name)]
        waiting += [entry for entry in shown if _is_folder(entry)]
        yield from (entry for entry in shown if not _is_folder(entry))


def _is_folder(path: Path) -> bool:
    # The method of Path raises for names too long and for what a closed folder hides.
    return os.path.isdir(path)  # noqa: PTH112


def _writable(name: str) -> str:
    """File names that are not valid text come with lone surrogates; no store can hold them."""
    return name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_temporary(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().endswith((".tmp", ".temp", "thumbs.db"))
