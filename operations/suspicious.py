"""可疑标注: what may have been tagged by mistake; each is corrected or kept with one key.

Two lists. ``doubted``: what a classifier that did not learn it would say otherwise, a yes and a
no by turns. ``contradicting``: near-duplicates of which one was judged yes and one no. What was
kept does not come back, wherever the sentence stands, unless its value changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from annotation.annotations import Counting, Provenance, adjudicate, counting, judge
from annotation.category_units import values_of
from annotation.kept import Kept
from annotation.kept import keep as store_kept
from annotation.kept import kept as stored_kept
from annotation.project import Project
from annotation.reports import UnitRow
from annotation.scheme import categories
from annotation.texts import text_hash
from annotation.units import unit_by_id
from messages import KnownError, Message
from operations import near_duplicates
from operations.edit_scheme import find
from operations.label_matrix import specs, taggable_units
from operations.why import CategoryWhy, category_why

Spans = tuple[tuple[int, int], ...]
COMPARED = 20
TYPED = Provenance("typed")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """``value`` of ``category`` (a uid) counts for ``unit``, perhaps by mistake.

    ``probability``: of a yes, from a classifier taught by other reports; None: none was asked.
    ``other``: the near-duplicate that says the opposite, None on the list of what is doubted.
    ``differences``: characters ``[start, end)`` of the unit's text that the other does not have;
    ``other_differences``: the reverse. ``why``: what that classifier went by, where it was asked.
    """

    unit: UnitRow
    category: str
    value: bool
    probability: float | None = None
    other: UnitRow | None = None
    differences: Spans = ()
    other_differences: Spans = ()
    why: CategoryWhy | None = field(default=None, compare=False)

    @property
    def confidence(self) -> float | None:
        """How likely what was said is, 0 to 1; None: no classifier was asked."""
        p = self.probability
        return p if self.value or p is None else 1 - p

    @property
    def mark(self) -> Kept:
        """What is remembered where it is kept."""
        other = text_hash(self.other.text) if self.other else ""
        return Kept(self.category, self.value, text_hash(self.unit.text), other)


def doubted(
    project: Project, *, limit: int | None = None, explained: bool = False, seed: int = 0
) -> list[Suspicion]:
    """What was judged, the most doubtful first; at most ``limit``, all by default.

    ``explained``: with the words that spoke for and against. Takes a cross-validation: seconds
    with a few thousand judged sentences. The end of the list is what nobody needs to doubt;
    without anything judged it is empty.
    """
    from training.doubting import doubt

    rows = taggable_units(project)
    judged = rows.judged()
    live = categories(project)
    found = doubt(
        [rows.texts[i] for i in judged],
        [rows.labels[i] for i in judged],
        [str(rows.groups[i]) for i in judged],
        specs(live),
        context=[rows.leads[i] for i in judged],
        seed=seed,
    )
    known, listed = stored_kept(project), list[Suspicion]()
    for row, column in found.order:
        at, probability = judged[row], float(found.probabilities[row, column])
        value = rows.labels[at][column] == 1
        one = Suspicion(rows.units[at], live[column].uid, value, probability)
        if one.mark in known:
            continue
        if limit is not None and len(listed) >= limit:
            break
        if explained:
            told = found.explain(row)[column]
            one = replace(one, why=category_why(told, probability, pre=not value))
        listed.append(one)
    return listed


def contradicting(project: Project) -> list[Suspicion]:
    """Near-duplicates that were judged differently; of each group those that are fewer.

    Each beside the one of the opposite that is most like it.
    """
    counted, known = counting(project), stored_kept(project)
    settled = {(k.category, k.value, k.text_hash) for k in known if k.other_hash}
    live = [category.uid for category in categories(project)]
    listed = []
    for group in near_duplicates.groups(project):
        for category in live:
            for one in _against(project, group, category, counted):
                mark = one.mark
                turned = Kept(category, not one.value, mark.other_hash, mark.text_hash)
                alone = mark.category, mark.value, mark.text_hash
                if alone not in settled and turned not in known:
                    listed.append(one)
    return listed


def _against(
    project: Project, group: Sequence[int], category: str, counted: Counting
) -> Iterator[Suspicion]:
    said = {unit: counted.value(unit, category) for unit in group}
    sides = Counter(value for value in said.values() if value in (0, 1))
    if len(sides) < 2:
        return
    # As many of both: the yes is looked at, it is the one that was chosen.
    fewer = 1 if sides[1] <= sides[0] else 0
    opposite = [unit_by_id(project, unit) for unit in group if said[unit] == 1 - fewer]
    # One of each wording, and not very many: to compare them takes its time.
    others = list({unit.text: unit for unit in reversed(opposite)}.values())[:COMPARED]
    for unit in (unit_by_id(project, unit) for unit in group if said[unit] == fewer):
        other = max(others, key=lambda o: _ratio(unit.text, o.text))
        yield Suspicion(
            unit, category, bool(fewer), None, other, *differences(unit.text, other.text)
        )


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def differences(one: str, other: str) -> tuple[Spans, Spans]:
    """The characters ``[start, end)`` of each that the other does not have at that place."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [step[1:] for step in steps if step[0] != "equal"]
    return (
        tuple((a, b) for a, b, _, _ in changed if a < b),
        tuple((c, d) for _, _, c, d in changed if c < d),
    )


def turned(one: Suspicion) -> Suspicion:
    """The same contradiction, seen from the other near-duplicate."""
    if one.other is None:
        raise ValueError("turned needs a doubt that has another side")
    return Suspicion(
        *(one.other, one.category, not one.value, None, one.unit),
        *(one.other_differences, one.differences),
    )


def fix(project: Project, one: Suspicion, *, analyst: str) -> None:
    """Say the opposite of it; one undo step. Where others still say it, that is settled too.

    Raises KnownError, with nothing changed, where it no longer counts as it did.
    """
    value = not one.value
    label = _label(project, "operations.step_fix_doubt", one)
    with project.step(label, analyst=analyst):
        _require_current(project, one)
        judge(
            project,
            unit_id=one.unit.id,
            values={one.category: value},
            analyst=analyst,
            provenance=TYPED,
        )
        if _now(project, one) is not value:
            adjudicate(
                project,
                unit_id=one.unit.id,
                category=one.category,
                value=value,
                analyst=analyst,
                note="",
            )


def keep(project: Project, one: Suspicion, *, analyst: str) -> None:
    """It was looked at and holds: it does not come back; one undo step. Raises as ``fix``."""
    label = _label(project, "operations.step_keep_doubt", one)
    with project.step(label, analyst=analyst):
        _require_current(project, one)
        store_kept(project, one.mark, label=label, analyst=analyst)


def _now(project: Project, one: Suspicion) -> bool | None:
    found = values_of(project, one.category, [one.unit.id]).get(one.unit.id)
    return None if found is None else bool(found)


def _require_current(project: Project, one: Suspicion) -> None:
    if _now(project, one) is not one.value:
        name = find(project, one.category).name
        raise KnownError("operations.doubt_changed", text=one.unit.text[:20], name=name)


def _label(project: Project, key: str, one: Suspicion) -> Message:
    return Message(key, {"name": find(project, one.category).name, "text": one.unit.text[:20]})
