"""What a run's classifier had learnt from, as lines of the first sheet."""

from __future__ import annotations

from collections.abc import Iterator

from interchange.tagged_book import Head
from messages import say
from operations.tag_learnt import Learnt
from operations.tag_sheets import Row


def learnt_lines(learnt: Learnt | None, *, lang: str, seeds_only: bool) -> list[Row]:
    """The lines; none for a run of an earlier program, which did not write it down."""
    if seeds_only:
        return [(_say("nothing", lang),)]
    return list(_lines(learnt, lang)) if learnt is not None else []


def _lines(learnt: Learnt, lang: str) -> Iterator[Row]:
    yield Head((_say("head", lang),))
    for key in ("sentences", "reports", "day"):
        if value := getattr(learnt, key):
            yield _say(key, lang), value
    if not learnt.categories:
        yield (_say("too_few", lang),)
        return
    yield Head(_heads(lang))
    for one in learnt.categories:
        nothing = (None, None, None)
        yield one.name, one.yes, *(one.precision or nothing), *(one.recall or nothing)
    yield (_say("by_report" if learnt.by_report else "by_sentence", lang),)


def _heads(lang: str) -> Iterator[str]:
    yield say("operations.sampled_category", lang)
    yield _say("yes", lang)
    for what in ("precision", "recall"):
        yield _say(what, lang)
        yield from (say(f"operations.sampled_{end}", lang) for end in ("low", "high"))


def _say(key: str, lang: str) -> str:
    return say(f"operations.learnt_{key}", lang)
