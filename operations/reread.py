"""What the pieces of a text are and stand in, read again where the text around them changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotation.reports import NewUnit, UnitRow
from corpus.sentences import split


def moved(units: Sequence[UnitRow], *, was: str, now: str, by: int) -> list[NewUnit]:
    """These units of the source ``was`` as units of ``now``, their places moved by ``by``.

    They stay cut as they are. Kind and section are read anew, but for those that the text
    ``was`` does not give them today: somebody, or an older splitter, said so.
    """
    before, after = _readings(was), _readings(now)
    return [_moved(unit, by, before, after) for unit in units]


_Readings = dict[tuple[int, int], tuple[str, str]]


def _moved(unit: UnitRow, by: int, before: _Readings, after: _Readings) -> NewUnit:
    new = NewUnit(unit.start + by, unit.end + by, unit.kind, unit.section, unit.text)
    if before.get((unit.start, unit.end)) != (unit.kind, unit.section):
        return new
    kind, section = after.get((new.start, new.end), (unit.kind, unit.section))
    return replace(new, kind=kind, section=section)


def _readings(source: str) -> _Readings:
    return {(u.start, u.end): (str(u.kind), str(u.section)) for u in split(source)}
