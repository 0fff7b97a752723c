"""The near-duplicates of one sentence, and what tagging them along with it would do."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotation import near_groups
from annotation.project import Project
from annotation.report_list import reports
from annotation.reports import UnitRow
from operations.near_duplicates import group_of
from operations.propagate import PropagationPreview, preview_propagation


@dataclass(frozen=True, slots=True)
class Copies:
    """``text``: of the unit itself. ``others``: in the order they came; ``years``: in how many
    years, those not known apart. ``preview``: what ``propagate`` would do now.
    """

    unit_id: int
    text: str = ""
    others: tuple[UnitRow, ...] = ()
    years: int = 0
    preview: PropagationPreview = field(default_factory=PropagationPreview)

    @property
    def reports(self) -> int:
        """In how many reports they are."""
        return len({unit.report_id for unit in self.others})


def are_known(project: Project) -> bool:
    """Whether near-duplicates are worked out for the project as it is; if not, ``link`` does it."""
    return near_groups.are_grouped(project)


def copies_of(project: Project, unit_id: int) -> Copies:
    """The others of the unit's group; works them out where that is not done yet."""
    group = group_of(project, unit_id)
    if not group:
        return Copies(unit_id)
    others = tuple(unit for unit in group if unit.id != unit_id)
    (text,) = (unit.text for unit in group if unit.id == unit_id)
    rows = reports(project, only=sorted({unit.report_id for unit in others}))
    years = {row.metadata.get("year", ("", ""))[0] for row in rows} - {""}
    return Copies(unit_id, text, others, len(years), preview_propagation(project, unit_id))
