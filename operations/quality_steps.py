"""How good the classifier is, step by step: what can be told soon is told first."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.predictions import moment
from annotation.project import Project
from annotation.scheme import categories
from messages import KnownError
from operations.audit import audit
from operations.choose_classifier import in_use
from operations.label_matrix import TaggableUnits, taggable_units
from operations.material import material_of
from operations.quality_figures import Blind, Quality, Slice, Standing, Step
from operations.quality_tables import findings, year_words

if TYPE_CHECKING:
    from training.fitting import Examined
    from training.quality_values import Outlook
    from training.recipes import Recipe

News = Generator[Quality | Step, None, Quality]


def quality_steps(project: Project, models: Path) -> News:
    """What ``operations.quality`` tells of a project that is open."""
    rows = taggable_units(project)
    known = _standing(project, rows)
    yield known
    if not known.enough:
        return known
    from training.fitting import examine

    recipe = recipe_in_use(project, models)
    material = material_of(project, rows, recipe=recipe)
    examined = examine(material, recipe=recipe)
    if examined is None:
        return known
    known = replace(known, findings=findings(project, examined, rows, len(material)))
    yield known
    known = replace(known, words=year_words(project, rows))
    yield known
    told = yield from look_ahead(examined, len(material), known.audit)
    return replace(known, outlook=told)


def _standing(project: Project, rows: TaggableUnits) -> Quality:
    counts = [
        Standing(
            category.uid,
            category.name,
            yes=sum(row[c] == 1 for row in rows.labels),
            no=sum(row[c] == 0 for row in rows.labels),
        )
        for c, category in enumerate(categories(project))
    ]
    return Quality(
        at=moment(),
        judged=len(rows.judged()),
        sentences=sum(unit.kind == "sentence" for unit in rows.units),
        standing=tuple(counts),
        audit=slice_of(project),
    )


def slice_of(project: Project) -> Slice:
    """The audit slice as it is now."""
    told = audit(project)
    uid_of = {category.name: category.uid for category in categories(project)}
    blind = {
        uid_of[name]: Blind(one.sentences, one.yes, one.precision, one.recall, one.f1)
        for name, one in told.categories.items()
    }
    return Slice(told.version, told.answered, told.whole, blind)


def recipe_in_use(project: Project, models: Path) -> Recipe:
    """That of the kept classifier in use; the first of all where there is none to read."""
    from training.recipes import CANDIDATES
    from training.saving import load

    folder = in_use(project, models)
    try:
        return load(folder).recipe if folder else CANDIDATES[0]
    except KnownError:
        return CANDIDATES[0]


def look_ahead(examined: Examined, tags: int, slice: Slice) -> Generator[Step, None, Outlook]:
    """The learning curve, a forecast and advice, slowly. ``tags``: judged sentences in all."""
    from training.outlook import outlook

    uids = [category.uid for category in examined.material.categories]
    steps = outlook(examined, tags=tags, lows=_lows(slice, uids))
    while True:
        try:
            yield Step(*next(steps))
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def _lows(slice: Slice, uids: Sequence[str]) -> list[float] | None:
    """The low end of every F1, where the slice stands for all reports and tells of each."""
    told = [slice.told.get(uid) for uid in uids]
    found = [one.f1[1] for one in told if one is not None and one.f1 is not None]
    return found if slice.whole and len(found) == len(uids) else None
