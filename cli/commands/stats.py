"""stats: how much there is, how much is judged, by category."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--reports] [--json]."""
    parser.add_argument("--reports", action="store_true", help=say("stats_reports_option"))
    parser.add_argument("--json", action="store_true", help=say("json_option"))


def run(args: Namespace, console: Console) -> None:
    """Print the counts of the project."""
    from cli.session import project_of
    from operations.statistics_json import places_json
    from operations.stats import project_stats

    with project_of(args, console) as (project, _):
        stats = project_stats(project)
        places = places_json(project) if args.json else {}
    if args.json:
        console.json(stats.as_dict() | places)
        return
    console.data(
        console.say(
            "cli.stats_line",
            reports=stats.reports,
            sentences=stats.sentences,
            judged=stats.judged,
            analysts="、".join(stats.analysts) or "–",
        )
    )
    if stats.repeats:
        console.data(console.say("cli.stats_repeats", count=stats.repeats))
    columns = ("category", "yes", "yes_once", "no", "conflict", "not_judged")
    console.table(
        [console.say(f"cli.column_{c}") for c in columns],
        [(c.name, c.yes, c.yes_once, c.no, c.conflict, c.not_judged) for c in stats.categories],
    )
    console.table(
        [console.say(f"cli.column_{c}") for c in ("section", "sentences")],
        stats.sections.items(),
    )
    if args.reports:
        console.table(
            [console.say(f"cli.column_{c}") for c in ("report", "sentences", "judged")],
            [(r.report, r.sentences, r.judged) for r in stats.by_report],
        )
