"""train: fit, evaluate with folds grouped by report, save a version."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from cli.console import Console

if TYPE_CHECKING:
    from operations.train import CategoryResult, Trained
    from training.figures import Interval


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--note TEXT] [--forecast] [--json]."""
    parser.add_argument("--note", default="", metavar="TEXT", help=say("note_option"))
    parser.add_argument("--forecast", action="store_true", help=say("forecast_option"))
    parser.add_argument("--json", action="store_true", help=say("json_option"))


def run(args: Namespace, console: Console) -> None:
    """Train and print the per-category table, or all figures as one JSON object."""
    from cli.session import models_of, project_of
    from operations.train import train

    with project_of(args, console) as (project, _):
        more = {"forecast": args.forecast, "progress": console.progress}
        trained = train(project, models_of(args), note=args.note, **more)
    if args.json:
        console.json(trained.as_dict())
    else:
        show(trained, console)
        show_ahead(trained, console)
    console.note("cli.train_done", version=trained.version, sentences=trained.sentences)


def show(trained: Trained, console: Console) -> None:
    """The per-category table: support, precision, recall, F1, each with its 90% interval."""
    columns = ("category", "yes", "no", "precision", "recall", "f1")
    header = [console.say(f"cli.column_{name}") for name in columns]
    console.table(header, map(_row, trained.categories))
    if not trained.by_report:
        console.note("cli.train_not_by_report")


def show_ahead(trained: Trained, console: Console) -> None:
    """What the next 100 tags bring, per category, and whether to go on."""
    if trained.ahead is None:
        return
    header = [console.say(f"cli.column_{name}") for name in ("category", "gain", "needed")]
    told = zip(trained.categories, trained.ahead.gains, trained.ahead.needed, strict=True)
    rows = [[c.category, gained(gain), needed.tags if needed else "–"] for c, gain, needed in told]
    console.table(header, rows)
    place = trained.ahead.category
    name = "" if place is None else trained.categories[place].category
    console.note(f"cli.advice_{trained.ahead.reason}", name=name)


def gained(gain: Interval | None) -> str:
    """A gain in percentage points with its 90% interval; a dash where there is none."""
    return "–" if gain is None else "{:+.1f} ({:+.1f} ~ {:+.1f})".format(*(100 * g for g in gain))


def _row(result: CategoryResult) -> list[object]:
    figures = (result.precision, result.recall, result.f1)
    return [result.category, result.yes, result.no, *map(shown, figures)]


def shown(figure: Interval | None) -> str:
    """A figure in percent with its 90% interval; a dash where there is none."""
    if figure is None:
        return "–"
    value, low, high = figure
    return f"{value:.0%} ({low:.0%}–{high:.0%})"
