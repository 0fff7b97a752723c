"""agreement: how far analysts agree, per category, over what they both judged."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--json]."""
    parser.add_argument("--json", action="store_true", help=say("json_option"))


def run(args: Namespace, console: Console) -> None:
    """Print kappa per category with its interval, or why there is none."""
    from cli.session import project_of
    from operations.agreement import project_agreement

    with project_of(args, console) as (project, _):
        found = project_agreement(project)
    if args.json:
        for entry in found:
            console.json(entry.as_dict())
        return
    columns = ("category", "judged_by_all", "raw_agreement", "kappa", "alpha")
    console.table([console.say(f"cli.column_{c}") for c in columns], [e.row() for e in found])
