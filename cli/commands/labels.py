"""labels import FILE: a labelled corpus in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console

FORMATS = ("jsonl", "csv", "xlsx")


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare import FILE [--format F] [--create]."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="import")
    read = verbs.add_parser("import", help=say("labels_import_help"))
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--format", metavar="|".join(FORMATS), help=say("format_option"))
    read.add_argument("--create", action="store_true", help=say("create_option"))


def run(args: Namespace, console: Console) -> int:
    """Take the labels in, all or none; 1 when rows could not be placed."""
    from cli.formats import format_of
    from cli.session import project_of
    from operations.import_labels import import_labels

    format = format_of(args.format, args.file, FORMATS) if args.format else None
    with project_of(args, console, create=True) as (project, analyst):
        result = import_labels(
            project, args.file, analyst=analyst, format=format, create=args.create
        )
    if result.from_tag:
        console.note("cli.labels_from_tag", analyst=analyst)
    for problem in result.problems:
        console.tell(problem)
    console.note(
        "cli.labels_done",
        units=result.units,
        rows=result.rows,
        blank=result.blank,
        problems=len(result.problems),
    )
    return 1 if result.problems else 0
