"""redo: do again what was last undone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Takes nothing of its own."""


def run(args: Namespace, console: Console) -> int:
    """Redo one step; 1 when there is none."""
    from annotation.undo import redo
    from cli.changes import tell_step
    from cli.session import project_of

    with project_of(args, console) as (project, analyst):
        return tell_step(redo(project, analyst=analyst), "redo", console)
