"""next: which sentences to tag now, as JSONL."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console
from cli.numbers import positive


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--count N] [--order ORDER] [--category CATEGORY]."""
    orders = ("uncertain", "likely", "disagreement", "new", "document")
    parser.add_argument("--count", type=positive, default=1, metavar="N", help=say("count_option"))
    parser.add_argument("--order", choices=orders, default="uncertain", help=say("order_option"))
    parser.add_argument("--category", metavar="CATEGORY", help=say("order_category_option"))


def run(args: Namespace, console: Console) -> None:
    """Print the next sentences, one JSON object each."""
    from cli.session import models_of, project_of
    from operations.next_sentences import next_sentences

    with project_of(args, console) as (project, _):
        found = next_sentences(
            project,
            models_of(args),
            count=args.count,
            order=args.order,
            category=args.category,
        )
    for sentence in found:
        unit = sentence.unit
        console.json(
            {
                "uid": unit.uid,
                "report": unit.report,
                "section": unit.section,
                "text": unit.text,
                "scores": sentence.scores,
                "audit": sentence.audit,
            }
        )
    if not found:
        console.note("cli.all_judged")
