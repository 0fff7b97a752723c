"""Tag: files and folders through a classifier into one table, any number of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.readers import Found
from interchange.csv_files import write_table
from operations.choose_classifier import Choice
from operations.outputs import check_output
from operations.progress import Progress, silent
from operations.tag_kept import Asked, write_asked
from operations.tag_learnt import learnt_of
from operations.tag_part import PartDone
from operations.tag_rebuild import write_kept
from operations.tag_result import TagResult
from operations.tag_run import TagRun, open_run
from operations.tag_sheets import inputs_sheet
from operations.tag_workers import Workers


def tag_files(
    paths: Sequence[Path],
    *,
    out: Path,
    format: str,
    choice: Choice,
    encoding: str | None = None,
    jobs: int = 1,
    workers: Workers | None = None,
    resume: bool = False,
    inputs: Path | None = None,
    keep: bool = False,
    taught: Sequence[str] = (),
    lang: str = "zh",
    progress: Progress = silent,
) -> TagResult:
    """Tag every report under ``paths`` into the table ``out``; see ``tag_report`` for its rows.

    Parts are written aside as they are done; ``out`` is replaced whole at the end, and if
    anything stops the run before, the parts stay for ``resume``. ``jobs`` is the number of
    worker processes, ``workers`` says more. ``inputs``: a CSV of every input and what became of
    it. ``keep``: leave the parts, for ``operations.tag_sample``, as where people have answered
    something; ``taught``: years of the reports that taught the classifier. Raises KnownError when
    one of them cannot be written or the parts belong to another run.
    """
    folder = out.with_name(out.name + ".parts")
    outputs = [path for path in (out, inputs) if path is not None]

    def check(found: Found) -> None:
        for path in outputs:
            check_output(path, inputs=(read for read, _ in found.reports))

    with open_run(
        folder,
        paths,
        choice=choice,
        encoding=encoding,
        resume=resume,
        besides=outputs,
        check=check,
    ) as run:
        classifier = choice.load()
        names = [name for _, name in choice.columns(classifier)]
        asked = Asked(
            *(tuple(paths), out, format, choice, tuple(names), encoding, lang),
            taught=tuple(taught),
            learnt=learnt_of(choice, classifier),
            skipped=tuple(run.skipped),
        )
        write_asked(folder, asked)
        run.work(workers=workers or Workers(jobs), watch=_Watched(run, progress).done)
        result = write_kept(run, asked, out)
        if inputs is not None:
            header, *rows = inputs_sheet(run.outcomes(), run.skipped, lang)
            write_table(inputs, [str(title) for title in header], rows)
        if keep or run.shards.answered:
            write_asked(folder, replace(asked, finished=True))
        else:
            run.remove()
    unknown = [name for _, name in choice.live or () if name not in names]
    return replace(result, unknown=unknown)


class _Watched:
    """Progress of a run, in parts."""

    def __init__(self, run: TagRun, progress: Progress) -> None:
        self._names = {part.id: part.inputs[-1][1] for part in run.parts}
        self._count = len(run.parts) - len(run.left)
        self._progress = progress
        progress(self._count, len(run.parts), "")

    def done(self, part: PartDone) -> None:
        """Count one more."""
        self._count += 1
        self._progress(self._count, len(self._names), self._names[part.id])
