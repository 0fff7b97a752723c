"""How far the tagging is: reports, who did how much, and how far they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.agreement import CategoryAgreement, agreement
from annotation.categories import categories
from annotation.project import Project
from annotation.report_list import report_ids
from annotation.said import progress
from annotation.workload import AnalystWork, parts, shared_opinions, work_of_analysts
from operations.agreement import NamedAgreement


@dataclass(frozen=True)
class Work:
    """Reports ``wholly`` (every sentence in every live category), ``partly`` and ``not_yet``
    tagged; ``without``: reports that have no sentence.

    ``agreements``: categories in which two or more analysts judged the same sentences.
    ``disagreeing``: the sentences on which they differ, unit ids in document order.
    """

    wholly: int
    partly: int
    not_yet: int
    without: int
    analysts: tuple[AnalystWork, ...]
    agreements: tuple[NamedAgreement, ...]
    disagreeing: tuple[int, ...]


Opinions = Sequence[tuple[int, str, str, bool]]


def work_done(project: Project) -> Work:
    """Read it, over all sentences of the project and its live categories."""
    return next(work for work in work_steps(project) if work is not None)


def work_steps(project: Project) -> Iterator[Work | None]:
    """``work_done`` at last; None after each category, so that whoever is gone can leave it."""
    live = categories(project)
    uids = [category.uid for category in live]
    wholly = {id_ for id_, (done, total) in progress(project, uids).items() if done == total}
    having, begun = set[int](), set[int]()
    for part in parts(project, uids):
        having.add(part.report_id)
        if part.spoken:
            begun.add(part.report_id)
    opinions = shared_opinions(project, uids)
    found = dict[str, CategoryAgreement]()
    for one in _agreements(opinions):
        found[one.category] = one
        yield None
    differing = {unit for one in found.values() for unit, _ in one.disagreements}
    yield Work(
        wholly=len(wholly),
        partly=len(begun - wholly),
        not_yet=len(having - begun - wholly),
        without=len(set(report_ids(project)) - having),
        analysts=tuple(work_of_analysts(project, uids)),
        agreements=tuple(NamedAgreement(c.name, found[c.uid]) for c in live if c.uid in found),
        disagreeing=tuple(dict.fromkeys(unit for unit, *_ in opinions if unit in differing)),
    )


def _agreements(opinions: Opinions) -> Iterator[CategoryAgreement]:
    """Category by category: a thousand draws for each take a while."""
    told: dict[str, list[tuple[int, str, str, bool]]] = defaultdict(list)
    for opinion in opinions:
        told[opinion[1]].append(opinion)
    for said in told.values():
        yield from agreement(said)
