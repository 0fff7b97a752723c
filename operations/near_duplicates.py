"""Near-duplicates across reports and years: linked when they come in, never removed.

The groups live in the cache: whoever asks gets those of the project as it is, worked out anew
where the cache was lost or a report changed.
"""

from __future__ import annotations

from annotation import near_groups
from annotation.near_groups import texts_of
from annotation.project import Project
from annotation.reports import UnitRow, units
from annotation.units import unit_by_id
from corpus.normalize import normalize
from operations.label_matrix import TAGGED_KINDS


def link(project: Project) -> None:
    """Work out which sentences and headings are near-duplicates, where that is not known yet."""
    stale = near_groups.stale_bands(project)
    if not stale and near_groups.are_grouped(project):
        return
    from training.near_duplicates import bands, candidates, from_bytes, join

    for report_id, stamp in stale.items():
        found = list(units(project, report_id=report_id, kinds=TAGGED_KINDS))
        told = bands([normalize(unit.text) for unit in found]).tobytes()
        ids = [unit.id for unit in found]
        near_groups.store_bands(project, report_id, ids, told, stamp=stamp)
    digest, ids_of, packed = near_groups.all_bands(project)
    pairs = [(ids_of[one], ids_of[other]) for one, other in candidates(from_bytes(packed)).tolist()]
    texts = texts_of(project, {unit for pair in pairs for unit in pair})
    grouped = join(pairs, {unit: normalize(text) for unit, text in texts.items()})
    near_groups.store_groups(project, grouped, digest=digest)


def group_of(project: Project, unit_id: int) -> list[UnitRow]:
    """The near-duplicates of a unit and itself, in the order they came; [] where it has none."""
    link(project)
    return [unit_by_id(project, member) for member in near_groups.group_of(project, unit_id)]


def groups(project: Project) -> list[list[int]]:
    """Every group of near-duplicates: unit ids, ascending; the order is that of their first."""
    link(project)
    found: dict[int, list[int]] = {}
    for unit, first in sorted(near_groups.groups(project).items()):
        found.setdefault(first, []).append(unit)
    return [found[first] for first in sorted(found)]


def once_per_report(project: Project, rows: list[UnitRow]) -> list[UnitRow]:
    """These units without those that say again what an earlier one of the same report says."""
    link(project)
    first = near_groups.groups(project)
    seen: set[tuple[int, int]] = set()
    kept = []
    for unit in rows:
        key = unit.report_id, first.get(unit.id, unit.id)
        if key not in seen:
            kept.append(unit)
        seen.add(key)
    return kept
