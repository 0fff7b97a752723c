"""backup: a whole, verified copy of the project."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--out FILE]."""
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("backup_out_option"))


def run(args: Namespace, console: Console) -> None:
    """Copy to FILE, or into ``backups/`` beside the project, thinned by day, week and month."""
    from annotation.backup import backup, rolling_backup
    from cli.session import project_of

    with project_of(args, console) as (project, _):
        if args.out:
            backup(project, args.out)
            written = args.out
        else:
            written = rolling_backup(project, args.project.parent / "backups")
    console.data(str(written))
