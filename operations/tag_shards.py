"""The folder of a tagging run: its inputs, and the parts that are done, each whole or not there."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.cleaning import CLEANER_VERSION
from corpus.sentences import SPLITTER_VERSION
from messages import KnownError

SHARD_BYTES = 1_000_000
ASKED = "asked.json"  # see ``operations.tag_kept``
REVIEW, ANSWERS = "review.json", "sample_answers.json"  # what people have said of a run
_MANIFEST, _INPUTS, _ASIDE = "manifest.json", "inputs.jsonl", ".part.tmp"
_LEAVING = {ASKED: -1, _MANIFEST: 1}
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

Inputs = Sequence[tuple[Path, str]]
Outcome = tuple[dict[str, Any], Iterable[bytes]]
"""What became of an input (see ``operations.tag_part``), and its rows in blocks of any size."""


@dataclass(frozen=True)
class Part:
    """About ``SHARD_BYTES`` of the inputs, in their order.

    ``id`` begins with its place; it changes with the inputs, how they are read and cut, and the
    classifier.
    """

    id: str
    inputs: Inputs


@dataclass(frozen=True)
class Shards:
    """The folder of one run. A part has two files: ``ID.reports.jsonl``, one object an input, and
    ``ID.jsonl``, the rows of the table; it is done when both are there.

    Parts are written by any number of processes, on any machine that sees the folder.
    """

    folder: Path

    def start(self, manifest: dict[str, Any], inputs: Inputs, *, resume: bool) -> None:
        """Begin a run, or go on with the one whose manifest is equal.

        One that was there is thrown away, but kept under another name where people have answered
        something. Raises KnownError when ``resume`` meets parts of another run, and when the
        folder holds anything that is no run.
        """
        file = self.folder / _MANIFEST
        if resume and file.is_file():
            if json.loads(file.read_text("utf-8")) != manifest:
                raise KnownError("operations.other_run", path=self.folder)
            self._remove_halves()
            return
        if not self._is_ours():
            raise KnownError("operations.parts_folder_used", path=self.folder)
        self._clear()
        self.folder.mkdir(parents=True)
        listing = ({"path": str(path), "name": name} for path, name in inputs)
        self._write_whole(self.folder / _INPUTS, [lines_of(listing)])
        self._write_whole(file, [json.dumps(manifest, ensure_ascii=False).encode()])

    def done(self, part: Part) -> bool:
        """Whether a part is on disk, whole."""
        return self._table(part).is_file() and self._reports(part).is_file()

    def write(self, part: Part, inputs: Iterable[Outcome]) -> list[dict[str, Any]]:
        """Write a part: each file aside, to disk, then under its name. Gives what became of each.

        ``inputs`` is read as its rows are written, so that nobody need have all of them. Two that
        write the same part write the same. KnownError where the disk is full.
        """
        reports = list[dict[str, Any]]()
        self._write_whole(self._table(part), _noting(inputs, reports))
        self._write_whole(self._reports(part), [lines_of(reports)])
        return reports

    def blocks(self, part: Part) -> Iterator[bytes]:
        """The rows of a part as they stand on disk, in blocks of any size."""
        with self._table(part).open("rb") as file:
            while block := file.read(SHARD_BYTES):
                yield block

    def rows(self, part: Part) -> Iterator[dict[str, Any]]:
        """The rows of a part."""
        with self._table(part).open("rb") as file:
            yield from map(json.loads, file)

    def reports(self, part: Part) -> Iterator[dict[str, Any]]:
        """What became of each input of a part, in order: see ``operations.tag_part``."""
        with self._reports(part).open("rb") as file:
            yield from map(json.loads, file)

    @property
    def answered(self) -> bool:
        """Whether people have said anything of what the run says."""
        return any((self.folder / name).is_file() for name in (REVIEW, ANSWERS))

    def _clear(self) -> None:
        if self.answered:
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
            self.folder.rename(self.folder.with_name(f"{self.folder.name}.{stamp}"))
        self.remove()

    def remove(self) -> None:
        """Throw the run away: first what says that it is done, last what says that it is one.

        Killed on the way, it is neither taken for a whole run nor for something else.
        """
        there = [path for path in self.folder.glob("*") if path.is_file()]
        for path in sorted(there, key=lambda path: _LEAVING.get(path.name, 0)):
            with suppress(OSError):
                path.unlink()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _table(self, part: Part) -> Path:
        return self.folder / f"{part.id}.jsonl"

    def _reports(self, part: Part) -> Path:
        return self.folder / f"{part.id}.reports.jsonl"

    def _is_ours(self) -> bool:
        """A run, or what one leaves behind that was killed before it had begun; or nothing."""
        there = [path.name for path in self.folder.glob("*")]
        begun = all(name == _INPUTS or name.endswith(_ASIDE) for name in there)
        return begun or _MANIFEST in there

    def _remove_halves(self) -> None:
        for half in self.folder.glob(f"*{_ASIDE}"):
            half.unlink(missing_ok=True)

    def _write_whole(self, path: Path, blocks: Iterable[bytes]) -> None:
        aside = path.with_name(f"{path.name}.{uuid.uuid4().hex[:12]}{_ASIDE}")
        try:
            with aside.open("wb") as file:
                file.writelines(blocks)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except OSError as error:
            if error.errno in _FULL:
                raise KnownError("operations.parts_disk_full", path=self.folder) from error
            raise
        finally:
            aside.unlink(missing_ok=True)


def _noting(inputs: Iterable[Outcome], reports: list[dict[str, Any]]) -> Iterator[bytes]:
    """The rows; ``reports`` takes up the rest."""
    for report, blocks in inputs:
        reports.append(report)
        yield from blocks


def lines_of(rows: Iterator[dict[str, Any]] | Sequence[dict[str, Any]]) -> bytes:
    """One JSON object a line, half a surrogate pair escaped."""
    return b"".join(_line(row) for row in rows)


def _line(row: dict[str, Any]) -> bytes:
    try:
        return (json.dumps(row, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(row) + "\n").encode()


def cut_into_parts(inputs: Inputs, manifest: dict[str, Any]) -> list[Part]:
    """The inputs in runs of about ``SHARD_BYTES``, in order; the same inputs give the same parts,
    and another manifest gives them other names."""
    runs: list[list[tuple[Path, str]]] = []
    room = 0
    for path, name in inputs:
        size = _state(path)[0]
        if not runs or size > room:
            runs.append([])
            room = SHARD_BYTES
        runs[-1].append((path, name))
        room -= size
    told = json.dumps(manifest, sort_keys=True)
    return [Part(f"{number:06d}-{_digest(told, run)[:12]}", run) for number, run in enumerate(runs)]


def manifest_of(inputs: Inputs, classifier_hash: str, encoding: str | None) -> dict[str, Any]:
    """What a run is made of: the inputs with their sizes and times, how they are read and cut,
    and the classifier."""
    return {
        "inputs": _digest("", inputs),
        "files": len(inputs),
        "encoding": encoding,
        "corpus": [CLEANER_VERSION, SPLITTER_VERSION],
        "classifier": classifier_hash,
    }


def _digest(about: str, inputs: Inputs) -> str:
    listing = hashlib.sha256(about.encode())
    for path, name in inputs:
        size, time = _state(path)
        listing.update(f"{name}\0{size}\0{time}\n".encode("utf-8", "surrogatepass"))
    return listing.hexdigest()


def _state(path: Path) -> tuple[int, int]:
    """Size and time of change of a file, 0 of one that cannot be looked at."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns
