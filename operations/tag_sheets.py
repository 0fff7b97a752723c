"""The sheets around the sentences of a tagged workbook, as rows: every count with what it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import Section
from interchange.columns import Cell
from interchange.tagged_book import Head
from messages import Message, say
from operations.tag_part import unpacked
from operations.tag_tally import CHECKED, HUMAN, MACHINE, Counts

Row = Sequence[Cell]
Rows = Iterator[Row]
_SECTIONS = tuple(str(section) for section in Section)


@dataclass(frozen=True)
class Sample:
    """What a random sample of the run showed: lines for the top of the first sheet."""

    lines: Sequence[Row]


@dataclass(frozen=True)
class Facts:
    """``version`` of the classifier ("": seed words), inputs with ``problems``, the sample.

    ``learnt``: lines on what the classifier learnt from. ``unsure``: sentences left for review,
    ``doubt``: why so many, or none.
    """

    version: str
    problems: int
    sample: Sample | None
    learnt: Sequence[Row] = ()
    unsure: int = 0
    doubt: Message | None = None


def summary_sheet(counts: Counts, names: Sequence[str], facts: Facts, lang: str) -> Rows:
    """What the run found, category by category; its quality comes first."""
    sentences, characters = counts.total()
    told = _Words(lang)
    if facts.sample is None:
        yield Head((told("not_sampled"),))
        yield (told("not_sampled_why"),)
    else:
        yield from facts.sample.lines
    yield ()
    yield told("classifier"), facts.version or told("seed_words")
    yield told("reports"), counts.reports
    yield told("problems"), facts.problems
    yield told("sentences"), sentences
    yield told("characters"), characters
    for who in (MACHINE, CHECKED, HUMAN):
        yield told(f"by_{who.replace('-', '_')}"), counts.by.get(who, 0)
    yield told("unsure"), facts.unsure
    if sentences and facts.doubt:
        yield (say(facts.doubt.key, lang, **facts.doubt.values),)
    yield ()
    if facts.learnt:
        yield from facts.learnt
        yield ()
    yield Head((told("category"), *_count_heads(told)))
    yield from ((name, *_count_cells(counts, name)) for name in names)
    yield ()
    yield (told("counted_once"),)
    yield (told("plans_apart"),)


def counts_sheet(cells: Mapping[tuple[str, str], Counts], names: Sequence[str], lang: str) -> Rows:
    """Category x region x year."""
    told = _Words(lang)
    heads = (told(key) for key in ("category", "region", "year", "reports", "sentences"))
    yield (*heads, *_count_heads(told))
    for name in names:
        for (region, year), counts in sorted(cells.items()):
            of = counts.reports, counts.total()[0]
            yield name, region, year, *of, *_count_cells(counts, name)


def inputs_sheet(
    outcomes: Iterable[Mapping[str, Any]], skipped: Iterable[tuple[Path, Message]], lang: str
) -> Rows:
    """Every input and what became of it."""
    told = _Words(lang)
    yield tuple(map(told, ("input", "outcome", "why", "encoding", "region", "year", "sentences")))
    for path, why in skipped:
        yield str(path), told("left_aside"), say(why.key, lang, **why.values)
    for outcome in outcomes:
        if "failed" in outcome:
            yield outcome["report"], told("not_read"), _sentence(outcome["failed"], lang)
        else:
            yield _read_row(outcome, told, lang)


def _read_row(outcome: Mapping[str, Any], told: _Words, lang: str) -> Row:
    warnings = " ".join(_sentence(each, lang) for each in outcome["warnings"])
    fields = outcome["fields"]
    place = fields.get("region", ""), fields.get("year", "")
    return (
        outcome["report"],
        told("warned" if warnings else "tagged"),
        warnings,
        outcome["encoding"],
        *place,
        outcome["sentences"],
    )


def _sentence(given: dict[str, Any], lang: str) -> str:
    message = unpacked(given)
    return say(message.key, lang, **message.values)


class _Words:
    """The words of the sheets in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __call__(self, key: str, **values: object) -> str:
        return say(f"operations.tagged_{key}", self._lang, **values)


def _count_heads(told: _Words) -> Iterator[str]:
    for key in ("mentioning", "of_reports", "of_category", "of_sentences", "of_characters"):
        yield told(key)
    for section in _SECTIONS:
        yield section
        yield told("of_section", section=section)


def _count_cells(counts: Counts, name: str) -> Iterator[Cell]:
    (of, long), (sentences, characters) = counts.of(name), counts.total()
    mentioning = counts.mentioning.get(name, 0)
    yield from (mentioning, _share(mentioning, counts.reports))
    yield from (of, _share(of, sentences), _share(long, characters))
    for section in _SECTIONS:
        here, there = counts.in_section(name, section)
        yield from (here, _share(here, there))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
