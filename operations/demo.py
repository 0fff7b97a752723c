"""Demo: one complete run on the bundled reports, every one of them invented."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation.project import open_project
from annotation.scheme import categories
from messages import KnownError, Message
from operations.choose_classifier import Choice
from operations.export_corpus import export_corpus
from operations.import_labels import import_labels
from operations.import_reports import import_reports
from operations.label_matrix import specs
from operations.progress import Progress, silent
from operations.tag_files import tag_files
from operations.train import Trained, train

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ANALYST = "演示"
DRAWS = 500


@dataclass(frozen=True)
class UnseenFigure:
    """One category on the unseen report: reference sentences, F1 before and after training.

    F1 is (value, low, high) with a 90% interval, None where it is undefined.
    """

    name: str
    yes: int
    before: tuple[float, float, float] | None
    after: tuple[float, float, float] | None


@dataclass(frozen=True)
class DemoResult:
    """What the demo did: the training figures and those on the report it had not seen."""

    unseen: str
    trained: Trained
    figures: list[UnseenFigure]


def run_demo(
    folder: Path, *, tell: Callable[[Message], None], progress: Progress = silent
) -> DemoResult:
    """Import, annotate, train, tag the unseen report and export, all into ``folder``.

    Raises KnownError when ``folder`` holds anything yet.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise KnownError("operations.demo_folder_used", path=folder)
    unseen = sorted((SAMPLES / "unseen").iterdir())[0]
    with open_project(folder / "annotations.db", create=True) as project:
        came_in = import_reports(project, [SAMPLES / "reports"], analyst=ANALYST, progress=progress)
        tell(
            Message(
                "operations.demo_imported",
                {"reports": len(came_in.added), "sentences": came_in.sentences},
            )
        )
        by_words = Choice(None, tuple(specs(categories(project))))
        before = _tag(unseen, folder / "before_training.jsonl", by_words)
        labelled = import_labels(project, SAMPLES / "labels.jsonl", analyst=ANALYST)
        tell(Message("operations.demo_annotated", {"units": labelled.units}))
        trained = train(project, folder / "models", progress=progress)
        tell(Message("operations.demo_trained", {"version": trained.version}))
        by_version = Choice(trained.folder, ())
        after = _tag(unseen, folder / "auto_tagged.jsonl", by_version)
        tag_files([unseen], out=folder / "auto_tagged.xlsx", format="xlsx", choice=by_version)
        tell(Message("operations.demo_tagged", {"report": unseen.name}))
        names = [category.name for category in categories(project)]
        for format in ("jsonl", "xlsx"):
            export_corpus(project, folder / f"corpus.{format}", format=format)
        tell(Message("operations.demo_exported", {"folder": folder}))
    return DemoResult(unseen.name, trained, _compare(names, before, after))


def _tag(report: Path, out: Path, choice: Choice) -> list[dict[str, Any]]:
    tag_files([report], out=out, format="jsonl", choice=choice)
    return _rows(out)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _compare(
    names: list[str], before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> list[UnseenFigure]:
    truth = {row["text"]: set(row["labels"]) for row in _rows(SAMPLES / "unseen_labels.jsonl")}
    return [
        UnseenFigure(
            name,
            sum(name in labels for labels in truth.values()),
            _f1(name, before, truth),
            _f1(name, after, truth),
        )
        for name in names
    ]


def _f1(
    name: str, rows: list[dict[str, Any]], truth: dict[str, set[str]]
) -> tuple[float, float, float] | None:
    """F1 with its 90% bootstrap interval over sentences; None where it is undefined."""
    pairs = [
        (name in row["labels"], name in truth[row["text"]])
        for row in rows
        if row["kind"] == "sentence" and row["text"] in truth
    ]
    value = _f1_of(pairs)
    if value is None:
        return None
    draw = random.Random(0)  # noqa: S311 - the same figures every time, no secret
    drawn = sorted(_f1_of(draw.choices(pairs, k=len(pairs))) or 0.0 for _ in range(DRAWS))
    return value, drawn[DRAWS // 20], drawn[-1 - DRAWS // 20]


def _f1_of(pairs: list[tuple[bool, bool]]) -> float | None:
    hits = sum(said and true for said, true in pairs)
    total = sum(said + true for said, true in pairs)
    return 2 * hits / total if total else None
