"""What is looked up beside the window, in the order in which the page wants it. Needs no Qt."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import sleep

from annotation.analysts import analysts
from annotation.project import Project
from annotation.sentence_table import Filter, Memory, SentenceRow, find, first_page

FIRST = 64  # rows of the first page: more than the tallest screen shows
PAINTED_S = 0.02  # lets the window paint them before the counting competes with it


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted. ``kept``: ids whose places in the result are asked for; ``analysts``: too.

    ``only``: among these ids, in their order; (): among all.
    """

    filter: Filter
    order: str
    kept: frozenset[int] = frozenset()
    analysts: bool = False
    only: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first rows of the result; the rest follows."""

    rows: list[SentenceRow]


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are in all; to put them in order takes longer."""

    count: int


@dataclass(frozen=True, slots=True)
class AllIds:
    """The whole result, unit ids in order; ``places``: of the ids that were to be kept."""

    ids: array[int]
    places: dict[int, int]


@dataclass(frozen=True, slots=True)
class Strictest:
    """Nothing was found. Without the filter ``name`` there would be ``count`` sentences."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Analysts:
    """Everybody who has said something, for the filter."""

    names: list[str]


Part = FirstRows | Count | AllIds | Strictest | Analysts


def look_up(project: Project, query: Query, memory: Memory | None = None) -> Iterator[Part]:
    """First rows, their number, all ids; where there are none, which filter is to blame."""
    memory, wanted = memory or Memory(), _as_searched(project, query.filter)
    if not (query.kept or query.only):
        yield FirstRows(first_page(project, wanted, query.order, FIRST, memory=memory))
        sleep(PAINTED_S)
    found = find(project, wanted, query.order, memory=memory)
    if not query.only:
        yield Count(found.count)
    ids = found.ids()
    if query.only:
        known = set(ids)
        ids = array("q", (unit_id for unit_id in query.only if unit_id in known))
    yield AllIds(ids, _places(ids, query.kept))
    if not ids and (strict := _strictest(project, wanted, memory)) is not None:
        yield strict
    if query.analysts:
        yield Analysts(analysts(project))


def _as_searched(project: Project, filter_: Filter) -> Filter:
    """The phrase as the index spells it, and an index that knows every report."""
    if not filter_.phrase:
        return filter_
    from operations.search import index_all, phrase_of

    index_all(project)
    return replace(filter_, phrase=phrase_of(filter_.phrase))


def _places(ids: array[int], kept: frozenset[int]) -> dict[int, int]:
    if not kept:
        return {}
    return {unit_id: place for place, unit_id in enumerate(ids) if unit_id in kept}


def active(filter_: Filter) -> list[str]:
    """The names of the filters that are set; a category and its state are one."""
    unset = Filter()
    names = [name for name in Filter.__slots__ if getattr(filter_, name) != getattr(unset, name)]
    return [name for name in names if name != "state" or not filter_.category]


def without(filter_: Filter, name: str) -> Filter:
    """The same without one of its filters."""
    names = ("category", "state") if name == "category" else (name,)
    unset = Filter()
    return replace(filter_, **{each: getattr(unset, each) for each in names})


def _strictest(project: Project, filter_: Filter, memory: Memory) -> Strictest | None:
    """The filter without which most sentences would be found; None: no single one."""
    counts = {
        name: find(project, without(filter_, name), "document", memory=memory).count
        for name in active(filter_)
    }
    name = max(counts, key=lambda each: counts[each], default="")
    return Strictest(name, counts[name]) if counts.get(name) else None
