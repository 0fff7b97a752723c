"""What the window shows of a finished run, read beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from messages import Message
from operations.tag_kept import finished_run
from operations.tag_learnt import why_doubt
from operations.tag_rebuild import run_years
from operations.tag_review import count_unsure, reviewed
from operations.tag_sample import RunSample, read_sample
from operations.tag_sample_lines import newer_years
from operations.tag_tally import Counts
from training.run_sample import RunFigures


@dataclass(frozen=True)
class RunView:
    """``labels``: sentences by category, as the classifier gave them, a text once a report.

    ``unsure``: those it is unsure of; ``review``: the same with every repeat, of which ``judged``
    by people since; ``doubt``: why it is unsure of all of it, or of nothing. ``newer``: years that
    it was not taught. ``trained``: more than seed words has decided. ``there``: the table is where
    it was written; ``changed``: people have said something since then.
    """

    folder: Path
    out: Path
    names: tuple[str, ...]
    reports: int
    failed: int
    sentences: int
    review: int
    unsure: int
    judged: int
    labels: dict[str, int]
    newer: tuple[str, ...]
    taught: str
    sample: RunSample | None
    figures: tuple[RunFigures, ...]
    there: bool
    changed: bool
    doubt: Message | None = None
    trained: bool = False


def view_run(folder: Path) -> RunView:
    """The run in ``folder``. Raises KnownError for one that is not done."""
    with finished_run(folder) as (run, asked):
        outcomes = list(run.outcomes())
        newer = newer_years(run_years(run), asked.taught)
        failed = sum("failed" in outcome for outcome in outcomes) + len(run.skipped)
        review, unsure, judged = count_unsure(run, reviewed(folder))
    counts = Counts()
    for outcome in outcomes:
        if "failed" not in outcome:
            counts.add(outcome["tally"])
    sample = read_sample(folder)
    return RunView(
        folder=folder,
        out=asked.out,
        names=asked.names,
        reports=counts.reports,
        failed=failed,
        sentences=counts.total()[0],
        review=review,
        unsure=unsure,
        judged=judged,
        labels={name: counts.of(name)[0] for name in asked.names},
        newer=tuple(newer),
        taught=max(asked.taught, default=""),
        sample=sample,
        figures=tuple(sample.figures()) if sample else (),
        there=asked.out.is_file(),
        changed=_changed(folder, asked.out),
        doubt=why_doubt(asked.learnt, unsure=review),
        trained=asked.choice.folder is not None,
    )


def _changed(folder: Path, out: Path) -> bool:
    """Was anything said after the table was written?"""
    said = [folder / name for name in ("review.json", "sample_answers.json")]
    times = [path.stat().st_mtime_ns for path in said if path.is_file()]
    return bool(times) and (not out.is_file() or max(times) > out.stat().st_mtime_ns)
