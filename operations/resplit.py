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
from operations.import_reports import index_units


@dataclass(frozen=True)
class ResplitPlan:
    """What a re-split would change, by report name, and the reports corrected by hand."""

    changes: dict[str, Resplit]
    left_alone: list[str]


def preview(project: Project, names: Sequence[str]) -> ResplitPlan:
    """What cutting these reports anew would change. Nothing is written."""
    reports = [find_report(project, name) for name in dict.fromkeys(names)]
    changes = {
        report.name: preview_resplit(project, report.id, _cut(project, report))
        for report in reports
        if not report.hand_corrected
    }
    return ResplitPlan(changes, [report.name for report in reports if report.hand_corrected])


def resplit(project: Project, names: Sequence[str], *, analyst: str) -> None:
    """Cut these reports anew, as one undo step; annotations follow by overlap."""
    reports = [find_report(project, name) for name in names]
    with project.step(Message("operations.step_resplit", {"count": len(reports)}), analyst=analyst):
        for report in reports:
            resplit_report(
                project,
                report.id,
                _cut(project, report),
                cleaner_version=CLEANER_VERSION,
                splitter_version=SPLITTER_VERSION,
                analyst=analyst,
            )
    for report in reports:
        index_units(project, report.id)


def _cut(project: Project, report: ReportRow) -> list[NewUnit]:
    return [
        NewUnit(unit.start, unit.end, str(unit.kind), str(unit.section), unit.text)
        for unit in split(source_text(project, report.id))
    ]
