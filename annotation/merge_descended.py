"""Reports that the other side cut out of reports that are here, or joined from them.

Their text is all here, so nothing is added: what was said of their sentences goes to the
sentences those once were. A report replaced by a corrected file has text of its own, and comes
in as a report.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from annotation.project import Project
from annotation.report_list import source_text
from annotation.units import unit_by_uid, units
from messages import KnownError


class _Place(NamedTuple):
    """A unit of theirs in its report; the same text as here, if its uid is known here."""

    report_id: int
    start: int
    end: int
    uid: str


def descended_pairs(
    project: Project, theirs: Project, report_id: int
) -> list[tuple[int, int]] | None:
    """(their unit id, our unit id) for every live unit of such a report; None: it is not one."""
    source = cache(lambda number: source_text(theirs, number))

    def text(places: list[_Place]) -> str:
        return "".join("".join(source(p.report_id)[p.start : p.end] for p in places).split())

    pairs = list[tuple[int, int]]()
    for unit in units(theirs, report_id=report_id):
        before = _ancestors(theirs, unit.id, report_id)
        here = dict.fromkeys(our_id for place in before for our_id in _live(project, place.uid))
        own = _Place(report_id, unit.start, unit.end, unit.uid)
        if not here or text([own]) not in text(before):
            return None
        pairs += [(unit.id, our_id) for our_id in here]
    return pairs or None


def _ancestors(theirs: Project, unit_id: int, report_id: int) -> list[_Place]:
    """The units of other reports that this one came from, in the order of those."""
    rows = theirs.db.execute(
        # UNION, not UNION ALL: a unit that was retired and came back makes a circle of links.
        "WITH RECURSIVE was(id) AS (SELECT ?"
        " UNION SELECT link.old_id FROM was JOIN link ON link.new_id = was.id)"
        ' SELECT report_id, "start", "end", uid FROM unit JOIN was USING (id)'
        ' WHERE report_id <> ? ORDER BY report_id, "start"',
        (unit_id, report_id),
    )
    return [_Place(*row) for row in rows]


def _live(project: Project, uid: str) -> list[int]:
    try:
        return [unit.id for unit in unit_by_uid(project, uid)]
    except KnownError:  # no such sentence here, or one without successors
        return []
