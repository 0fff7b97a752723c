"""Re-split: cut reports of the project anew with today's cleaner and splitter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotation.project import Project
from annotation.reports import (
    NewUnit,
    ReportRow,
    Resplit,
    find_report,
    preview_resplit,
    source_text,
)
from annotation.reports import resplit as resplit_report
from corpus.cleaning import CLEANER_VERSION
from corpus.sentences import SPLITTER_VERSION, split
from messages import Message
from operations.search import index_units


@dataclass(frozen=True)
class ResplitPlan:
    """What a re-split would change and the new units, by report; the reports corrected by hand."""

    changes: dict[str, Resplit]
    units: dict[int, list[NewUnit]]
    left_alone: list[str]


def preview(project: Project, names: Sequence[str]) -> ResplitPlan:
    """What cutting these reports anew would change. Nothing is written."""
    found = [find_report(project, name) for name in dict.fromkeys(names)]
    units = {report.id: _cut(project, report) for report in found if not report.hand_corrected}
    return ResplitPlan(
        changes={
            r.name: preview_resplit(project, r.id, units[r.id]) for r in found if r.id in units
        },
        units=units,
        left_alone=[report.name for report in found if report.hand_corrected],
    )


def resplit(project: Project, plan: ResplitPlan, *, analyst: str) -> None:
    """Carry the plan out as one undo step; annotations follow by overlap."""
    label = Message("operations.step_resplit", {"count": len(plan.units)})
    with project.step(label, analyst=analyst):
        for report_id, units in plan.units.items():
            resplit_report(
                project,
                report_id,
                units,
                cleaner_version=CLEANER_VERSION,
                splitter_version=SPLITTER_VERSION,
                analyst=analyst,
            )
    for report_id in plan.units:
        index_units(project, report_id)


def _cut(project: Project, report: ReportRow) -> list[NewUnit]:
    return [
        NewUnit(unit.start, unit.end, str(unit.kind), str(unit.section), unit.text)
        for unit in split(source_text(project, report.id))
    ]
