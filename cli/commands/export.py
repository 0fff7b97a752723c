"""export --format F --out PATH: the labelled corpus."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console

FORMATS = ("jsonl", "csv", "xlsx", "docx")


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--format F] --out PATH [--all]."""
    parser.add_argument("--format", metavar="|".join(FORMATS), help=say("format_option"))
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help=say("out_option"))
    parser.add_argument("--all", action="store_true", help=say("all_option"))


def run(args: Namespace, console: Console) -> None:
    """Write the corpus and say how much of it is judged."""
    from cli.formats import format_of
    from cli.session import project_of
    from operations.export_corpus import export_corpus

    format = format_of(args.format, args.out, FORMATS)
    with project_of(args, console) as (project, _):
        result = export_corpus(
            project, args.out, format=format, everything=args.all, lang=console.lang
        )
    console.note(
        "cli.export_done",
        out=args.out,
        rows=result.rows,
        judged=result.judged,
        conflicts=result.conflicts,
    )
