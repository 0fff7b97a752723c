"""Correct a report by hand: give it other units, one undo step, one line of history."""

from __future__ import annotations

from collections.abc import Sequence

from annotation.history import record
from annotation.project import Project
from annotation.recut import Resplit, recut
from annotation.units import NewUnit, UnitRow
from messages import Message

_Content = tuple[str, str, str, str]


def correct(
    project: Project,
    live: Sequence[UnitRow],
    new: Sequence[NewUnit],
    *,
    label: Message,
    analyst: str,
) -> Resplit:
    """Make ``new`` the units of a report, which counts as corrected by hand from now on.

    ``live``: those it has. ``new``: in order and disjoint, all of the report. What is said of
    units that go follows to those that cover the same text (``annotation.carry``). Units as
    they are already change nothing.
    """
    report_id = live[0].report_id
    with project.step(label, analyst=analyst):
        result = recut(project, report_id, new)
        if project.step_has_changes():
            project.db.execute(
                "UPDATE report SET hand_corrected = 1 WHERE id = ? AND NOT hand_corrected",
                (report_id,),
            )
            _record(project, live, new, analyst)
    return result


def uid_beside(uid: str, start: int, end: int) -> str:
    """The uid of the unit ``[start, end)`` in the report that ``uid`` is of."""
    return f"{uid.partition(':')[0]}:{start}-{end}"


def text_before(project: Project, uid: str) -> str | None:
    """The text of the unit of this uid, live or retired; None: there never was one."""
    row = project.db.execute("SELECT text FROM unit WHERE uid = ?", (uid,)).fetchone()
    return row and str(row[0])


def _record(
    project: Project, live: Sequence[UnitRow], new: Sequence[NewUnit], analyst: str
) -> None:
    was = [(u.uid, u.kind, u.section, u.text) for u in live]
    now = [(uid_beside(live[0].uid, u.start, u.end), u.kind, u.section, u.text) for u in new]
    gone, come = _without(was, now), _without(now, was)
    detail = {"report": live[0].report, "before": gone, "after": come}
    record(project, action="correct", subject=gone[0]["uid"], detail=detail, analyst=analyst)


def _without(some: Sequence[_Content], others: Sequence[_Content]) -> list[dict[str, str]]:
    known = set(others)
    names = ("uid", "kind", "section", "text")
    return [dict(zip(names, one, strict=True)) for one in some if one not in known]
