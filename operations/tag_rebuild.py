"""The file of a kept run, made again: what people have said since then wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from operations.outputs import check_output
from operations.tag_kept import Asked, finished_run
from operations.tag_result import Said, TagResult, write_result
from operations.tag_review import reviewed
from operations.tag_run import TagRun
from operations.tag_sample import RunSample, read_sample
from operations.tag_sample_lines import first_lines


def rebuild(folder: Path, *, out: Path | None = None) -> TagResult:
    """Write the result of the run in ``folder`` to ``out`` (None: where it was asked for).

    A review counts most, then an answer of the random sample, then the classifier.
    """
    with finished_run(folder) as (run, asked):
        target = out or asked.out
        check_output(target)
        return write_kept(run, asked, target)


def write_kept(run: TagRun, asked: Asked, out: Path) -> TagResult:
    """``rebuild`` of a run that is open."""
    sample = read_sample(run.folder)
    return write_result(
        run,
        out,
        format=asked.format,
        names=asked.names,
        said=_said(run.folder, sample),
        sample=first_lines(sample, run_years(run), asked.taught, lang=asked.lang),
        learnt=asked.learnt,
        lang=asked.lang,
    )


def _said(folder: Path, sample: RunSample | None) -> Mapping[str, Said]:
    checked = sample.said() if sample is not None else {}
    return {**checked, **reviewed(folder)}


def run_years(run: TagRun) -> Sequence[str]:
    """The years of the reports of a run, in order."""
    fields = (outcome.get("fields", {}) for outcome in run.outcomes())
    return sorted({told["year"] for told in fields if told.get("year")})
