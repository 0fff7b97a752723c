"""Figures of what the folds said, by category, year and level, in the names of the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotation.audit import held_out
from annotation.cache import Predicted, predicted, predictions
from annotation.project import Project
from annotation.reports import reports
from operations.label_matrix import TaggableUnits
from operations.quality_figures import CategoryFigures, Findings, Mixed, Part, YearWords

if TYPE_CHECKING:
    from training.fitting import Examined
    from training.quality_values import Effect, NewWords
    from training.told import Flags

LEVELS = ("省", "市", "县", "乡镇街道", "功能区")
MIXED = 5  # pairs of categories named


def fields(project: Project, field: str) -> dict[str, str]:
    """Report id, as a group is named, -> the value of a field of its metadata, "" for none."""
    return {str(row.id): row.metadata.get(field, ("", ""))[0] for row in reports(project)}


def year_and_level(
    project: Project, examined: Examined
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The figures by year and by level, in order; "" comes last."""
    from training.measuring import decide_unseen

    decided, _ = decide_unseen(examined.crossed)
    years, levels = (_parts(project, examined, decided, field) for field in ("year", "level"))
    return years, levels


def _parts(project: Project, examined: Examined, decided: Flags, field: str) -> tuple[Part, ...]:
    from training.told import by_part

    value_of, groups = fields(project, field), examined.material.groups
    values = [value_of.get(group, "") for group in groups]
    found = by_part(decided, examined.crossed.labels, groups, values)
    sizes, members = Counter(values), Counter(value_of.get(g, "") for g in set(groups))
    uids = [category.uid for category in examined.material.categories]
    return tuple(
        Part(name, members[name], sizes[name], dict(zip(uids, found[name], strict=True)))
        for name in sorted(found, key=_place)
    )


def _place(name: str) -> tuple[bool, int, str]:
    return not name, LEVELS.index(name) if name in LEVELS else len(LEVELS), name


def findings(project: Project, examined: Examined, rows: TaggableUnits, judged: int) -> Findings:
    """All that the folds tell of a classifier that ``judged`` sentences taught."""
    from training.deciding import learn_decider
    from training.measuring import decide_unseen, measure
    from training.told import taken_for, tell

    crossed, material = examined.crossed, examined.material
    uids, said = [category.uid for category in material.categories], predicted(project)
    decided, _ = decide_unseen(crossed)
    learnt = learn_decider(crossed, crossed.unseen.evidence[0])
    told = tell(decided, crossed.labels, material.groups)
    limits = _limits(said, dict(zip(uids, learnt.thresholds.tolist(), strict=True)))
    years, levels = year_and_level(project, examined)
    effects = _effects(project, examined, rows, uids)
    by_report = examined.folds.by_group
    return Findings(
        sentences=len(material),
        reports=len(set(material.groups)),
        by_report=by_report,
        sampled=len(material) < judged,
        macro_f1=measure(crossed, material.groups, uids, by_report=by_report, seed=0).macro_f1,
        categories=tuple(
            CategoryFigures(uid, one, bool(sure), limits[uid], tuple(grid))
            for uid, one, sure, grid in zip(uids, told, learnt.calibrated, effects, strict=True)
        ),
        years=years,
        levels=levels,
        mixed=tuple(
            Mixed(uids[a], uids[b], count)
            for a, b, count in taken_for(decided, crossed.labels)[:MIXED]
        ),
    )


def _limits(said: Predicted | None, learnt: Mapping[str, float]) -> dict[str, float]:
    """Of the predictions that are shown, where there are any."""
    return dict(learnt) | (dict(said.thresholds) if said else {})


def _effects(
    project: Project, examined: Examined, rows: TaggableUnits, uids: Sequence[str]
) -> list[list[Effect]]:
    from training.effects import effects

    found, held = predictions(project), held_out(project)
    left: list[list[float]] = [[] for _ in uids]
    for unit, labels in zip(rows.units, rows.labels, strict=True):
        said = found.get(unit.id)
        if said is None or unit.kind != "sentence" or unit.id in held:
            continue
        for c, uid in enumerate(uids):
            if labels[c] < 0 and uid in said:
                left[c].append(said[uid])
    return effects(examined.crossed, examined.material.groups, left)


def year_words(project: Project, rows: TaggableUnits) -> YearWords | None:
    """What is new in this year's words; None where no report has a year."""
    from training.new_words import known_words, new_words

    year_of = fields(project, "year")
    places = [i for i, unit in enumerate(rows.units) if unit.kind == "sentence"]
    years = {i: year_of.get(str(rows.groups[i]), "") for i in places}
    newest = max(years.values(), default="")
    if not newest:
        return None
    known = known_words([rows.texts[i] for i in rows.judged()])

    def of(chosen: Sequence[int]) -> NewWords:
        groups = [str(rows.groups[i]) for i in chosen]
        return new_words([rows.texts[i] for i in chosen], groups, known)

    earlier = [i for i in places if years[i] and years[i] != newest]
    now = of([i for i in places if years[i] == newest])
    return YearWords(newest, now, of(earlier) if earlier else None)
