"""The numbers of a delivery: counts by category, region and year, and the figures."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotation.annotations import CONFLICT, NOT_JUDGED
from annotation.audit import blind_answers
from annotation.categories import categories
from annotation.classifiers import classifiers
from annotation.project import Project
from operations.choose_classifier import in_use

_STATES = {1: "yes", 0: "no", CONFLICT: "conflict", NOT_JUDGED: "not_judged"}
FIGURES = ("precision", "recall", "f1")


class DeliveryCount:
    """Counts units of kind sentence as they go by, report by report.

    ``categories``: (uid, name) in order. A sentence is judged where it has a yes or a no.
    """

    def __init__(self, categories: Sequence[tuple[str, str]]) -> None:
        self._categories = categories
        self._by_category = [dict.fromkeys(_STATES.values(), 0) for _ in categories]
        self._places: dict[tuple[str, str], dict[str, Any]] = {}
        self._here: dict[str, Any] = {}
        self.reports = self.sentences = self.judged = self.conflicts = 0

    def add_report(self, metadata: Mapping[str, str]) -> None:
        """The sentences that follow are of a report with this metadata."""
        key = (metadata.get("region", ""), metadata.get("year", ""))
        nothing = {"reports": 0, "sentences": 0, "judged": 0, "yes": [0] * len(self._categories)}
        self._here = self._places.setdefault(key, nothing)
        self._here["reports"] += 1
        self.reports += 1

    def add_sentence(self, values: Sequence[int]) -> None:
        """What counts in it, category by category: 1, 0, CONFLICT or NOT_JUDGED."""
        judged = any(value in (0, 1) for value in values)
        self.sentences += 1
        self.judged += judged
        self.conflicts += CONFLICT in values
        self._here["sentences"] += 1
        self._here["judged"] += judged
        for place, value in enumerate(values):
            self._by_category[place][_STATES[value]] += 1
            self._here["yes"][place] += value == 1

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain values; places sorted, the blank ones first."""
        named = zip(self._categories, self._by_category, strict=True)
        places = sorted(self._places.items())
        return {
            "reports": self.reports,
            "sentences": self.sentences,
            "judged": self.judged,
            "conflicts": self.conflicts,
            "categories": [{"uid": uid, "name": name} | counts for (uid, name), counts in named],
            "places": [{"region": r, "year": y} | counts for (r, y), counts in places],
        }


def classifier_numbers(project: Project, models: Path, labels: str) -> dict[str, Any] | None:
    """The version in use with its figures; None where there is none.

    ``labels``: the hash of the labels that are frozen. Were they what it learnt from?
    """
    folder = in_use(project, models)
    known = {row.version: row for row in classifiers(project, imported=True)}
    row = known.get(folder.name) if folder is not None else None
    if folder is None or row is None:
        return None
    names = {category.uid: category.name for category in categories(project, retired=True)}
    told: Any = row.figures.get("categories") or ()
    return {
        "version": row.version,
        "created_at": row.created_at,
        "note": row.note,
        "origin": row.origin,
        "label_hash": row.label_hash,
        "recipe_hash": row.recipe_hash,
        "scheme_hash": row.scheme_hash,
        "digest": hashlib.sha256((folder / "meta.json").read_bytes()).hexdigest(),
        "same_labels": row.label_hash == labels and not row.origin,
        "sentences": row.figures.get("sentences") or row.figures.get("rows") or 0,
        "by_report": bool(row.figures.get("by_report")),
        "macro_f1": row.figures["macro_f1"] if told else None,
        "categories": [
            {"uid": one["uid"], "name": names.get(one["uid"], one["uid"])}
            | {name: one[name] for name in FIGURES}
            for one in told
        ],
    }


def sample_numbers(project: Project) -> dict[str, Any] | None:
    """The figures of the audit slice as they are now; None where nothing was answered blind."""
    if not blind_answers(project):
        return None
    from operations.audit import audit

    return audit(project).as_dict()
