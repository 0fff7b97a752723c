"""A tagging run beside the window: begun, gone on with, paused; what it tells on the way.

These are functions for ``operations.beside``: generators that yield a ``RunStep`` after each part
and return a ``RunEnd``. To pause is to leave a file in the folder of the run; the parts under way
are finished, and the rest waits. To be killed at any moment loses no more than those.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotation.read_only import open_to_read
from annotation.scheme import categories
from corpus.readers import Found
from messages import KnownError
from operations.choose_classifier import choose, in_use
from operations.outputs import check_output
from operations.own_process import end_with_parent
from operations.tag_kept import Asked, folder_of, read_asked, taught_years, write_asked
from operations.tag_learnt import learnt_of
from operations.tag_part import PartDone, PartWriter
from operations.tag_rebuild import rebuild, write_kept
from operations.tag_review import UnsureRows, unsure_rows
from operations.tag_run import TagRun, open_run
from operations.tag_sample import RunSample, draw, read_sample
from operations.tag_sample_book import Returned, save_sample, take_answers
from operations.tag_shards import Part
from operations.tag_tally import Counts
from operations.tag_workers import Workers

_PAUSE = "pause"
READING, TAGGING, WRITING = "reading", "tagging", "writing"


@dataclass(frozen=True)
class RunStep:
    """How far a run is. ``what``: one of the above; ``size``: bytes; ``labels``: sentences by
    category."""

    what: str
    files: int = 0
    all_files: int = 0
    size: int = 0
    all_sizes: int = 0
    sentences: int = 0
    labels: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class RunEnd:
    """What became of a run. ``finished``: its result is written; or else it was paused."""

    folder: Path
    out: Path
    finished: bool


Run = Generator[RunStep, None, RunEnd]


def begin_run(
    project: Path, paths: Sequence[Path], out: Path, format: str, lang: str, jobs: int
) -> Run:
    """Begin a run over ``paths``; its result will be ``out``. One that was there is thrown away."""
    yield RunStep(READING)
    with open_to_read(project) as opened:
        scheme, models = tuple(categories(opened)), project.parent / "models"
        choice = choose(models, version=None, scheme=scheme, used=in_use(opened, models))
        taught = taught_years(opened)
    classifier = choice.load()
    names = tuple(name for _, name in choice.columns(classifier))
    learnt = learnt_of(choice, classifier)
    asked = Asked(tuple(paths), out, format, choice, names, lang=lang, taught=taught, learnt=learnt)
    return (yield from _run(asked, jobs, resume=False))


def go_on(folder: Path, jobs: int) -> Run:
    """Go on with the run in ``folder``."""
    yield RunStep(READING)
    return (yield from _run(read_asked(folder), jobs, resume=True))


def pause(folder: Path) -> None:
    """Ask the run in ``folder`` to rest."""
    if folder.is_dir():
        (folder / _PAUSE).touch()


def _run(asked: Asked, jobs: int, *, resume: bool) -> Run:
    folder, out = folder_of(asked.out), asked.out

    def check(found: Found) -> None:
        check_output(out, inputs=(path for path, _ in found.reports))

    with open_run(
        folder,
        asked.paths,
        choice=asked.choice,
        encoding=asked.encoding,
        resume=resume,
        besides=[out],
        check=check,
    ) as run:
        (folder / _PAUSE).unlink(missing_ok=True)
        asked = replace(asked, skipped=tuple(run.skipped), finished=False)
        write_asked(folder, asked)
        step = yield from _work(run, jobs)
        if run.left:
            return RunEnd(folder, out, finished=False)
        yield replace(step, what=WRITING)
        write_kept(run, asked, out)
        write_asked(folder, replace(asked, finished=True))
    return RunEnd(folder, out, finished=True)


def _work(run: TagRun, jobs: int) -> Generator[RunStep, None, RunStep]:
    count = _Count(run)
    yield count.step
    write = _Tied(run.choice, run.shards, run.encoding)
    # A process beside the window is a daemon, and so may have none of its own.
    multiprocessing.current_process().daemon = False
    resting = run.folder / _PAUSE
    # One part is no work for two: a process takes a second to come.
    workers = Workers(min(jobs, len(run.left)))
    for done in workers.do(write, run.left, lambda: not resting.exists()):
        count.add(done.id)
        yield count.step
    return count.step


@dataclass(frozen=True)
class _Tied(PartWriter):
    """Done in processes that end with the one that asked: it may be killed."""

    def __call__(self, part: Part) -> PartDone:
        end_with_parent()
        return super().__call__(part)


class _Count:
    """Adds up how far a run is, from what was done before on; as the table will count."""

    def __init__(self, run: TagRun) -> None:
        self._run, self._counts = run, Counts()
        self._parts = {part.id: (part, _size(part)) for part in run.parts}
        files = sum(len(part.inputs) for part in run.parts)
        sizes = sum(size for _, size in self._parts.values())
        self.step = RunStep(TAGGING, all_files=files, all_sizes=sizes)
        for part in run.parts:
            if run.shards.done(part):
                self.add(part.id)

    def add(self, id: str) -> None:
        """Count a part that is done."""
        part, size = self._parts[id]
        for outcome in self._run.shards.reports(part):
            if "failed" not in outcome:
                self._counts.add(outcome["tally"])
        self.step = replace(
            self.step,
            files=self.step.files + len(part.inputs),
            size=self.step.size + size,
            sentences=self._counts.total()[0],
            labels=tuple((name, self._counts.of(name)[0]) for name in self._counts.labels),
        )


def _size(part: Part) -> int:
    found = 0
    for path, _ in part.inputs:
        try:
            found += os.stat(path).st_size  # noqa: PTH116 - a broken link is no error here
        except OSError:
            continue
    return found


# Everything else that a kept run is asked for beside the window.


def draw_beside(folder: Path, size: int) -> RunSample:
    """``tag_sample.draw``."""
    return draw(folder, size=size)


def save_beside(folder: Path, target: Path, lang: str) -> Path:
    """``tag_sample_book.save_sample``."""
    save_sample(_sample_of(folder), target, lang=lang)
    return target


def take_beside(folder: Path, source: Path) -> Returned:
    """``tag_sample_book.take_answers``."""
    return take_answers(_sample_of(folder), source)


def _sample_of(folder: Path) -> RunSample:
    sample = read_sample(folder)
    if sample is None:
        raise KnownError("operations.no_sample", path=folder)
    return sample


def unsure_beside(folder: Path) -> UnsureRows:
    """``tag_review.unsure_rows``."""
    return unsure_rows(folder)


def rebuild_beside(folder: Path) -> RunEnd:
    """``tag_rebuild.rebuild``."""
    rebuild(folder)
    return RunEnd(folder, read_asked(folder).out, finished=True)
