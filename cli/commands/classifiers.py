"""classifiers: the saved versions and their figures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cli.commands.train import shown
from cli.console import Console

if TYPE_CHECKING:
    from operations.list_classifiers import SavedClassifier


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
        columns = ("version", "time", "macro_f1", "on_disk", "note")
        console.table([console.say(f"cli.column_{c}") for c in columns], map(_row, found))
    else:
        console.note("cli.no_classifiers")


def _row(saved: SavedClassifier) -> list[object]:
    moment = datetime.fromisoformat(saved.record.created_at).astimezone()
    present = "✓" if saved.on_disk else "✗"
    told = (saved.record.version, f"{moment:%Y-%m-%d %H:%M}", shown(saved.macro_f1))
    return [*told, present, saved.record.note]
