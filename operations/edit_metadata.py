"""Metadata typed into the grid of reports: many cells at once, all or nothing, one undo step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotation.metadata_cells import (
    Cell,
    Stored,
    found_values,
    report_names,
    stored_values,
    write_values,
)
from annotation.project import Project
from messages import KnownError, Message
from operations.metadata_values import code_of, tidy


@dataclass(frozen=True, slots=True)
class Edit:
    """A value for one field of one report. ``value`` "" clears it."""

    report_id: int
    field: str
    value: str


def edit_metadata(project: Project, edits: Sequence[Edit], *, analyst: str) -> int:
    """Store what was typed, pasted or filled, as one undo step; how many cells changed.

    What is typed beats everything that is found or imported later. That holds for a cleared
    cell too: it stays blank, until ``restore_metadata``. A cell that says the same already is
    left alone and keeps its source. A typed region brings its code, or clears it where the
    region is unknown or ambiguous, unless a code is among ``edits``. Of two edits of one cell
    the later counts. Raises KnownError for a value that cannot be, with nothing changed.
    """
    ids = {edit.report_id for edit in edits}
    with project.transaction():
        names = _names(project, ids)
        before = stored_values(project, ids)
        wanted = _tidied(edits, names)
        changes = _changed(wanted, before)
        changes |= _codes(changes, wanted, before)
        with project.step(_label(changes, wanted, names), analyst=analyst):
            write_values(project, changes, before=before, names=names, analyst=analyst)
    return len(changes)


def restore_metadata(project: Project, cells: Collection[Cell], *, analyst: str) -> int:
    """Let go of what was typed: what the program or a table had found returns; how many did.

    A region takes its code along. Cells that were not typed are left alone. One undo step.
    """
    wanted = {*cells, *((number, "region_code") for number, field in cells if field == "region")}
    ids = {number for number, _ in wanted}
    with project.transaction():
        names = _names(project, ids)
        before = stored_values(project, ids)
        typed = [cell for cell in sorted(wanted) if before.get(cell, ("", ""))[1] == "typed"]
        found = found_values(project, {number: names[number] for number, _ in typed})
        changes = {cell: found[cell] for cell in typed if cell in found}
        label = Message("operations.step_restore_metadata", {"count": len(changes)})
        with project.step(label, analyst=analyst):
            write_values(project, changes, before=before, names=names, analyst=analyst)
    return len(changes)


def _names(project: Project, ids: Collection[int]) -> dict[int, str]:
    """Raises KnownError where another program has taken a report away."""
    names = report_names(project, ids)
    if len(names) < len(ids):
        raise KnownError("operations.report_gone")
    return names


def _tidied(edits: Sequence[Edit], names: Mapping[int, str]) -> dict[Cell, str]:
    return {
        (edit.report_id, edit.field): tidy(edit.field, edit.value, report=names[edit.report_id])
        for edit in edits
    }


def _changed(wanted: Mapping[Cell, str], before: Mapping[Cell, Stored]) -> dict[Cell, Stored]:
    return {
        cell: (value, "typed")
        for cell, value in wanted.items()
        if value != before.get(cell, ("", ""))[0]
    }


def _codes(
    changes: Mapping[Cell, Stored], wanted: Mapping[Cell, str], before: Mapping[Cell, Stored]
) -> dict[Cell, Stored]:
    """The codes of the regions that change, where no code was given along with them."""
    found = dict[Cell, str]()
    for (number, field), (region, _) in changes.items():
        if field != "region" or wanted.get((number, "region_code")):
            continue
        year = wanted.get((number, "year"), before.get((number, "year"), ("", ""))[0])
        hint = before.get((number, "region_code"), ("", ""))[0]
        found[number, "region_code"] = code_of(region, year=year, hint=hint)
    return _changed(found, before)


def _label(
    changes: Mapping[Cell, Stored], wanted: Mapping[Cell, str], names: Mapping[int, str]
) -> Message:
    """One cell is said with its value; a code that follows its region is not counted."""
    said = [cell for cell in changes if cell in wanted]
    if len(said) != 1:
        return Message("operations.step_edit_metadata", {"count": len(said)})
    name, value = names[said[0][0]], changes[said[0]][0]
    if not value:
        return Message("operations.step_clear_metadata", {"report": name})
    return Message("operations.step_edit_cell", {"report": name, "value": value})
