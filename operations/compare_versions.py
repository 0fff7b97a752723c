"""Two kept versions side by side: of which sentences do they decide otherwise?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.annotations import NOT_JUDGED
from annotation.project import Project
from annotation.read_only import open_to_read
from annotation.scheme import Category, categories
from operations.label_matrix import TaggableUnits, taggable_units
from operations.progress import Progress, silent
from operations.versions import folder_of

if TYPE_CHECKING:
    from training.classifier import Classifier

CHUNK = 2_000


@dataclass(frozen=True)
class CategoryCompared:
    """``gained``: sentences that are yes only for the second; ``lost``: only for the first."""

    category: str
    both: int = 0
    neither: int = 0
    gained: int = 0
    lost: int = 0

    @property
    def changed(self) -> int:
        """Sentences that are decided otherwise."""
        return self.gained + self.lost


@dataclass(frozen=True)
class Flip:
    """One decision that changed. ``said``: what people say, None where nobody or not as one."""

    category: str
    before: bool
    after: bool
    before_probability: float
    after_probability: float
    said: bool | None


@dataclass(frozen=True)
class ChangedSentence:
    """A sentence of which at least one decision changed."""

    unit_id: int
    uid: str
    report: str
    text: str
    flips: tuple[Flip, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        flips = [asdict(flip) for flip in self.flips]
        return {"uid": self.uid, "report": self.report, "text": self.text, "changes": flips}


@dataclass(frozen=True)
class Comparison:
    """Versions ``first`` and ``second`` over all ``sentences`` of a project.

    ``categories``: the live ones that both know, in order. ``only_first``, ``only_second``:
    names of live ones that one of them knows.
    """

    first: str
    second: str
    sentences: int
    categories: tuple[CategoryCompared, ...]
    changed: tuple[ChangedSentence, ...]
    only_first: tuple[str, ...] = ()
    only_second: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Everything but the sentences, as plain values."""
        told = asdict(self)
        del told["changed"]
        return told | {"changed": len(self.changed)}


def compare_versions(
    project: Project, models: Path, first: str, second: str, *, progress: Progress = silent
) -> Comparison:
    """Let both decide every sentence. Raises KnownError where one of them is not there."""
    from training.saving import load

    pair = [load(folder_of(project, models, version)) for version in (first, second)]
    live = categories(project)
    shared = [c for c in live if all(c.uid in _uids(classifier) for classifier in pair)]
    rows = taggable_units(project)
    places = [i for i, unit in enumerate(rows.units) if unit.kind == "sentence"]
    counts, changed = [[0] * 4 for _ in shared], list[ChangedSentence]()
    for done in range(0, len(places), CHUNK):
        progress(done, len(places), "")
        part = places[done : done + CHUNK]
        decided = [_decide(classifier, rows, part, shared) for classifier in pair]
        changed += _compare(rows, part, shared, decided, counts, live)
    only = [tuple(c.name for c in live if c.uid in _uids(p) and c not in shared) for p in pair]
    told = tuple(
        CategoryCompared(c.name, both=n[3], neither=n[0], gained=n[1], lost=n[2])
        for c, n in zip(shared, counts, strict=True)
    )
    return Comparison(first, second, len(places), told, tuple(changed), *only)


def compare_beside(path: Path, models: Path, first: str, second: str) -> Comparison:
    """``compare_versions`` for a process of its own; the project is only read."""
    with open_to_read(path) as project:
        return compare_versions(project, models, first, second)


def _uids(classifier: Classifier) -> set[str]:
    return {category.uid for category in classifier.categories}


Decided = list[list[tuple[float, bool]]]


def _decide(
    classifier: Classifier, rows: TaggableUnits, places: Sequence[int], shared: Sequence[Category]
) -> Decided:
    """Sentence by sentence, category by category: probability and decision."""
    own = [category.uid for category in classifier.categories]
    columns = [own.index(category.uid) for category in shared]
    found = classifier.predict(
        [rows.texts[i] for i in places], context=[rows.leads[i] for i in places]
    )
    pairs = zip(found.probabilities.tolist(), found.labels.tolist(), strict=True)
    return [[(said[c], yes[c]) for c in columns] for said, yes in pairs]


def _compare(
    rows: TaggableUnits,
    places: Sequence[int],
    shared: Sequence[Category],
    decided: Sequence[Decided],
    counts: list[list[int]],
    live: Sequence[Category],
) -> Iterator[ChangedSentence]:
    column = {category.uid: place for place, category in enumerate(live)}
    for place, before, after in zip(places, *decided, strict=True):
        flips = list[Flip]()
        for c, category in enumerate(shared):
            (was, yes), (will, now) = before[c], after[c]
            counts[c][2 * yes + now] += 1
            if yes != now:
                value = rows.labels[place][column[category.uid]]
                said = None if value == NOT_JUDGED else bool(value)
                flips.append(Flip(category.name, yes, now, round(was, 4), round(will, 4), said))
        if flips:
            unit = rows.units[place]
            yield ChangedSentence(unit.id, unit.uid, unit.report, unit.text, tuple(flips))
