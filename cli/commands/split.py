"""split: units of files as JSONL on stdout; touches no project."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare PATH... [--encoding E]."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("path_argument"))
    parser.add_argument("--encoding", metavar="E", help=say("encoding_option"))


def run(args: Namespace, console: Console) -> int:
    """Print one JSON object a unit; 1 when nothing at all could be read."""
    from operations.reading import Unreadable, read_reports

    reports = failed = 0
    for item in read_reports(args.paths, encoding=args.encoding):
        if isinstance(item, Unreadable):
            failed += 1
            console.note("cli.import_failed", name=item.name, why=item.why)
            continue
        reports += 1
        for warning in item.source.warnings:
            console.note("cli.import_warning", report=item.source.name, warning=warning)
        for row in item.rows():
            console.json(row)
    return 0 if reports or not failed else 1
