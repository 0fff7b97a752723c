"""The parts of a long tagging run: written aside one by one, so that a run can go on."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.cleaning import CLEANER_VERSION
from corpus.sentences import SPLITTER_VERSION
from messages import KnownError

SHARD_BYTES = 1_000_000

Inputs = Sequence[tuple[Path, str]]


@dataclass(frozen=True)
class Shards:
    """The folder of parts of one run, ``OUT.parts`` beside the output.

    A manifest names the inputs and the classifier, so that a run never goes on with others.
    """

    folder: Path

    def start(self, manifest: dict[str, Any], *, resume: bool) -> None:
        """Begin a run, or go on with the one whose manifest is equal.

        Raises KnownError when ``resume`` meets parts of another run, and when the folder holds
        anything that is no run.
        """
        file = self.folder / "manifest.json"
        if resume and file.is_file():
            if json.loads(file.read_text("utf-8")) != manifest:
                raise KnownError("operations.other_run", path=self.folder)
            return
        if self.folder.exists() and any(self.folder.iterdir()) and not file.is_file():
            raise KnownError("operations.parts_folder_used", path=self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        _write_whole(file, json.dumps(manifest, ensure_ascii=False))

    def done(self, number: int) -> bool:
        """Whether part ``number`` is on disk, whole."""
        return self._path(number).is_file()

    def write(self, number: int, rows: Sequence[dict[str, Any]]) -> None:
        """Write part ``number``: aside, to disk, then under its name."""
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        _write_whole(self._path(number), text)

    def rows(self, count: int) -> Iterator[dict[str, Any]]:
        """The rows of parts 0 to ``count`` - 1, in order."""
        for number in range(count):
            with self._path(number).open(encoding="utf-8", errors="surrogatepass") as file:
                yield from map(json.loads, file)

    def remove(self) -> None:
        """Throw the parts away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}.jsonl"


def cut_into_shards(inputs: Inputs) -> list[Inputs]:
    """The inputs in runs of about ``SHARD_BYTES``, in order; the same inputs give the same runs."""
    shards: list[list[tuple[Path, str]]] = []
    room = 0
    for path, name in inputs:
        size = path.stat().st_size if path.is_file() else 0
        if not shards or size > room:
            shards.append([])
            room = SHARD_BYTES
        shards[-1].append((path, name))
        room -= size
    return list(shards)


def manifest_of(inputs: Inputs, classifier_hash: str, encoding: str | None) -> dict[str, Any]:
    """What a run is made of: the inputs with their sizes and times, how they are read and cut,
    and the classifier."""
    listing = hashlib.sha256()
    for path, name in inputs:
        stat = path.stat() if path.exists() else None
        size, time = (stat.st_size, stat.st_mtime_ns) if stat else (0, 0)
        listing.update(f"{name}\0{size}\0{time}\n".encode("utf-8", "surrogatepass"))
    return {
        "inputs": listing.hexdigest(),
        "files": len(inputs),
        "encoding": encoding,
        "corpus": [CLEANER_VERSION, SPLITTER_VERSION],
        "classifier": classifier_hash,
    }


def _write_whole(path: Path, text: str) -> None:
    aside = path.with_suffix(".tmp")
    with aside.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
