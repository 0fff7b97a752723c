"""The statistics as rows, for clipboard and workbook: each number beside what it is of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from corpus.document import Section
from interchange.cells import guard
from interchange.columns import Cell
from interchange.line_sheets import Head, Line
from messages import say
from operations.statistics import (
    BY_MACHINE,
    BY_PEOPLE,
    MACHINE,
    PEOPLE,
    UNSURE,
    Count,
    Row,
    Statistics,
    near_edge,
    share,
)
from operations.statistics_reading import Reading, Wanted
from operations.statistics_work import Work

Lines = Iterator[Line]
SECTIONS = tuple(str(section) for section in Section)


def as_text(lines: Iterable[Line]) -> str:
    """Lines as a spreadsheet takes them from the clipboard; nothing in them runs as a formula."""
    out = io.StringIO(newline="")
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(
        [_plain(cell) for cell in line] for line in lines
    )
    return out.getvalue()


def category_lines(told: Statistics, lang: str) -> Lines:
    """A line per category under its titles."""
    say_ = partial(_say, lang)
    machine = told.wanted.machine
    titles = ["mentioning", "reports_of", "share_of_reports"]
    titles += ["by_people", "people_of", "by_machine", "unsure", "machine_of"] if machine else []
    titles += ["yes", "sentences_of", "share_of_sentences"]
    titles += ["characters", "characters_of", "share_of_characters"]
    inside = [title for s in SECTIONS for title in (s, say_("of_section", section=s))]
    ends = map(say_, ("conflicts", "open"))
    yield Head((say_("category"), *map(say_, titles), *inside, *ends))
    for category in told.categories:
        yield category.name, *_category_cells(told.counts[category.uid], machine=machine)


def _category_cells(count: Count, *, machine: bool) -> Iterator[Cell]:
    yield from _with_share(count.reports)
    if machine:
        asked = (PEOPLE, BY_PEOPLE, MACHINE, UNSURE, BY_MACHINE)
        yield from (count.sentences(states) for states in asked)
    yield from _with_share(count.yes)
    yield from _with_share(count.characters)
    for section in SECTIONS:
        yield from count.in_section(section)
    yield count.conflicts
    yield count.open


def cross_lines(told: Statistics, rows: Sequence[Row], title: str, lang: str) -> Lines:
    """A line per year or region (``title``), three columns per category."""
    say_ = partial(_say, lang)
    heads = ("cross_yes", "cross_of", "cross_share")
    parts = [say_(head, category=c.name) for c in told.categories for head in heads]
    regions = any(row.outer for row in rows)
    yield Head((title, *([say_("outer")] if regions else []), *_totals(say_), *parts))
    for row in rows:
        name: list[Cell] = [row.name or say_("blank"), *([row.outer] if regions else [])]
        cells = (cell for c in told.categories for cell in _with_share(row.counts[c.uid].yes))
        yield *name, row.reports, row.sentences, *cells


def year_lines(told: Statistics, lang: str) -> Lines:
    """Year by category."""
    return cross_lines(told, told.years, _say(lang, "year"), lang)


def region_lines(told: Statistics, lang: str) -> Lines:
    """Region by category."""
    return cross_lines(told, told.regions, _say(lang, "region"), lang)


def fact_lines(told: Statistics, reading: Reading, lang: str) -> Lines:
    """What the numbers are of, and what they leave out."""
    say_ = partial(_say, lang)
    yield Head((say_("title"),))
    yield say_("what"), say_("with_machine" if told.wanted.machine else "people_only")
    yield from _filter_lines(told.wanted, reading, lang)
    yield say_("reports"), told.reports
    yield say_("without"), told.without
    yield say_("sentences"), told.sentences
    yield say_("spoken"), told.spoken
    yield say_("share_spoken"), share((told.spoken, told.sentences))


def _filter_lines(wanted: Wanted, reading: Reading, lang: str) -> Lines:
    chosen = {"year": wanted.year, "level": wanted.level, "region": wanted.region}
    if wanted.region:
        chosen["region"] = reading.region_name(wanted.region)
    for key, value in chosen.items():
        if value is not None:
            yield _say(lang, key), value or _say(lang, "blank")
    if wanted.section:
        yield _say(lang, "section"), wanted.section


def note_lines(told: Statistics, reading: Reading, lang: str) -> Lines:
    """How it was counted."""
    say_ = partial(_say, lang)
    yield (say_("note_of"),)
    yield (say_("note_once" if reading.once else "note_not_once"),)
    yield (say_("note_plans"),)
    if told.wanted.machine:
        yield (say_("note_machine"),)


def work_lines(work: Work, lang: str) -> Lines:
    """How far the tagging is, who did how much, how far they agree."""
    say_ = partial(_say, lang)
    yield Head((say_("progress"),))
    for key in ("wholly", "partly", "not_yet", "without"):
        yield say_(key), getattr(work, key)
    yield ()
    yield Head(tuple(map(say_, ("analyst", "sentences", "said_yes", "said_no"))))
    for one in work.analysts:
        yield one.analyst, one.sentences, one.yes, one.no
    if work.agreements:
        yield ()
        keys = ("category", "shared", "raw", "kappa", "low", "high", "alpha")
        yield Head(tuple(map(say_, keys)))
    for agreed in work.agreements:
        f = agreed.figures
        yield agreed.name, f.n, f.raw, *map(_two, (f.kappa, f.low, f.high, f.alpha))


def _totals(say_: partial[str]) -> tuple[str, str]:
    return say_("reports"), say_("sentences")


def _with_share(of: tuple[int, int]) -> Iterator[Cell]:
    yield from of
    yield share(of)


def _two(figure: float | None) -> Decimal | None:
    """A kappa is a number but no share: no percent comes of it."""
    return None if figure is None else Decimal(f"{figure:.2f}")


def _plain(cell: Cell | Decimal) -> str:
    if isinstance(cell, float):
        return near_edge(cell) or f"{cell:.1%}"
    return guard(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _say(lang: str, key: str, **values: object) -> str:
    return say(f"operations.statistics_{key}", lang, **values)
