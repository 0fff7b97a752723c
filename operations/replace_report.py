"""Replace a report by a corrected file: first a list of what changed, then one undo step.

Runs while the window is open. Sentences that are the same or nearly so keep their annotations;
the latter for review. Everything else is listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotation.project import Project
from annotation.replace import Heir, NewReport, replace_reports
from annotation.reports import NewUnit, ReportRow, UnitRow, report_by_id, reports, units
from annotation.said import Said, said_of_report
from corpus.cleaning import CLEANER_VERSION
from corpus.metadata import extract
from corpus.normalize import normalize
from corpus.sentences import SPLITTER_VERSION
from messages import KnownError, Message
from operations.compare_units import Pair, Status, compare
from operations.progress import Progress, silent
from operations.reading import ReadReport, Unreadable, read_reports
from operations.search import index_units

_TOLD = ("typed", "table")


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of the report: as it was, as it will be (None: not there), and what became of
    it; ``judged``: how many annotations stand on it now."""

    status: Status
    old: UnitRow | None
    new: NewUnit | None
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Replacement:
    """What ``replace_report`` would do. ``changes``: every piece, in the order of the file."""

    report: ReportRow
    new: NewReport
    changes: Sequence[Change]
    warnings: Sequence[Message] = ()

    @property
    def lost(self) -> int:
        """How many pieces have annotations that find no place in the new file."""
        return sum(c.judged > 0 for c in self.changes if c.status in ("changed", "gone"))


def preview_replace(
    project: Project,
    *,
    report_id: int,
    path: Path,
    encoding: str | None = None,
    progress: Progress = silent,
) -> Replacement:
    """What would change if the file at ``path`` took the place of a report. Nothing is written.

    Raises KnownError where the file cannot be read, holds several reports or none.
    """
    report, read = report_by_id(project, report_id), _read(path, encoding, progress)
    live = list(units(project, report_id=report_id))
    cut = [NewUnit(u.start, u.end, str(u.kind), str(u.section), u.text) for u in read.units]
    pairs = compare([_key(u.text) for u in live], [_key(u.text) for u in cut])
    new = _kept_by_hand(live, cut, pairs) if report.hand_corrected else cut
    said = said_of_report(project, report_id)
    changes = [_change(pair, live, new, said) for pair in pairs]
    return Replacement(report, _new_report(report, read, new), changes, read.source.warnings)


def replace_report(project: Project, plan: Replacement, *, analyst: str) -> int:
    """Carry the plan out as one undo step; the id of the new report.

    Raises KnownError, with nothing changed, where the report is no longer as in the plan, or
    the file's content is that of a report that is here.
    """
    label = Message("operations.step_replace", {"name": plan.report.name})
    places = {(u.start, u.end): place for place, u in enumerate(plan.new.units)}
    heirs = [
        Heir(c.old.id, 0, places[c.new.start, c.new.end], review=c.status == "near")
        for c in plan.changes
        if c.old and c.new and c.status in ("same", "near")
    ]
    with project.step(label, analyst=analyst):
        now = list(units(project, report_id=plan.report.id))
        seen = sorted((c.old for c in plan.changes if c.old), key=_id)
        if sorted(now, key=_id) != seen or _now(project, plan) != plan.report:
            raise KnownError("operations.replace_stale", name=plan.report.name)
        new = [plan.new]
        ids = replace_reports(project, [plan.report.id], new, heirs, label=label, analyst=analyst)
    index_units(project, ids[0])
    return ids[0]


def _now(project: Project, plan: Replacement) -> ReportRow | None:
    """The report as it is: somebody may have typed its metadata, or taken it away."""
    return next((r for r in reports(project) if r.id == plan.report.id), None)


def _id(unit: UnitRow) -> int:
    return unit.id


def _read(path: Path, encoding: str | None, progress: Progress) -> ReadReport:
    found = list(read_reports([path], encoding=encoding, progress=progress))
    for item in found:
        if isinstance(item, Unreadable):
            raise KnownError(item.why.key, **item.why.values)
    read = [item for item in found if isinstance(item, ReadReport)]
    if len(read) != 1:
        raise KnownError("operations.replace_not_one", path=path, count=len(read))
    return read[0]


def _key(text: str) -> str:
    return "".join(normalize(text).split())


def _kept_by_hand(
    live: Sequence[UnitRow], new: Sequence[NewUnit], pairs: Sequence[Pair]
) -> list[NewUnit]:
    """What somebody said of a piece is not lost because another one was mended."""
    old = {p.new: live[p.old] for p in pairs if p.status == "same" and p.old is not None}
    return [
        replace(u, kind=old[k].kind, section=old[k].section) if k in old else u
        for k, u in enumerate(new)
    ]


def _change(
    pair: Pair, live: Sequence[UnitRow], new: Sequence[NewUnit], said: Mapping[int, Said]
) -> Change:
    old = None if pair.old is None else live[pair.old]
    spoken = said.get(old.id) if old else None
    judged = len(spoken.decided) + sum(map(len, spoken.opinions.values())) if spoken else 0
    return Change(pair.status, old, None if pair.new is None else new[pair.new], judged)


def _new_report(report: ReportRow, read: ReadReport, new: Sequence[NewUnit]) -> NewReport:
    """The name stays, and what somebody typed or a table told; the rest is read anew."""
    source = read.source
    told = {field: pair for field, pair in report.metadata.items() if pair[1] in _TOLD}
    found = extract(report.name, read.units, dict(source.metadata))
    return NewReport(
        name=report.name,
        given_name=source.name,
        source=source.text,
        encoding=source.encoding,
        extractor=source.extractor,
        units=new,
        metadata={field: (v.value, v.source) for field, v in found.items()} | told,
        cleaner_version=CLEANER_VERSION,
        splitter_version=SPLITTER_VERSION,
        hand_corrected=report.hand_corrected,
    )
