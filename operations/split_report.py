"""Where one file holds two reports, or two files one: cut and join, each one undo step.

Runs while the window is open. Sentences stay cut as they are, and what was said of them goes
with them; what nobody has corrected is read anew (``operations.reread``). The original files
are known when they are imported again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotation.project import Project
from annotation.replace import Heir, NewReport, replace_reports
from annotation.reports import (
    NewUnit,
    ReportRow,
    UnitRow,
    report_by_id,
    reports,
    same_content,
    source_text,
    units,
)
from annotation.units import unit_by_id
from corpus.document import Kind, Section, Unit
from corpus.metadata import extract
from messages import KnownError, Message
from operations.reread import moved

_Metadata = Mapping[str, tuple[str, str]]


def split_report(
    project: Project, *, unit_id: int, analyst: str, name: str | None = None
) -> tuple[int, int]:
    """Make what stands from this unit on a report of its own; the ids of both.

    ``name``: of the new one; without it, that of the first with a number behind. Its metadata
    is read anew; the first keeps its own. Raises KnownError for the first unit of a report.
    """
    asked = unit_by_id(project, unit_id)
    label = Message("operations.step_split_report", {"name": asked.report})
    with project.step(label, analyst=analyst):
        asked = unit_by_id(project, unit_id)  # once more: it may have been cut meanwhile
        report, live = report_by_id(project, asked.report_id), _units(project, asked.report_id)
        at = [unit.id for unit in live].index(unit_id)
        if at == 0:
            raise KnownError("operations.first_of_report", name=report.name)
        source = source_text(project, report.id)
        head, tail = source[: asked.start], source[asked.start :]
        units_of = (
            moved(live[:at], was=source, now=head, by=0),
            moved(live[at:], was=source, now=tail, by=-len(head)),
        )
        new = [
            _new(report, report.name, head, units_of[0], report.metadata),
            _new(report, name or report.name, tail, units_of[1], _read_metadata(units_of[1])),
        ]
        heirs = [Heir(u.id, int(i >= at), i - at if i >= at else i) for i, u in enumerate(live)]
        ids = replace_reports(project, [report.id], new, heirs, label=label, analyst=analyst)
    return ids[0], ids[1]


def join_reports(project: Project, *, report_id: int, onto: int, analyst: str) -> int:
    """Put a report behind the one with the id ``onto``, whose name and metadata stay; its id.

    What somebody typed or a table told of the second fills what is blank in the first. KnownError
    where it is the same report.
    """
    if report_id == onto:
        raise KnownError("operations.same_report", name=report_by_id(project, onto).name)
    names = {r.id: r.name for r in reports(project) if r.id in (report_id, onto)}
    values = {"name": names.get(report_id, ""), "onto": names.get(onto, "")}
    label = Message("operations.step_join_reports", values)
    with project.step(label, analyst=analyst):
        first, second = report_by_id(project, onto), report_by_id(project, report_id)
        head, tail = source_text(project, first.id), source_text(project, second.id)
        source = _joined(project, head, tail)
        above, below = _units(project, first.id), _units(project, second.id)
        new_units = [
            *moved(above, was=head, now=source, by=0),
            *moved(below, was=tail, now=source, by=len(source) - len(tail)),
        ]
        told = {f: v for f, v in second.metadata.items() if v[1] in ("typed", "table")}
        new = _new(first, first.name, source, new_units, told | dict(first.metadata))
        heirs = [Heir(unit.id, 0, place) for place, unit in enumerate([*above, *below])]
        old = [first.id, second.id]
        return replace_reports(project, old, [new], heirs, label=label, analyst=analyst)[0]


def _units(project: Project, report_id: int) -> list[UnitRow]:
    return list(units(project, report_id=report_id))


def _new(
    like: ReportRow, name: str, source: str, new: Sequence[NewUnit], metadata: _Metadata
) -> NewReport:
    """A report read as ``like`` was."""
    return NewReport(
        name=name,
        given_name=like.given_name if name == like.name else name,
        source=source,
        encoding=like.encoding,
        extractor=like.extractor,
        units=new,
        metadata=metadata,
        cleaner_version=like.cleaner_version,
        splitter_version=like.splitter_version,
    )


def _read_metadata(new: Sequence[NewUnit]) -> dict[str, tuple[str, str]]:
    """What the text itself tells; the file name was that of the whole file."""
    read = [Unit(u.start, u.end, Kind(u.kind), Section(u.section), u.text) for u in new]
    return {field: (v.value, v.source) for field, v in extract("", read, {}).items()}


def _joined(project: Project, head: str, tail: str) -> str:
    """Both, on lines of their own; two halves of one report become that very report again."""
    if head.endswith("\n") or same_content(project, head + tail):
        return head + tail
    return f"{head}\n{tail}"
