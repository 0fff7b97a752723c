"""deliver --name NAME | export | list | compare: what is frozen together under a name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli.commands.train import shown
from cli.console import Console

if TYPE_CHECKING:
    from annotation.deliveries import DeliveryRow
    from annotation.project import Project
    from operations.compare_deliveries import Number

VERBS = "list|export|compare"


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare --name NAME [--note TEXT] | list [--json] | export NAME --out FILE | compare A B."""
    parser.add_argument("--name", metavar="NAME", help=say("delivery_name_option"))
    parser.add_argument("--note", default="", metavar="TEXT", help=say("delivery_note_option"))
    verbs = parser.add_subparsers(dest="verb", metavar=VERBS)
    shown = verbs.add_parser("list", help=say("deliver_list_help"))
    shown.add_argument("--json", action="store_true", help=say("json_option"))
    export = verbs.add_parser("export", help=say("deliver_export_help"))
    export.add_argument("delivery", metavar="NAME")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("out_option"))
    compare = verbs.add_parser("compare", help=say("deliver_compare_help"))
    for name in ("first", "second"):
        compare.add_argument(name, metavar=name[0].upper())
    compare.add_argument("--json", action="store_true", help=say("json_option"))
    parser.set_defaults(refuse=parser.error)


def run(args: Namespace, console: Console) -> None:
    """Freeze, or do what the verb says."""
    from cli.session import project_of

    if args.verb is None and args.name is None:
        args.refuse(console.say("cli.deliver_wrong_use"))
    with project_of(args, console) as (project, analyst):
        if args.verb is not None:
            _VERBS[args.verb](args, console, project)
        else:
            _deliver(args, console, project, analyst)


def _deliver(args: Namespace, console: Console, project: Project, analyst: str) -> None:
    from cli.session import models_of
    from operations.deliver import deliver

    row = deliver(
        *(project, models_of(args)),
        name=args.name,
        note=args.note,
        analyst=analyst,
        lang=console.lang,
        progress=console.progress,
    )
    console.json(_as_dict(row))
    values = {"name": row.name, "judged": row.numbers["judged"], "version": row.version or "–"}
    console.note("cli.deliver_done", **values)


def _list(args: Namespace, console: Console, project: Project) -> None:
    from annotation.deliveries import deliveries

    found = deliveries(project)
    if args.json:
        for row in found:
            console.json(_as_dict(row))
    elif found:
        columns = ("name", "time", "judged", "version", "macro_f1", "note")
        console.table([console.say(f"cli.column_{c}") for c in columns], map(_row, found))
    else:
        console.note("cli.no_deliveries")


def _export(args: Namespace, console: Console, project: Project) -> None:
    from operations.deliver import export_delivery, same_writer

    row = export_delivery(project, args.delivery, args.out, progress=console.progress)
    if not same_writer(row):
        console.note("cli.deliver_other_writer", writer=row.numbers["book"]["writer"])
    console.note("cli.deliver_exported", name=row.name, out=args.out)


def _compare(args: Namespace, console: Console, project: Project) -> None:
    from annotation.deliveries import delivery
    from operations.compare_deliveries import compare_deliveries

    pair = [delivery(project, name) for name in (args.first, args.second)]
    found = compare_deliveries(*pair)
    if args.json:
        for number in found:
            console.json(number.as_dict())
        return
    columns = ("number", "before", "after", "difference")
    header = [console.say(f"cli.column_{c}") for c in columns]
    console.table(header, (_compared(number, console) for number in found))


_VERBS: dict[str, Callable[[Namespace, Console, Project], None]] = {
    "list": _list,
    "export": _export,
    "compare": _compare,
}


def _as_dict(row: DeliveryRow) -> dict[str, object]:
    told = {"name": row.name, "note": row.note, "analyst": row.analyst, "created_at": row.at}
    return told | {"version": row.version, "hash": row.hash, "numbers": dict(row.numbers)}


def _row(row: DeliveryRow) -> list[object]:
    moment = datetime.fromisoformat(row.at).astimezone()
    used = row.numbers["classifier"]
    macro = shown(used["macro_f1"]) if used and used["macro_f1"] else "–"
    told = (row.name, f"{moment:%Y-%m-%d %H:%M}", row.numbers["judged"], row.version or "–")
    return [*told, macro, row.note]


def _compared(number: Number, console: Console) -> list[object]:
    what = console.say(f"cli.number_{number.measure}")
    name = " ".join(part for part in (number.place, number.category, what) if part)
    before = _told(number.before, number.before_range)
    return [name, before, _told(number.after, number.after_range), _difference(number)]


def _told(value: float | None, range: tuple[float, float] | None) -> str:
    if value is None:
        return "–"
    return f"{value}" if range is None else shown((value, *range))


def _difference(number: Number) -> str:
    if number.difference is None:
        return "–"
    if number.group == "figure":
        return f"{100 * number.difference:+.1f}"
    return f"{number.difference:+g}" if number.difference else "0"
