"""import: files and folders into the project."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cli.console import Console

if TYPE_CHECKING:
    from annotation.project import Project
    from operations.import_reports import ImportResult


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare PATH... [--encoding E] [--metadata TABLE] [--resplit]."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("path_argument"))
    parser.add_argument("--encoding", metavar="E", help=say("encoding_option"))
    parser.add_argument("--metadata", type=Path, metavar="TABLE", help=say("metadata_option"))
    parser.add_argument("--resplit", action="store_true", help=say("resplit_option"))


def run(args: Namespace, console: Console) -> int:
    """Import; 1 when nothing at all could be read."""
    from cli.session import project_of
    from operations.import_reports import import_reports
    from operations.metadata_table import read_metadata_table

    table = read_metadata_table(args.metadata) if args.metadata else None
    with project_of(args, console, create=True) as (project, analyst):
        result = import_reports(
            project,
            args.paths,
            analyst=analyst,
            encoding=args.encoding,
            metadata=table,
            progress=console.progress,
        )
        _report(result, console)
        if args.resplit:
            _resplit(project, [*result.unchanged, *result.aliases], analyst, console)
    came_in = result.added + result.unchanged + result.aliases + result.renamed
    return 0 if came_in or not result.failed else 1


def _report(result: ImportResult, console: Console) -> None:
    for name, warning in result.warnings:
        console.note("cli.import_warning", report=name, warning=warning)
    for item in result.failed:
        console.note("cli.import_failed", name=item.name, why=item.why)
    for name in result.renamed:
        console.note("cli.import_renamed", name=name)
    console.note(
        "cli.import_done",
        added=len(result.added) + len(result.renamed),
        sentences=result.sentences,
        unchanged=len(result.unchanged) + len(result.aliases),
        failed=len(result.failed),
    )


def _resplit(project: Project, names: list[str], analyst: str, console: Console) -> None:
    from operations.resplit import preview, resplit

    plan = preview(project, names)
    for name, change in plan.changes.items():
        console.note(
            "cli.resplit_preview",
            report=name,
            kept=change.kept,
            moved=change.moved,
            retired=change.retired,
            new=change.new,
            review=change.for_review,
        )
    for name in plan.left_alone:
        console.note("cli.resplit_hand_corrected", report=name)
    resplit(project, plan, analyst=analyst)
    console.note("cli.resplit_done", count=len(plan.changes))
