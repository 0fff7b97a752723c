"""The project, analyst and classifier folder that the global options name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cli.console import Console

if TYPE_CHECKING:
    from annotation.project import Project


@contextmanager
def project_of(
    args: Namespace, console: Console, *, create: bool = False
) -> Iterator[tuple[Project, str]]:
    """Open the project named on the command line; give it with the analyst's name."""
    from annotation.errors import sqlite_errors
    from annotation.project import open_project
    from operations.analysts import analyst_of

    with sqlite_errors(args.project), open_project(args.project, create=create) as project:
        analyst, known = analyst_of(project, args.analyst)
        if args.command == "annotate" and not known:
            console.note("cli.unnamed_analyst", analyst=analyst)
        yield project, analyst


def models_of(args: Namespace) -> Path:
    """The folder of saved classifiers: ``--models``, else ``models/`` beside the project."""
    beside: Path = args.project.parent / "models"
    return args.models or beside
