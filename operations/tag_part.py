"""One part of a tagging run, from its files to what is kept of it: what a worker does."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from corpus.metadata import extract
from corpus.readers import Reader
from messages import Message
from operations.choose_classifier import Choice
from operations.reading import ReadReport, Unreadable, read_one
from operations.tag_report import Tagged, Tagger
from operations.tag_shards import Outcome, Part, Shards

_TOGETHER = 400_000  # characters that are tagged at once
_FIELDS = ("region", "region_code", "year", "level")


@dataclass(frozen=True)
class PartDone:
    """A part that is on disk: its id, and what it adds to the sums of a run.

    ``files``: inputs; ``labels``: rows by category.
    """

    id: str
    files: int
    reports: int
    sentences: int
    labels: dict[str, int]


class Writer(Protocol):
    """Does a part wherever it is called, and says where parts go; picklable."""

    @property
    def choice(self) -> Choice:
        """The classifier."""

    @property
    def shards(self) -> Shards:
        """The folder of the run."""

    def __call__(self, part: Part) -> PartDone:
        """Do one part."""


@dataclass(frozen=True)
class PartWriter:
    """Tags parts and writes them to ``shards``. Small and picklable: each process that it comes
    to loads the classifier once, and keeps it for the parts after."""

    choice: Choice
    shards: Shards
    encoding: str | None = None

    def __call__(self, part: Part) -> PartDone:
        """Do one part. A file that cannot be read is part of what is kept."""
        _may_have_children()
        return write_part(part, self._tagger(), self.shards, encoding=self.encoding)

    def _tagger(self) -> Tagger:
        key = self.choice.hash, str(self.choice.folder)
        if key not in _warm:
            _warm.clear()
            _warm[key] = Tagger.load(self.choice)
        return _warm[key]


_warm: dict[tuple[str, str], Tagger] = {}  # per worker process: its classifier

Items = Sequence[ReadReport | Unreadable]


def write_part(
    part: Part, tagger: Tagger, shards: Shards, *, encoding: str | None = None
) -> PartDone:
    """Read, tag and write one part."""
    with _uncollected():
        heaps = _heaps(_items(part, encoding))
        tagged = (done for heap in heaps for done in _tagged(heap, tagger))
        return part_done(part, shards.write(part, tagged))


@contextmanager
def _uncollected() -> Iterator[None]:
    # A part is many small objects and none of them in a circle: to look for circles again and
    # again costs a twentieth of the time.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _items(part: Part, encoding: str | None) -> Iterator[ReadReport | Unreadable]:
    with Reader() as reader:
        for path, name in part.inputs:
            yield from read_one(reader, path, name, encoding)


def _heaps(items: Iterator[ReadReport | Unreadable]) -> Iterator[Items]:
    heap: list[ReadReport | Unreadable] = []
    size = 0
    for item in items:
        heap.append(item)
        size += 0 if isinstance(item, Unreadable) else len(item.source.text)
        if size >= _TOGETHER:
            yield heap
            heap, size = [], 0
    yield heap


def _tagged(heap: Items, tagger: Tagger) -> Iterator[Outcome]:
    """What became of each item, in order, and its rows."""
    tagged = tagger.tag([item for item in heap if isinstance(item, ReadReport)])
    for item in heap:
        if isinstance(item, Unreadable):
            yield {"report": item.name, "failed": packed(item.why)}, ()
        else:
            done = next(tagged)
            yield _outcome(item, done), done.lines


def _outcome(item: ReadReport, done: Tagged) -> dict[str, Any]:
    source = item.source
    found = extract(source.name, item.units, source.metadata)
    return {
        "report": source.name,
        "hash": item.hash,
        "encoding": source.encoding or source.extractor,
        "warnings": [packed(warning) for warning in source.warnings],
        "fields": {name: found[name].value for name in _FIELDS if name in found},
        "units": done.units,
        "sentences": done.sentences,
        "auto": done.auto,
        "review": done.review,
        "rows": done.labels,
        "tally": done.tally.as_json(),
    }


def packed(message: Message) -> dict[str, Any]:
    """A message as JSON."""
    return {"key": message.key, "values": {k: str(v) for k, v in message.values.items()}}


def unpacked(given: dict[str, Any]) -> Message:
    """The message again."""
    return Message(given["key"], given["values"])


def part_done(part: Part, outcomes: Sequence[dict[str, Any]]) -> PartDone:
    """What a part that is on disk adds, by what became of its inputs."""
    labels: dict[str, int] = {}
    read = [outcome for outcome in outcomes if "failed" not in outcome]
    for outcome in read:
        for name, count in outcome["rows"].items():
            labels[name] = labels.get(name, 0) + count
    sentences = sum(outcome["sentences"] for outcome in read)
    return PartDone(part.id, len(part.inputs), len(read), sentences, labels)


def _may_have_children() -> None:
    """A worker of Dask is a daemon, which may have no children; readers of .docx are children."""
    process = multiprocessing.current_process()
    if process.daemon:
        process.daemon = False
