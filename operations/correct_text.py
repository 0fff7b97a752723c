"""Correct how a report is cut and what its pieces are; every function is one undo step.

Runs while the window is open. What was said of the sentences follows (``annotation.carry``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotation.correct import correct, text_before, uid_beside
from annotation.project import Project
from annotation.reports import NewUnit, UnitRow, source_text, unit_by_uid, units
from annotation.units import unit_by_id
from corpus.document import Kind, Section
from corpus.outline import end_of_part
from messages import KnownError, Message
from operations.text_places import halves, joined

BARE = (Kind.TITLE, Kind.META, Kind.BOILERPLATE)
"""Kinds that stand in no part of the report: their section is always 其他."""


def merge_with_next(project: Project, *, unit_id: int, analyst: str) -> UnitRow:
    """Join a unit with the one behind it; the unit they become.

    Page furniture between them becomes part of it, but not of its text. Raises KnownError
    where nothing follows.
    """

    def merged(live: list[UnitRow], at: int) -> tuple[int, list[NewUnit]]:
        after = _next(live, at)
        unit = joined(source_text(project, live[at].report_id), live[at], live[after])
        return after, [unit if after > at + 1 else _as_before(project, live[at], unit)]

    [uid] = _recut(project, unit_id, merged, "operations.step_merge_units", analyst)
    return unit_by_uid(project, uid)[0]


def split_unit(
    project: Project, *, unit_id: int, offset: int, analyst: str
) -> tuple[UnitRow, UnitRow]:
    """Cut a unit in front of ``text[offset]``; the two units it becomes.

    A cut inside a repaired place moves to the end of it. Raises KnownError where one of them
    would be empty.
    """

    def cut(live: list[UnitRow], at: int) -> tuple[int, list[NewUnit]]:
        found = halves(source_text(project, live[at].report_id), live[at], offset)
        if found is None:
            raise KnownError("operations.cut_at_edge", text=live[at].text[:20])
        return at, list(found)

    first, second = _recut(project, unit_id, cut, "operations.step_split_unit", analyst)
    return unit_by_uid(project, first)[0], unit_by_uid(project, second)[0]


def set_kind(project: Project, *, unit_id: int, kind: str, analyst: str) -> UnitRow:
    """Say what a unit is: a ``corpus.document.Kind``. Its section follows where it must."""

    def told(live: list[UnitRow], at: int) -> tuple[int, list[NewUnit]]:
        return at, [replace(_new(live[at]), kind=str(Kind(kind)), section=_part(live, at, kind))]

    _recut(project, unit_id, told, f"operations.step_kind_{Kind(kind)}", analyst)
    return unit_by_id(project, unit_id)


def set_section(project: Project, *, unit_id: int, section: str, analyst: str) -> UnitRow:
    """Say which part of the report one unit belongs to: a ``corpus.document.Section``."""

    def told(live: list[UnitRow], at: int) -> tuple[int, list[NewUnit]]:
        return at, [replace(_new(live[at]), section=str(Section(section)))]

    _recut(project, unit_id, told, "operations.step_section", analyst, section=section)
    return unit_by_id(project, unit_id)


def set_heading_section(project: Project, *, heading_id: int, section: str, analyst: str) -> None:
    """Say which part a heading opens: for itself and all below it, until the next heading of
    its level or a higher one. Units that stand in no part stay as they are."""

    def told(live: list[UnitRow], at: int) -> tuple[int, list[NewUnit]]:
        below = live[at : end_of_part([(u.kind, u.text) for u in live], at)]
        return at + len(below) - 1, [
            _new(u) if u.kind in BARE else replace(_new(u), section=str(Section(section)))
            for u in below
        ]

    step = "operations.step_heading_section"
    _recut(project, heading_id, told, step, analyst, section=section)


def _recut(
    project: Project,
    unit_id: int,
    change: Callable[[list[UnitRow], int], tuple[int, list[NewUnit]]],
    step: str,
    analyst: str,
    **said: str,
) -> list[str]:
    """Put other units in the place of a run of them; their uids.

    ``change`` of (all live units, the place of the one asked for) gives the last place of the
    run, and the new units.
    """
    asked = unit_by_id(project, unit_id)
    label = Message(step, {"text": asked.text[:20], **said})
    with project.step(label, analyst=analyst):
        unit_by_id(project, unit_id)  # once more: another program may have cut it meanwhile
        live = list(units(project, report_id=asked.report_id))
        at = [unit.id for unit in live].index(unit_id)
        last, new = change(live, at)
        all_new = [*map(_new, live[:at]), *new, *map(_new, live[last + 1 :])]
        correct(project, live, all_new, label=label, analyst=analyst)
    return [uid_beside(asked.uid, unit.start, unit.end) for unit in new]


def _new(unit: UnitRow) -> NewUnit:
    return NewUnit(unit.start, unit.end, unit.kind, unit.section, unit.text)


def _next(live: Sequence[UnitRow], at: int) -> int:
    """The place of what follows; page furniture is passed over, unless it is asked of itself."""
    passed = () if live[at].kind == Kind.BOILERPLATE else (Kind.BOILERPLATE,)
    found = (place for place in range(at + 1, len(live)) if live[place].kind not in passed)
    place = next(found, None)
    if place is None:
        raise KnownError("operations.nothing_follows", text=live[at].text[:20])
    return place


def _as_before(project: Project, asked: UnitRow, unit: NewUnit) -> NewUnit:
    """The unit with the text it had, where just this place was one unit before: a cut is taken
    back to the letter. (Not where furniture lies between, which may have been cut out.)"""
    uid = uid_beside(asked.uid, unit.start, unit.end)
    return replace(unit, text=text_before(project, uid) or unit.text)


def _part(live: Sequence[UnitRow], at: int, kind: str) -> str:
    """The section of a unit that becomes ``kind``: its own, or that of what stands above it."""
    if kind in BARE:
        return str(Section.OTHER)
    if live[at].kind not in BARE:
        return live[at].section
    above = [unit.section for unit in live[:at] if unit.kind not in BARE]
    return above[-1] if above else str(Section.OTHER)
