"""The store's judgements as the rows a classifier is fitted on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from annotation.annotations import NOT_JUDGED, counting
from annotation.audit import held_out
from annotation.project import Project
from annotation.reports import UnitRow, units
from annotation.scheme import Category, categories
from corpus.normalize import normalize
from operations.context import texts_and_leads
from training.scheme import CategorySpec

TAGGED_KINDS = ("sentence", "heading")


@dataclass
class TaggableUnits:
    """Every sentence and heading of a project, in report order, as parallel lists.

    ``labels[i][j]`` is what counts for unit i in category j: 1 yes, 0 no, -1 not judged (or
    judged differently by two analysts, or held out for the audit). ``groups`` are report ids.
    """

    units: list[UnitRow] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    labels: list[list[int]] = field(default_factory=list)

    def judged(self) -> list[int]:
        """Positions of the units judged in at least one category."""
        return [i for i, row in enumerate(self.labels) if any(v != NOT_JUDGED for v in row)]

    def not_judged(self) -> list[int]:
        """Positions of the sentences judged in no category."""
        return [
            i
            for i, row in enumerate(self.labels)
            if self.units[i].kind == "sentence" and all(v == NOT_JUDGED for v in row)
        ]


def specs(live: Sequence[Category]) -> list[CategorySpec]:
    """The live categories as a classifier knows them, their words normalized as texts are."""
    return [
        CategorySpec(c.uid, c.name, tuple(map(normalize, c.seeds)), tuple(map(normalize, c.vetoes)))
        for c in live
    ]


def label_hash(labelled: Iterable[tuple[str, Sequence[int]]]) -> str:
    """The hash that names a set of labels: (unit uid, its row of ``TaggableUnits.labels``)."""
    text = json.dumps(sorted((uid, list(row)) for uid, row in labelled), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def taggable_units(project: Project) -> TaggableUnits:
    """Read what counts from the store; see ``annotation.annotations.counting`` for the rule."""
    live = [category.uid for category in categories(project)]
    counted = counting(project)
    found = TaggableUnits()
    for report_id, rows in groupby(units(project), key=lambda unit: unit.report_id):
        report = list(rows)
        for unit, text, lead in zip(report, *texts_and_leads(report), strict=True):
            if unit.kind in TAGGED_KINDS:
                found.units.append(unit)
                found.texts.append(text)
                found.leads.append(lead)
                found.groups.append(report_id)
    # -1 stands for no unit: what was answered blind for the audit teaches nothing.
    held = held_out(project)
    found.labels = counted.rows([-1 if u.id in held else u.id for u in found.units], live)
    return found
