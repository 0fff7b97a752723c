"""demo: one complete run on invented reports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--dir DIR]."""
    parser.add_argument("--dir", type=Path, metavar="DIR", help=say("dir_option"))


def run(args: Namespace, console: Console) -> None:
    """Import, annotate, train, tag an unseen report, export; say each step and its figures."""
    import tempfile

    from cli.commands.train import show, shown
    from operations.demo import run_demo

    folder = args.dir or Path(tempfile.mkdtemp(prefix="biaoju-demo-"))
    console.note("cli.demo_starts", folder=folder)
    done = run_demo(folder, tell=console.tell, progress=console.progress)
    console.data("")
    console.data(console.say("cli.demo_training_table"))
    show(done.trained, console)
    console.data("")
    console.data(console.say("cli.demo_unseen_table", report=done.unseen))
    header = [console.say(f"cli.column_{c}") for c in ("category", "yes", "f1_before", "f1_after")]
    console.table(header, [(f.name, f.yes, shown(f.before), shown(f.after)) for f in done.figures])
    console.data("")
    console.data(console.say("cli.demo_done", folder=folder))
