"""Bulk: tag, accept or clear many sentences at once, after a preview, as one undo step.

It changes what one analyst says, never what others said. What it says counts as said in bulk,
with the classifier's version and probability where that was accepted. Accepting only fills in
what the analyst has not judged; the other actions may overwrite what was said by hand, and the
preview counts in how many sentences. A sentence of which nothing is to be shown yet
(``annotation.audit``) accepts nothing: its answer is to be given before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from annotation.annotations import Provenance
from annotation.audit import blind_units
from annotation.judge_set import (
    OwnSaid,
    Scores,
    Wish,
    own_said,
    portions,
    unit_scores,
    unit_texts,
    write_wishes,
)
from annotation.project import Project
from annotation.scheme import categories
from messages import Message
from operations.progress import Progress, silent

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Action:
    """What to do with each sentence.

    ``kind``: "yes" or "no" in ``category`` (a uid); "none": no in every live category; "accept":
    what the classifier pre-selects, in ``category`` or ("") in every live one; "clear": take back
    what the analyst said, in ``category`` or in every live one.
    """

    kind: Literal["yes", "no", "none", "accept", "clear"]
    category: str = ""


@dataclass(frozen=True, slots=True)
class CategoryChanges:
    """How many sentences get a yes, a no, or are not judged any more in one category."""

    yes: int = 0
    no: int = 0
    cleared: int = 0


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What a bulk action would do, in sentences.

    ``units`` asked for = ``changed`` + ``unchanged`` + ``audited`` (for "accept": of the audit
    slice, and not answered yet) + ``left_out`` (gone since, not taggable, or, for "accept", not
    seen by the classifier). ``overwritten``: of the changed, those in which
    something the analyst said by hand becomes something else or is taken back.
    ``per_category``: by uid. ``examples``: texts of the first that change.
    """

    units: int = 0
    changed: int = 0
    unchanged: int = 0
    audited: int = 0
    left_out: int = 0
    overwritten: int = 0
    per_category: dict[str, CategoryChanges] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BulkResult:
    """How many sentences changed; ``step``: the undo step, 0 where nothing did."""

    changed: int
    step: int


Rule = Callable[[OwnSaid, dict[str, float]], Wish | None]


def preview_bulk(
    project: Project, unit_ids: Sequence[int], action: Action, *, analyst: str
) -> BulkPreview:
    """What ``bulk`` would do now; nothing is written."""
    asked = tuple(dict.fromkeys(unit_ids))
    counts: Counter[str] = Counter()
    told_of: dict[str, Counter[bool | None]] = {}
    first: list[int] = []
    scores = _scores(project, asked, action)
    for _, wishes, audited in _wishes(project, asked, action, analyst, scores):
        counts["audited"] += audited
        for wish in wishes:
            told = wish.told()
            counts["changed" if told else "unchanged"] += 1
            counts["overwritten"] += _overwrites(wish, told)
            for category, value in told.items():
                told_of.setdefault(category, Counter())[value] += 1
            if told and len(first) < EXAMPLES:
                first.append(wish.said.unit_id)
    return BulkPreview(
        units=len(asked),
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        audited=counts["audited"],
        left_out=len(asked) - counts["changed"] - counts["unchanged"] - counts["audited"],
        overwritten=counts["overwritten"],
        per_category={c: CategoryChanges(n[True], n[False], n[None]) for c, n in told_of.items()},
        examples=tuple(unit_texts(project, first)),
    )


def _overwrites(wish: Wish, told: dict[str, bool | None]) -> bool:
    return not wish.said.by_hand.isdisjoint(told)


def bulk(
    project: Project,
    unit_ids: Sequence[int],
    action: Action,
    *,
    analyst: str,
    progress: Progress = silent,
) -> BulkResult:
    """Do ``action`` on these units as one undo step. ``progress`` raises to leave all as it was.

    Raises KnownError for a category that is unknown.
    """
    asked = tuple(dict.fromkeys(unit_ids))
    scores = _scores(project, asked, action)
    provenance = Provenance("bulk", scores.said.version if scores else None)
    done = changed = 0
    label = _label(project, action, len(asked))
    with project.step(label, analyst=analyst) as step:
        for size, wishes, _ in _wishes(project, asked, action, analyst, scores):
            progress(done, len(asked), "")
            changed += write_wishes(project, wishes, provenance=provenance, analyst=analyst)
            done += size
        progress(len(asked), len(asked), "")
    return BulkResult(changed, step if changed else 0)


def _scores(project: Project, asked: Sequence[int], action: Action) -> Scores | None:
    """What is accepted, of one classifier: another may speak while portion follows portion."""
    return unit_scores(project, asked) if action.kind == "accept" else None


def _wishes(
    project: Project, asked: Sequence[int], action: Action, analyst: str, scores: Scores | None
) -> Iterator[tuple[int, list[Wish], int]]:
    """Portion by portion: of how many units, what to say of those it is for, how many wait."""
    rule = _rule(project, action, scores)
    # Once: what is said in the first portion must not make a difference to the second.
    blind = blind_units(project, asked) if scores else frozenset()
    for first, portion in portions(asked):
        places = {unit_id: place for place, unit_id in enumerate(portion, first)}
        said = own_said(project, portion, analyst)
        free = [one for one in said if one.unit_id not in blind]
        told = ((one, scores.of(places[one.unit_id]) if scores else {}) for one in free)
        found = (rule(one, probabilities) for one, probabilities in told)
        yield len(portion), [wish for wish in found if wish is not None], len(said) - len(free)


def _rule(project: Project, action: Action, scores: Scores | None) -> Rule:
    live = [category.uid for category in categories(project)]
    if action.kind == "accept":
        wanted = [action.category] if action.category else live
        return _accepting(scores.said.thresholds if scores else {}, wanted)
    if action.kind == "clear":
        gone = [action.category] if action.category else live
        return lambda said, _: Wish(said, {c: None for c in said.values if c in gone})
    if action.kind == "none":
        return lambda said, _: Wish(said, dict.fromkeys(live, False))
    value = action.kind == "yes"
    return lambda said, _: Wish(said, {action.category: value})


def _accepting(limits: Mapping[str, float], wanted: Sequence[str]) -> Rule:
    def rule(said: OwnSaid, scores: dict[str, float]) -> Wish | None:
        new = {c: p for c, p in scores.items() if c in wanted and c not in said.values}
        values = {c: p >= limits[c] for c, p in new.items()}
        return Wish(said, values, new) if scores else None

    return rule


def _label(project: Project, action: Action, count: int) -> Message:
    names = {category.uid: category.name for category in categories(project, retired=True)}
    values: dict[str, object] = {"count": count}
    if action.kind in ("yes", "no"):
        values["name"] = names.get(action.category, action.category)
    return Message(f"operations.step_bulk_{action.kind}", values)
