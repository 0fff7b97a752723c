"""The orders in which sentences can be tagged, of all that waits in a project.

Quick enough for a window (a tenth of a second at 100,000 sentences, and nothing heavy is
imported), but for ``disagreement``, which learns from everything that was judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotation.audit import EVERY
from annotation.project import Project
from annotation.read_only import open_to_read
from annotation.scheme import categories
from annotation.sentence_facts import Memory
from annotation.waiting import Waiting, with_waiting
from training.spreading import draw_from_top, hundredth, mix, spread

LOOKED_AT = 500  # sentences at the head of an order among which repeats are put off
NEED_CATEGORY = ("likely", "new")

Chosen = Callable[[Waiting, int], list[int]]


@dataclass(frozen=True, slots=True)
class Order:
    """The head of an order: (report id, unit id), and how many sentences there are in all."""

    units: tuple[tuple[int, int], ...]
    left: int


def head_of(
    project: Project,
    order: str,
    *,
    count: int,
    category: str = "",
    audited: bool = True,
    skipped: Iterable[int] = (),
    memory: Memory | None = None,
) -> Order:
    """The first ``count`` sentences of an order, one of ``ORDERS``; see ``next_sentences``.

    ``category``: the uid that those of ``NEED_CATEGORY`` need. ``audited``: is one in ten of the
    audit slice? ``skipped``: ids of units that are left out. ``memory``: see ``with_waiting``.
    """
    if order == "disagreement":
        return _doubted(project, count, frozenset(skipped))

    def work(waiting: Waiting) -> Order:
        ids = ORDERS[order](waiting, count)
        left = (waiting.open | waiting.slice).bit_count()
        return Order(tuple(waiting.places(ids[:count])), left)

    uid = category if order in NEED_CATEGORY else ""
    return with_waiting(
        project, work, category=uid, audited=audited, skipped=skipped, memory=memory
    )


def _document(waiting: Waiting, count: int) -> list[int]:
    return waiting.in_order(waiting.open | waiting.slice, count)


def _uncertain(waiting: Waiting, count: int) -> list[int]:
    if waiting.said is None:
        return _mixed(waiting, waiting.in_order(waiting.free, count), count)
    # Whole hundredths, so that each is drawn as it would be if there were no ``count``.
    size = hundredth(waiting.free.bit_count())
    most = -(-max(count, LOOKED_AT) // size) * size
    found = waiting.doubtful(most)
    ranked = {unit: place for place, unit in enumerate(waiting.by_rank(found))}
    drawn = draw_from_top(found, [ranked[unit] for unit in found], size=size)
    return _mixed(waiting, _spread(waiting, drawn), count)


def _likely(waiting: Waiting, count: int) -> list[int]:
    found = waiting.likeliest(max(count, LOOKED_AT))
    return _mixed(waiting, _spread(waiting, found), count)


def _new(waiting: Waiting, count: int) -> list[int]:
    """Those judged in another category first."""
    begun = waiting.in_order(waiting.begun, count)
    rest = waiting.in_order(waiting.fresh, count - len(begun))
    return _mixed(waiting, begun + rest, count)


def _differing(waiting: Waiting, count: int) -> list[int]:
    return waiting.in_order(waiting.differing, count)


ORDERS: dict[str, Chosen] = {
    "uncertain": _uncertain,
    "likely": _likely,
    "disagreement": _differing,
    "new": _new,
    "document": _document,
}


def _mixed(waiting: Waiting, chosen: list[int], count: int) -> list[int]:
    """``chosen``, with those in the audit slice where it is their turn, in the draw's order."""
    # Even one that was tagged in bulk: left out, the slice would lack what is easily tagged so.
    drawn = waiting.drawn(count)
    return mix(chosen, drawn, judged=waiting.judged, every=EVERY)


def _spread(waiting: Waiting, found: list[int]) -> list[int]:
    head = found[:LOOKED_AT]
    return spread(head, waiting.texts(head)) + found[LOOKED_AT:]


def differing(project: Project, *, count: int, skipped: Iterable[int] = ()) -> Order:
    """Where people differ and nobody has settled it: how ``disagreement`` begins, at once."""

    def work(waiting: Waiting) -> Order:
        ids = waiting.in_order(waiting.left(waiting.differing), count)
        return Order(tuple(waiting.places(ids)), waiting.left(waiting.differing).bit_count())

    return with_waiting(project, work, skipped=skipped)


def _doubted(project: Project, count: int, skipped: frozenset[int]) -> Order:
    """People first, then people and a classifier that had not seen their judgement."""
    first = differing(project, count=count, skipped=skipped)
    taken = skipped | {unit for _, unit in first.units}
    more = [pair for pair in _opposed(project) if pair[1] not in taken]
    return Order((*first.units, *more)[:count], first.left + len(more))


def read_opposed(path: Path) -> list[tuple[int, int]]:
    """How ``disagreement`` goes on, in a process of its own: (report id, unit id) of each."""
    with open_to_read(path) as project:
        return list(_opposed(project))


def _opposed(project: Project) -> Iterator[tuple[int, int]]:
    from operations.label_matrix import specs, taggable_units
    from training.doubting import doubt
    from training.orders import most_apart

    rows = taggable_units(project)
    told = [at for at in rows.judged() if rows.units[at].kind == "sentence"]
    labels = [rows.labels[at] for at in told]
    unseen = doubt(
        [rows.texts[at] for at in told],
        labels,
        [str(rows.groups[at]) for at in told],
        specs(categories(project)),
        context=[rows.leads[at] for at in told],
    ).probabilities
    for at in most_apart(labels, unseen):
        unit = rows.units[told[at]]
        yield unit.report_id, unit.id
