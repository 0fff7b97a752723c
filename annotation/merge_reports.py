"""The reports and units of a merge: what is missing here, and which unit of theirs is ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotation.carry import Span, follow
from annotation.merge_descended import descended_pairs
from annotation.project import Project
from annotation.reports import NewUnit, ReportRow, add_report, reports, source_text
from annotation.units import units


@dataclass
class UnitMap:
    """What of theirs is what of ours.

    ``pairs``: (their unit id, our unit id) of live units, several where the same text is cut
    otherwise. ``reports``: (their report, ours), for those that were here before.
    """

    pairs: list[tuple[int, int]] = field(default_factory=list)
    reports: list[tuple[ReportRow, ReportRow]] = field(default_factory=list)
    added_reports: int = 0


def merge_reports(project: Project, theirs: Project, *, analyst: str) -> UnitMap:
    """Add the reports, aliases and units missing here; pair every live unit of theirs."""
    result = UnitMap()
    ours = {report.hash: report for report in reports(project)}
    for report in reports(theirs):
        known = ours.get(report.hash)
        replaced = None if known else _replaced(project, report.hash)
        if replaced is not None:
            result.pairs += _merge_replaced(project, theirs, report.id, replaced)
            continue
        descended = None if known else descended_pairs(project, theirs, report.id)
        if descended is not None:
            result.pairs += descended
            continue
        if known is None:
            result.added_reports += 1
            report_id = _add(project, theirs, report, analyst)
        else:
            report_id = known.id
            result.reports.append((report, known))
        _add_aliases(project, report_id, report)
        result.pairs += _merge_units(project, theirs, report.id, report_id)
    return result


def _add(project: Project, theirs: Project, report: ReportRow, analyst: str) -> int:
    live = units(theirs, report_id=report.id)
    added = add_report(
        project,
        name=report.name,
        source=source_text(theirs, report.id),
        encoding=report.encoding,
        extractor=report.extractor,
        units=[NewUnit(u.start, u.end, u.kind, u.section, u.text) for u in live],
        metadata=report.metadata,
        cleaner_version=report.cleaner_version,
        splitter_version=report.splitter_version,
        analyst=analyst,
    )
    project.db.execute(
        "UPDATE report SET given_name = ?, hand_corrected = ? WHERE id = ?",
        (report.given_name, int(report.hand_corrected), added.report_id),
    )
    return added.report_id


def _add_aliases(project: Project, report_id: int, report: ReportRow) -> None:
    query = "SELECT name, given_name FROM report WHERE id = ?"
    known = project.db.execute(query, (report_id,)).fetchone()
    project.db.executemany(
        "INSERT INTO alias (report_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(report_id, name) for name in (report.name, *report.aliases) if name not in known],
    )


def _merge_units(
    project: Project, theirs: Project, their_report: int, our_report: int
) -> list[tuple[int, int]]:
    """Store every unit of theirs that is unknown here as retired, so that its uid resolves."""
    _add_retired(project, theirs, their_report, our_report)
    here = {uid: (span, live) for uid, span, live in _spans(project, our_report)}
    there = list(_spans(theirs, their_report))
    same = [(span.id, here[uid][0].id) for uid, span, live in there if live and here[uid][1]]
    cut_otherwise = [(uid, span) for uid, span, live in there if live and not here[uid][1]]
    followed = follow(
        [span for _, span in cut_otherwise], [span for span, live in here.values() if live]
    )
    ours = {span.id: here[uid][0].id for uid, span, _ in there}
    _link(project, [(ours[old], new) for old, new in followed])
    _link(project, [(ours[old], ours[new]) for old, new in _links(theirs, their_report)])
    return same + followed


def _replaced(project: Project, digest: str) -> int | None:
    """Our report with this content, which others have taken the place of."""
    query = "SELECT id FROM report WHERE hash = ? AND replaced_by IS NOT NULL"
    row = project.db.execute(query, (digest,)).fetchone()
    return row and int(row[0])


def _merge_replaced(
    project: Project, theirs: Project, their_report: int, our_report: int
) -> list[tuple[int, int]]:
    """As ``_merge_units``, where the live units are those that ours have become elsewhere."""
    ours = [span for _, span, _ in _spans(project, our_report) if _heirs(project, span.id)]
    before = {span.id for span in ours}
    _add_retired(project, theirs, their_report, our_report)
    here = {uid: span for uid, span, _ in _spans(project, our_report)}
    live = [(here[uid], span.id) for uid, span, lives in _spans(theirs, their_report) if lives]
    _link(project, follow([span for span, _ in live if span.id not in before], ours))
    return [(there, heir) for span, there in live for heir in _heirs(project, span.id)]


def _heirs(project: Project, unit_id: int) -> list[int]:
    """The live units of other reports that a retired one has become."""
    rows = project.db.execute(
        "WITH RECURSIVE now(id) AS (SELECT ? UNION SELECT link.new_id FROM now"
        " JOIN unit ON unit.id = now.id AND unit.retired JOIN link ON link.old_id = now.id)"
        " SELECT id FROM unit JOIN now USING (id) WHERE NOT retired",
        (unit_id,),
    )
    return [row[0] for row in rows.fetchall()]


def _add_retired(project: Project, theirs: Project, their_report: int, our_report: int) -> None:
    known = {uid for uid, _, _ in _spans(project, our_report)}
    rows = theirs.db.execute(
        'SELECT uid, position, "start", "end", kind, section, text, text_hash FROM unit'
        " WHERE report_id = ? ORDER BY id",
        (their_report,),
    )
    project.db.executemany(
        'INSERT INTO unit (report_id, uid, position, "start", "end", kind, section, text,'
        " text_hash, retired) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        [(our_report, *row) for row in rows if row[0] not in known],
    )


def _spans(project: Project, report_id: int) -> list[tuple[str, Span, bool]]:
    """Every unit of a report: uid, place, whether it is live."""
    rows = project.db.execute(
        'SELECT uid, id, "start", "end", retired FROM unit WHERE report_id = ? ORDER BY id',
        (report_id,),
    )
    return [(uid, Span(unit, start, end), not retired) for uid, unit, start, end, retired in rows]


def _links(project: Project, report_id: int) -> list[tuple[int, int]]:
    rows = project.db.execute(
        "SELECT l.old_id, l.new_id FROM link AS l JOIN unit AS u ON u.id = l.old_id"
        " WHERE u.report_id = ? AND u.retired ORDER BY l.id",
        (report_id,),
    )
    return [(old, new) for old, new in rows]


def _link(project: Project, pairs: Sequence[tuple[int, int]]) -> None:
    """Link what is retired here; a unit that is live leads to itself already."""
    project.db.executemany(
        "INSERT INTO link (old_id, new_id) SELECT id, ?2 FROM unit WHERE id = ?1 AND retired"
        " ON CONFLICT DO NOTHING",
        pairs,
    )
