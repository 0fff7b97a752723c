"""Train: fit on everything that counts, evaluate by report, save a version, predict the rest."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.classifiers import next_version, record
from annotation.project import Project
from annotation.scheme import categories, scheme_hash
from corpus.cleaning import CLEANER_VERSION
from messages import KnownError
from operations.choose_classifier import newest_version
from operations.label_matrix import TaggableUnits, label_hash, specs, taggable_units
from operations.predict import predict_all
from operations.progress import Progress, silent

if TYPE_CHECKING:
    from training.classifier import Classifier
    from training.figures import Interval

UNLABELLED_LIMIT = 50_000  # sentences: more adds nothing to the vectors and much to the wait


@dataclass(frozen=True)
class CategoryResult:
    """How well one category is told, over judged sentences in folds; ``yes`` and ``no`` count them.

    Figures are (value, low, high) with a 90% bootstrap interval, None where there were too few
    judged sentences to cross-validate.
    """

    category: str
    yes: int
    no: int
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None
    calibrated: bool


@dataclass(frozen=True)
class Trained:
    """A saved version, its figures per category, and how many sentences it learnt from.

    ``by_report``: no report stood on both sides of a fold (there were enough reports for that).
    """

    version: str
    folder: Path
    sentences: int
    by_report: bool
    categories: Sequence[CategoryResult]
    macro_f1: Interval | None
    recipe: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON; a figure is {"value", "low", "high"} or null."""
        return {
            "version": self.version,
            "sentences": self.sentences,
            "by_report": self.by_report,
            "macro_f1": _spelt(self.macro_f1),
            "categories": [
                asdict(c)
                | {"precision": _spelt(c.precision), "recall": _spelt(c.recall), "f1": _spelt(c.f1)}
                for c in self.categories
            ],
            "recipe": self.recipe,
        }


def train(
    project: Project, models: Path, *, note: str = "", progress: Progress = silent
) -> Trained:
    """Fit a classifier on the project's annotations and save it under ``models``.

    Raises KnownError when nothing is annotated yet. A failure leaves no version behind.
    """
    from training.saving import save

    rows = taggable_units(project)
    if not rows.judged():
        raise KnownError("operations.nothing_annotated", path=project.path)
    classifier = _fit(project, rows, progress)
    version = _free_version(project, models)
    folder = models / version
    save(classifier, folder)
    try:
        _record(project, classifier, rows, version, note)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    predict_all(project, classifier, rows, version)
    return _result(classifier, folder, rows)


def _fit(project: Project, rows: TaggableUnits, progress: Progress) -> Classifier:
    import training

    judged = rows.judged()
    return training.fit(
        [rows.texts[i] for i in judged],
        [rows.labels[i] for i in judged],
        [str(rows.groups[i]) for i in judged],
        specs(categories(project)),
        context=[rows.leads[i] for i in judged],
        unlabelled=[rows.texts[i] for i in rows.not_judged()[:UNLABELLED_LIMIT]],
        notes={"cleaner": CLEANER_VERSION, "scheme": scheme_hash(categories(project))},
        progress=lambda done, total: progress(done, total, ""),
    )


def _result(classifier: Classifier, folder: Path, rows: TaggableUnits) -> Trained:
    known = {figures.uid: figures for figures in classifier.figures.categories}
    counts = [Counter(column) for column in zip(*rows.labels, strict=True)]
    results = []
    for category, count in zip(classifier.categories, counts, strict=True):
        told = known.get(category.uid)
        results.append(
            CategoryResult(
                category=category.name,
                yes=count[1],
                no=count[0],
                precision=told.precision if told else None,
                recall=told.recall if told else None,
                f1=told.f1 if told else None,
                calibrated=told.calibrated if told else False,
            )
        )
    return Trained(
        version=folder.name,
        folder=folder,
        sentences=len(rows.judged()),
        by_report=classifier.figures.by_report,
        categories=results,
        macro_f1=classifier.figures.macro_f1 if known else None,
        recipe=asdict(classifier.recipe),
    )


def _spelt(figure: Interval | None) -> dict[str, float] | None:
    return None if figure is None else dict(zip(("value", "low", "high"), figure, strict=True))


def _free_version(project: Project, models: Path) -> str:
    number = int(next_version(project).removeprefix("v"))
    newest = newest_version(models)  # another project may share the folder
    if newest is not None:
        number = max(number, 1 + int(newest.name.removeprefix("v")))
    return f"v{number}"


def _record(
    project: Project, classifier: Classifier, rows: TaggableUnits, version: str, note: str
) -> None:
    judged = rows.judged()
    record(
        project,
        version=version,
        recipe_hash=classifier.recipe.hash,
        scheme_hash=scheme_hash(categories(project)),
        label_hash=label_hash((rows.units[i].uid, rows.labels[i]) for i in judged),
        figures=asdict(classifier.figures),
        note=note,
    )
