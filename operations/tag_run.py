"""A tagging run: a folder that knows its inputs, what is done, and can go on at any time.

Nothing here is about where the result goes; ``operations.tag_result`` makes it, as often as it
is wanted. Pausing is to stop asking for parts; going on is to work again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation.lock import hold
from corpus.readers import Found, find_reports
from messages import KnownError, Message
from operations.choose_classifier import Choice
from operations.tag_part import PartDone, PartWriter
from operations.tag_shards import Part, Shards, cut_into_parts, manifest_of
from operations.tag_workers import Going, Workers

Watch = Callable[[PartDone], None]
"""Told of each part as it is done. It cancels by raising."""


@dataclass(frozen=True)
class TagRun:
    """``parts`` in the order of the result; ``skipped``: files that are no reports, and why."""

    shards: Shards
    choice: Choice
    parts: Sequence[Part]
    skipped: Sequence[tuple[Path, Message]] = ()
    encoding: str | None = None

    @property
    def folder(self) -> Path:
        """Where the run lives."""
        return self.shards.folder

    @property
    def left(self) -> list[Part]:
        """The parts that are not done."""
        return [part for part in self.parts if not self.shards.done(part)]

    def work(
        self,
        *,
        workers: Workers | None = None,
        watch: Watch = lambda _: None,
        going: Going = lambda: True,
    ) -> bool:
        """Do what is left, as long as ``going()``; whether all is done.

        Raises KnownError for a full disk and for workers or a cluster that cannot go on; what
        is done stays, and working again goes on from there.
        """
        write = PartWriter(self.choice, self.shards, self.encoding)
        for done in (workers or Workers()).do(write, self.left, going):
            watch(done)
        return not self.left

    def outcomes(self) -> Iterator[dict[str, Any]]:
        """What became of each report, in order; see ``operations.tag_part``."""
        for part in self.parts:
            yield from self.shards.reports(part)

    def blocks(self) -> Iterator[bytes]:
        """The rows of the whole run as lines of JSON, in order, in blocks of any size."""
        for part in self.parts:
            yield from self.shards.blocks(part)

    def remove(self) -> None:
        """Throw the run away."""
        self.shards.remove()


@contextmanager
def open_run(
    folder: Path,
    paths: Sequence[Path],
    *,
    choice: Choice,
    encoding: str | None = None,
    resume: bool = False,
    besides: Sequence[Path] = (),
    check: Callable[[Found], None] = lambda _: None,
) -> Iterator[TagRun]:
    """A run over every report under ``paths``, begun anew or, with ``resume``, gone on with.

    ``besides``: files that are not inputs though they lie there. ``check`` is asked before
    anything is written. While it is open, no other program can have it. Raises KnownError where
    another has, and where ``folder`` holds another run or something else.
    """
    found = _without(find_reports(paths), folder, besides, named=paths)
    check(found)
    manifest = manifest_of(found.reports, choice.hash, encoding)
    shards = Shards(folder)
    with alone(folder):
        shards.start(manifest, found.reports, resume=resume)
        parts = cut_into_parts(found.reports, manifest)
        yield TagRun(shards, choice, parts, found.skipped, encoding)


def _without(
    found: Found, folder: Path, besides: Sequence[Path], *, named: Sequence[Path]
) -> Found:
    """``found`` without the run itself and what it is asked to leave out.

    A file that was ``named`` stays: that it would be overwritten is for ``check`` to say.
    """
    left_out, ours = {path.absolute() for path in besides}, folder.absolute()

    def taken(path: Path) -> bool:
        return path.absolute() not in left_out and ours not in path.absolute().parents

    return Found(
        [(path, name) for path, name in found.reports if path in named or taken(path)],
        [(path, why) for path, why in found.skipped if taken(path)],
    )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep a second program off this run. Raises KnownError where one is at it."""
    with ExitStack() as stack:
        try:
            stack.enter_context(hold(folder))
        except KnownError as error:
            raise KnownError("operations.run_under_way", path=folder) from error
        yield
