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
    # Only what came in since is compared, where nothing else has changed.
    known = near_groups.known_without(project, stale)
    from training.near_duplicates import bands

    for report_id, stamp in stale.items():
        found = list(units(project, report_id=report_id, kinds=TAGGED_KINDS))
        told = bands([normalize(unit.text) for unit in found]).tobytes()
        ids = [unit.id for unit in found]
        near_groups.store_bands(project, report_id, ids, told, stamp=stamp)
    _group(project, known)


def _group(project: Project, known: near_groups.Known | None) -> None:
    from training.near_duplicates import candidates, from_bytes, join, new_candidates

    all_ = near_groups.all_bands(project)
    found = from_bytes(all_.packed)
    if known is None:
        places = candidates(found)
    else:
        runs = [(count, id_ not in known.reports) for id_, count in all_.reports.items()]
        places = new_candidates(found, runs)
    pairs = [(all_.ids[one], all_.ids[other]) for one, other in places.tolist()]
    texts = texts_of(project, {unit for pair in pairs for unit in pair})
    plain = {unit: normalize(text) for unit, text in texts.items()}
    grown = join(pairs, plain, known.groups if known else ())
    near_groups.store_groups(project, grown, digest=all_.digest)


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
