"""One report through a classifier: one row per unit of any kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from operations.context import texts_and_leads
from operations.label_matrix import TAGGED_KINDS
from operations.reading import ReadReport

if TYPE_CHECKING:
    from training.classifier import Classifier, Predictions


def tag_report(
    report: ReadReport, classifier: Classifier, columns: Sequence[tuple[int, str]]
) -> Iterator[dict[str, Any]]:
    """Rows of ``report``, uid, span, kind, section, text, labels, scores and decision.

    ``columns``: which of the classifier's categories are shown, by place, and their names. Units
    that are not tagged have no labels, no scores and no decision.
    """
    texts, leads = texts_and_leads(report.units)
    places = [i for i, unit in enumerate(report.units) if unit.kind in TAGGED_KINDS]
    predictions = classifier.predict([texts[i] for i in places], context=[leads[i] for i in places])
    predicted = dict(zip(places, _spoken(predictions, columns), strict=True))
    nothing: dict[str, Any] = {"labels": [], "scores": {}, "decision": None}
    for i, row in enumerate(report.rows()):
        yield row | predicted.get(i, nothing)


def _spoken(
    predictions: Predictions, columns: Sequence[tuple[int, str]]
) -> Iterator[dict[str, Any]]:
    rows = zip(
        predictions.probabilities.tolist(),
        predictions.labels.tolist(),
        predictions.review.tolist(),
        strict=True,
    )
    for probabilities, labels, review in rows:
        yield {
            "labels": [name for i, name in columns if labels[i]],
            "scores": {name: round(probabilities[i], 4) for i, name in columns},
            "decision": "review" if review else "auto",
        }
