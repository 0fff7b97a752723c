"""words CATEGORY: 关键词 worth adding, as JSONL; accept or refuse some."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console
from cli.numbers import positive


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare CATEGORY [--count N] [--accept WORD...] [--refuse WORD...]."""
    parser.add_argument("category", metavar="CATEGORY", help=say("category_argument"))
    parser.add_argument("--count", type=positive, default=20, metavar="N", help=say("words_option"))
    parser.add_argument("--accept", nargs="+", metavar="WORD", help=say("accept_option"))
    parser.add_argument("--refuse", nargs="+", metavar="WORD", help=say("refuse_option"))


def run(args: Namespace, console: Console) -> None:
    """Print the offered words, or store what is wanted of them."""
    from annotation.scheme import categories
    from cli.session import project_of
    from operations.annotate import named
    from operations.grow_words import accept, refuse, suggest

    with project_of(args, console) as (project, analyst):
        (category,) = named(categories(project), [args.category])
        for words, verb in ((args.accept, accept), (args.refuse, refuse)):
            if words:
                verb(project, category.uid, words, analyst=analyst)
        if args.accept or args.refuse:
            console.note("cli.words_stored", name=category.name)
            return
        found = suggest(project, category.uid, limit=args.count)
    for one in found:
        value, low, high = (round(float(part), 4) for part in one.precision)
        console.json(
            {
                "word": one.word,
                "sentences": one.sentences,
                "yes": one.yes,
                "no": one.no,
                "reports": one.reports,
                "precision": {"value": value, "low": low, "high": high},
                "source": one.source,
                "examples": [unit.uid for unit in one.examples],
            }
        )
    if not found:
        console.note("cli.no_words", name=category.name)
