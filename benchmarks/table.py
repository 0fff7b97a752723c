"""The table of all sentences, at 1,000,000 of them (``--quick``: 100,000).

The project is made for this: invented reports of 500 units with metadata, what a classifier says
of four categories, 20,000 sentences judged by two analysts, some marked doubtful. Every figure is
in milliseconds. ``open_ms``, ``scroll_p95_ms``, ``scroll_max_ms`` and ``counted_ms``: of the window
(see ``table_window``), to the end of the paint; the rest is what the store takes of it, always on
a new connection. ``first_page_ms``: the first page of everything, the first question of a page.
``filter_ms``: the first page of a filter in an order, as a page asks for it that has shown
everything before and keeps what has not changed since (``Memory``): the median for
each of the tried pairs of filter and order, of which the worst counts (``filter_worst`` names it,
``filter_median_ms`` is the middle one);
``filter_cold_ms``: the same, once, by somebody who has kept nothing. ``count_ms``: how many there
are, which follows the first page; ``sort_ms``: all of them in order, both in a thread beside the
window. ``rows_p95_ms``: reading the rows of one more page. Then ``bulk_*_ms``: tagging 100,000
sentences (``--quick``: 10,000) at once, its preview, its undo and its redo.
Filters: 法, 法治, 枫桥, a word that is nowhere, each other filter alone, ten pairs; three orders.
Wall time, as a user waits; run it on a machine that does nothing else. ``*_cpu_ms``: the
processor's time for the very same.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotation.project import Project, open_project
from annotation.read_only import open_to_read
from annotation.sentence_facts import refresh_facts, stale_facts
from annotation.sentence_table import (
    ORDERS,
    Filter,
    Memory,
    find,
    first_page,
    matching_ids,
    rows_of,
)
from annotation.undo import redo, undo
from benchmarks import harness, table_window
from benchmarks.table_data import ABSENT, YEARS, make_project
from operations.bulk import Action, bulk, preview_bulk

PAGE = 64
REPEATS = 3
ONE, OTHER = "cat-pufa", "cat-zhifa"

WORDS = {word: Filter(phrase=word) for word in ("法", "法治", "枫桥", ABSENT)}
ALONE = {
    "everything": Filter(),
    "report": Filter(reports=(7,)),
    "region": Filter(regions=("云溪县",)),
    "year": Filter(years=YEARS[:1]),
    "level blank": Filter(levels=("",)),
    "section": Filter(sections=("问题",)),
    "kind": Filter(kinds=("heading",)),
    "kind of none": Filter(kinds=("table",)),
    **{
        f"state {state}": Filter(category=ONE, state=state)
        for state in ("yes", "no", "conflict", "not_judged", "judged", "none", "to_review")
    },
    "predicted": Filter(predicted=ONE),
    "predicted none": Filter(predicted="none"),
    "band": Filter(band=(ONE, 0.3, 0.7)),
    "analyst": Filter(analyst="甲"),
    "provenance": Filter(provenance="bulk"),
    "people disagree": Filter(disagreement="people"),
    "classifier disagrees": Filter(disagreement="classifier"),
    "flagged": Filter(flagged=True),
}
PAIRS = {
    "法 + predicted": Filter(phrase="法", predicted=ONE),
    "法 + section": Filter(phrase="法", sections=("问题",)),
    "法治 + band": Filter(phrase="法治", band=(ONE, 0.3, 0.7)),
    "枫桥 + region": Filter(phrase="枫桥", regions=("云溪县",)),
    "法 + not judged": Filter(phrase="法", state="not_judged"),
    "predicted + band": Filter(predicted=ONE, band=(OTHER, 0.3, 0.7)),
    "predicted none + section": Filter(predicted="none", sections=("计划",)),
    "predicted + not judged": Filter(predicted=ONE, category=OTHER, state="not_judged"),
    "disagreement + year": Filter(disagreement="classifier", years=YEARS[:1]),
    "predicted + kind of none": Filter(predicted=ONE, kinds=("table",)),
}
TRIED = WORDS | ALONE | PAIRS
TRIALS = [(name, filter, order) for name, filter in TRIED.items() for order in ORDERS]


@dataclass(frozen=True, order=True)
class Spent:
    """Milliseconds of the clock and of the processor."""

    wall: float
    cpu: float


def spent(work: Callable[[], object], *, times: int = 1) -> Spent:
    """What ``work`` takes: its median."""
    return statistics.median_low(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> Spent:
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return Spent((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000)


def asked_anew(path: Path, work: Callable[[Project], object]) -> Callable[[], None]:
    """``work`` on a project that is opened for it."""

    def asked() -> None:
        with open_to_read(path) as project:
            work(project)

    return asked


def store_figures(path: Path) -> dict[str, object]:
    """What the store takes; the window's own part is in ``table_window``."""
    opening = asked_anew(path, lambda project: first_page(project, Filter(), "document", PAGE))
    opening()
    figures: dict[str, object] = {"first_page_ms": spent(opening, times=5).wall}
    kinds: dict[str, dict[str, Spent]] = {"filter": {}, "filter_cold": {}, "count": {}, "sort": {}}
    for name, filter, order in TRIALS:
        key, measured = f"{name}, {order}", _measured(path, filter, order)
        for kind, took in measured.items():
            kinds[kind][key] = took
        said = ", ".join(f"{kind} {took.wall:.0f}" for kind, took in measured.items())
        harness.note(f"{key}: {said} ms")
    for kind, all_of_it in kinds.items():
        figures |= _worst(kind, all_of_it)
    figures["filter_median_ms"] = statistics.median(each.wall for each in kinds["filter"].values())
    return figures | _scrolling(path)


def _measured(path: Path, filter: Filter, order: str) -> dict[str, Spent]:
    """The first page, with nothing kept and as the second question; then number and order."""
    page = partial(first_page, filter=filter, order=order, limit=PAGE)
    pages = []
    for _ in range(REPEATS):
        memory = _used(path)
        pages.append(spent(asked_anew(path, partial(page, memory=memory))))
    count = partial(find, filter=filter, order=order, memory=memory)
    with open_to_read(path) as project:
        counted = spent(lambda: count(project).count)
        found = count(project)
    return {
        "filter": statistics.median_low(pages),
        "filter_cold": spent(asked_anew(path, page)),
        "count": counted,
        "sort": spent(found.ids),
    }


def _used(path: Path) -> Memory:
    """What a page has kept that has shown everything."""
    memory = Memory()
    with open_to_read(path) as project:
        first_page(project, Filter(), "document", PAGE, memory=memory)
        find(project, Filter(), "document", memory=memory)
    return memory


def _worst(kind: str, measured: dict[str, Spent]) -> dict[str, object]:
    worst = max(measured, key=lambda key: measured[key])
    return {
        f"{kind}_ms": measured[worst].wall,
        f"{kind}_worst": worst,
        f"{kind}_cpu_ms": max(took.cpu for took in measured.values()),
    }


def _scrolling(path: Path) -> dict[str, object]:
    """One page after another at places a scroll bar was dragged to, on one connection."""
    chance = random.Random(1)
    with open_project(path) as project:
        ids = matching_ids(project, Filter(), "document")
        starts = [chance.randrange(len(ids)) for _ in range(200)]
        times = [spent(partial(rows_of, project, ids[at : at + PAGE])).wall for at in starts]
    return {"sentences": len(ids), "rows_p95_ms": statistics.quantiles(times, n=20)[-1]}


def bulk_figures(path: Path, *, sentences: int) -> dict[str, object]:
    """A category said of many sentences at once, and taken back."""
    action = Action("yes", ONE)
    with open_project(path) as project:
        ids = matching_ids(project, Filter(), "document")[:sentences]
        return {
            "bulk_preview_ms": spent(lambda: preview_bulk(project, ids, action, analyst="甲")).wall,
            "bulk_ms": spent(lambda: bulk(project, ids, action, analyst="甲")).wall,
            "bulk_undo_ms": spent(lambda: undo(project, analyst="甲")).wall,
            "bulk_redo_ms": spent(lambda: redo(project, analyst="甲")).wall,
        }


def measure(*, quick: bool) -> dict[str, object]:
    """All figures, on a project in a folder of its own."""
    units = 100_000 if quick else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "annotations.db")
        with make_project(path, units, annotated=2_000 if quick else 20_000) as project:
            facts = spent(lambda: refresh_facts(project, stale_facts(project))).wall
        harness.note("The project is made.")
        figures = {"units": units, "facts_ms": facts} | store_figures(path)
        # Without Qt the page's figures are those of what it asks for.
        figures |= {"open_ms": figures["first_page_ms"]}
        figures |= {"scroll_p95_ms": figures["rows_p95_ms"]}
        figures |= table_window.measure(path)
        return figures | bulk_figures(path, sentences=10_000 if quick else 100_000)


def main() -> int:
    """Run the benchmark; 0 when it ran."""
    arguments = harness.arguments("table", (__doc__ or "").splitlines()[0])
    harness.report(measure(quick=arguments.quick), as_json=arguments.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
