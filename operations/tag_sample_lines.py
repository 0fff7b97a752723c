"""What a random sample of a run showed, as lines of the first sheet; 未抽检 where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interchange.columns import Cell
from interchange.tagged_book import Head
from messages import say
from operations.tag_sample import RunSample
from operations.tag_sheets import Row, Sample
from training.run_sample import Interval, RunFigures


def first_lines(
    sample: RunSample | None,
    years: Sequence[str],
    taught: Sequence[str],
    *,
    lang: str,
) -> Sample:
    """The lines on top. ``years``: of the run; ``taught``: of what taught the classifier."""
    figures = sample.figures() if sample is not None else []
    body = _sampled(sample, figures, lang) if sample and figures else _unsampled(sample, lang)
    return Sample([*body, *_newer(years, taught, lang)])


def newer_years(years: Sequence[str], taught: Sequence[str]) -> list[str]:
    """The years of a run after the last one the classifier was taught; none where not known."""
    return [year for year in years if year > max(taught)] if taught else []


def _newer(years: Sequence[str], taught: Sequence[str], lang: str) -> Iterator[Row]:
    if newer := newer_years(years, taught):
        yield (_say("newer", lang, years="、".join(newer), last=max(taught)),)


def _unsampled(sample: RunSample | None, lang: str) -> Iterator[Row]:
    yield Head((say("operations.tagged_not_sampled", lang),))
    yield (say("operations.tagged_not_sampled_why", lang),)
    if sample is not None:
        yield (_say("begun", lang, done=len(sample.answers), drawn=len(sample.asked)),)


def _sampled(sample: RunSample, figures: Sequence[RunFigures], lang: str) -> Iterator[Row]:
    told = {
        "done": len(sample.answers),
        "drawn": len(sample.asked),
        "sentences": sum(sample.counts.values()),
    }
    yield Head((_say("head", lang, **told),))
    yield Head(
        (
            _say("category", lang),
            _say("given", lang),
            *_heads("precision", lang),
            *_heads("missed", lang),
            *_heads("count", lang),
        )
    )
    for one in figures:
        shares = (*_cells(one.precision), *_cells(one.missed))
        yield (one.category, one.given, *shares, *_counted(one.count))
    yield (_say("how", lang),)


def _heads(what: str, lang: str) -> Iterator[str]:
    yield _say(what, lang)
    yield from (_say(end, lang) for end in ("low", "high"))


def _cells(interval: Interval | None) -> Sequence[Cell]:
    return interval or (None, None, None)


def _counted(interval: Interval | None) -> Sequence[Cell]:
    return tuple(map(round, interval)) if interval else (None, None, None)


def _say(key: str, lang: str, **values: object) -> str:
    return say(f"operations.sampled_{key}", lang, **values)
