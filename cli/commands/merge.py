"""merge OTHER.db: a colleague's reports and annotations into this project."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare OTHER.db."""
    parser.add_argument("other", type=Path, metavar="OTHER.db", help=say("other_argument"))


def run(args: Namespace, console: Console) -> None:
    """Merge, and print every conflict as one JSON object."""
    from cli.session import project_of
    from operations.merge import merge_project

    with project_of(args, console) as (project, analyst):
        report = merge_project(project, args.other, analyst=analyst)
    for conflict in report.conflicts:
        console.json(conflict.as_dict())
    if report.retired:
        console.note("cli.merge_retired", names="、".join(report.retired))
    console.note(
        "cli.merge_done",
        reports=report.added_reports,
        annotations=report.added_annotations,
        same=report.same,
        conflicts=len(report.conflicts),
    )
