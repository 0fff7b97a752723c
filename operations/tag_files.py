"""Tag: files and folders through a classifier into one table, any number of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.lock import hold
from corpus.readers import Found, Reader, find_reports
from interchange.tagged import write_tagged
from messages import KnownError, Message
from operations.choose_classifier import Choice
from operations.outputs import check_output
from operations.progress import Progress, silent
from operations.reading import ReadReport, Unreadable, read_one
from operations.tag_report import tag_report
from operations.tag_shards import Inputs, Shards, cut_into_shards, manifest_of

if TYPE_CHECKING:
    from training.classifier import Classifier


@dataclass
class TagResult:
    """What became of every input: counts of the output rows, and what was not read.

    ``unknown``: live categories of the project that the classifier was never taught.
    """

    reports: int = 0
    sentences: int = 0
    auto: int = 0
    review: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    failed: list[Unreadable] = field(default_factory=list)
    warnings: list[tuple[str, Message]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def tag_files(
    paths: Sequence[Path],
    *,
    out: Path,
    format: str,
    choice: Choice,
    encoding: str | None = None,
    jobs: int = 1,
    resume: bool = False,
    progress: Progress = silent,
) -> TagResult:
    """Tag every report under ``paths`` into the table ``out``; see ``tag_report`` for its rows.

    Parts are written aside as they are done; ``out`` is replaced whole at the end, and if
    anything stops the run before, the parts stay for ``resume``. ``jobs`` is the number of
    worker processes. Raises KnownError when ``out`` cannot be written or the parts belong to
    another run.
    """
    shards = Shards(out.with_name(out.name + ".parts"))
    found = _without(find_reports(paths), out, shards.folder, named=paths)
    check_output(out, inputs=(path for path, _ in found.reports))
    parts = cut_into_shards(found.reports)
    with _alone(shards.folder):
        shards.start(manifest_of(found.reports, choice.hash, encoding), resume=resume)
        _run(parts, shards, choice, encoding=encoding, jobs=jobs, progress=progress)
        result = TagResult(failed=[Unreadable(str(path), why) for path, why in found.skipped])
        names = [name for _, name in choice.columns(choice.load())]
        rows = _counted(shards.rows(len(parts)), result)
        write_tagged(out, rows, format=format, categories=names)
        shards.remove()
    result.unknown = [name for _, name in choice.live or () if name not in names]
    return result


def _without(found: Found, out: Path, parts: Path, *, named: Sequence[Path]) -> Found:
    """``found`` without the output itself and its parts, should they lie in a tagged folder.

    A file that was ``named`` stays: that it would be overwritten is for ``check_output`` to say.
    """

    def ours(path: Path) -> bool:
        return path.absolute() == out.absolute() or parts.absolute() in path.absolute().parents

    return Found(
        [(path, name) for path, name in found.reports if path in named or not ours(path)],
        [(path, why) for path, why in found.skipped if not ours(path)],
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second run off these parts. Raises KnownError where one is under way."""
    with ExitStack() as stack:
        try:
            stack.enter_context(hold(folder))
        except KnownError as error:
            raise KnownError("operations.run_under_way", path=folder) from error
        yield


def _run(
    parts: Sequence[Inputs],
    shards: Shards,
    choice: Choice,
    *,
    encoding: str | None,
    jobs: int,
    progress: Progress,
) -> None:
    todo = [number for number in range(len(parts)) if not shards.done(number)]
    done = len(parts) - len(todo)
    progress(done, len(parts), "")
    for number in _finished(todo, parts, shards, choice, encoding, jobs):
        done += 1
        progress(done, len(parts), parts[number][-1][1])


def _finished(
    todo: Sequence[int],
    parts: Sequence[Inputs],
    shards: Shards,
    choice: Choice,
    encoding: str | None,
    jobs: int,
) -> Iterator[int]:
    """The numbers of the parts as they are written, by this process or by ``jobs`` workers."""
    if jobs <= 1 or len(todo) <= 1:
        work = part_writer(choice, shards, encoding)
        yield from (work(number, parts[number]) for number in todo)
        return
    from joblib import Parallel, delayed

    run = Parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=1)
    yield from run(
        delayed(_write_part)(choice, shards, encoding, number, parts[number]) for number in todo
    )


_warm: dict[str, Callable[[int, Inputs], int]] = {}  # per worker process: its loaded classifier


def _write_part(
    choice: Choice, shards: Shards, encoding: str | None, number: int, inputs: Inputs
) -> int:
    key = f"{choice.hash} {shards.folder} {encoding}"
    if key not in _warm:
        _warm.clear()
        _warm[key] = part_writer(choice, shards, encoding)
    return _warm[key](number, inputs)


def part_writer(
    choice: Choice, shards: Shards, encoding: str | None
) -> Callable[[int, Inputs], int]:
    """A function that tags one part with a classifier loaded once, writes it, returns its number.

    Beside the table's rows a part has rows ``{"failed": ...}`` and ``{"warning": ...}``.
    """
    classifier = choice.load()
    columns = choice.columns(classifier)

    def write(number: int, inputs: Inputs) -> int:
        rows: list[dict[str, Any]] = []
        with Reader() as reader:
            for path, name in inputs:
                for item in read_one(reader, path, name, encoding):
                    rows += _rows(item, classifier, columns)
        shards.write(number, rows)
        return number

    return write


def _rows(
    item: ReadReport | Unreadable, classifier: Classifier, columns: Sequence[tuple[int, str]]
) -> Iterator[dict[str, Any]]:
    if isinstance(item, Unreadable):
        yield {"failed": item.name, **_packed(item.why)}
        return
    for warning in item.source.warnings:
        yield {"warning": item.source.name, **_packed(warning)}
    yield from tag_report(item, classifier, columns)


def _packed(message: Message) -> dict[str, Any]:
    return {"key": message.key, "values": {k: str(v) for k, v in message.values.items()}}


def _counted(rows: Iterator[dict[str, Any]], result: TagResult) -> Iterator[dict[str, Any]]:
    """The rows of the table, counted on their way; what was not read goes to ``result``."""
    last = None
    for row in rows:
        if "failed" in row:
            result.failed.append(Unreadable(row["failed"], Message(row["key"], row["values"])))
        elif "warning" in row:
            result.warnings.append((row["warning"], Message(row["key"], row["values"])))
        else:
            report = row["uid"].partition(":")[0], row["report"]
            result.reports += report != last
            last = report
            _count(row, result)
            yield row


def _count(row: dict[str, Any], result: TagResult) -> None:
    if row["decision"] is None:
        return
    result.sentences += row["kind"] == "sentence"
    result.auto += row["decision"] == "auto"
    result.review += row["decision"] == "review"
    for name in row["labels"]:
        result.labels[name] = result.labels.get(name, 0) + 1
