"""Train: fit on everything that counts, evaluate by report, save a version, predict the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.project import Project
from operations.keep_version import FITTED, fit_examined, fitted_of, keep, staging
from operations.label_matrix import TaggableUnits
from operations.predict import predict_all
from operations.progress import Progress, silent
from operations.quality_figures import NO_SLICE, Part, Slice
from operations.quality_json import advice_json, forecast_json, parts_json, slice_json, spelt
from operations.quality_steps import look_ahead, slice_of
from operations.quality_tables import year_and_level

if TYPE_CHECKING:
    from training.classifier import Classifier
    from training.figures import Interval
    from training.fitting import Examined
    from training.quality_values import Outlook


@dataclass(frozen=True)
class CategoryResult:
    """How well one category is told, over judged sentences in folds; ``yes`` and ``no`` count them.

    Figures are (value, low, high) with a 90% interval (``training.told``), None where there were
    too few judged sentences to cross-validate.
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
    ``by_year``, ``by_level``: figures of the same folds. ``slice``: the audit slice, scored by this
    version. ``ahead``: learning curve, forecast and advice, where they were asked for.
    """

    version: str
    folder: Path
    sentences: int
    by_report: bool
    categories: Sequence[CategoryResult]
    macro_f1: Interval | None
    recipe: dict[str, Any]
    uids: tuple[str, ...] = ()
    by_year: Sequence[Part] = ()
    by_level: Sequence[Part] = ()
    slice: Slice = NO_SLICE
    ahead: Outlook | None = None

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON; a figure is {"value", "low", "high"} or null."""
        return {
            "version": self.version,
            "sentences": self.sentences,
            "by_report": self.by_report,
            "macro_f1": spelt(self.macro_f1),
            "categories": [
                asdict(c)
                | {"precision": spelt(c.precision), "recall": spelt(c.recall), "f1": spelt(c.f1)}
                for c in self.categories
            ],
            "recipe": self.recipe,
        } | self._more()

    def _more(self) -> dict[str, Any]:
        listed = [c.category for c in self.categories]
        names = dict(zip(self.uids, listed, strict=True))
        return {
            "by_year": parts_json("year", self.by_year, names),
            "by_level": parts_json("level", self.by_level, names),
            "audit": slice_json(self.slice, names),
            "forecast": forecast_json(self.ahead, listed),
            "advice": advice_json(self.ahead, listed),
        }


def train(
    project: Project,
    models: Path,
    *,
    note: str = "",
    forecast: bool = False,
    progress: Progress = silent,
) -> Trained:
    """Fit a classifier on the project's annotations and save it under ``models``.

    ``forecast``: work out, too, what more tags would bring, which takes longer than the fit.
    Raises KnownError when nothing is annotated yet. A failure leaves no version behind.
    """
    from training.saving import save

    classifier, examined, rows = fit_examined(project, progress=progress)
    with staging(models) as staged:
        save(classifier, staged / FITTED)
        version = keep(project, models, staged, fitted_of(classifier, rows), note=note)
    predict_all(project, classifier, rows, version)
    found = replace(_result(classifier, models / version, rows), slice=slice_of(project))
    if examined is None:
        return found
    years, levels = year_and_level(project, examined)
    found = replace(found, by_year=years, by_level=levels)
    return replace(found, ahead=_ahead(examined, found, progress)) if forecast else found


def _ahead(examined: Examined, found: Trained, progress: Progress) -> Outlook:
    steps = look_ahead(examined, found.sentences, found.slice)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        progress(step.done, step.total, "")


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
        uids=tuple(category.uid for category in classifier.categories),
    )
