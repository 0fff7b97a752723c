"""classifiers: the saved versions and their figures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--json]."""
    parser.add_argument("--json", action="store_true", help=say("json_option"))


def run(args: Namespace, console: Console) -> None:
    """List the versions, oldest first."""
    from cli.session import models_of, project_of
    from operations.list_classifiers import list_classifiers

    with project_of(args, console) as (project, _):
        found = list_classifiers(project, models_of(args))
    if args.json:
        for entry in found:
            console.json(entry.as_dict())
    elif found:
        columns = ("version", "time", "f1", "on_disk", "note")
        console.table([console.say(f"cli.column_{c}") for c in columns], [e.row() for e in found])
    else:
        console.note("cli.no_classifiers")
