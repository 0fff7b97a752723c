"""check: is every text and every link of the project what it was when it was written?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Takes nothing of its own."""


def run(args: Namespace, console: Console) -> int:
    """Say every fault found; 1 when there is one."""
    from annotation.check import check
    from cli.session import project_of

    with project_of(args, console) as (project, _):
        faults = check(project)
    for fault in faults:
        console.tell(fault)
    if not faults:
        console.note("cli.check_done")
    return 1 if faults else 0
