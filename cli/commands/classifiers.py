"""classifiers: the saved versions, their figures, and what can be done with them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli.commands.train import shown
from cli.console import Console

if TYPE_CHECKING:
    from annotation.project import Project
    from operations.list_classifiers import SavedClassifier

VERBS = "compare|use|note|delete|export|import"


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare [--json] | compare A B | use [V] | note V TEXT | delete V | export | import."""
    parser.add_argument("--json", action="store_true", help=say("json_option"))
    verbs = parser.add_subparsers(dest="verb", metavar=VERBS)

    def add(verb: str, *names: str) -> ArgumentParser:
        made: ArgumentParser = verbs.add_parser(verb, help=say(f"classifiers_{verb}_help"))
        for name in names:
            made.add_argument(name, metavar=_METAVARS.get(name, name.upper()))
        return made

    add("compare", "first", "second")
    add("use").add_argument("version", metavar="V", nargs="?")
    add("note", "version", "text")
    add("delete", "version")
    out = say("out_option")
    add("export", "version").add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=out
    )
    read = add("import")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--note", default="", metavar="TEXT", help=say("note_option"))


_METAVARS = {"first": "A", "second": "B", "version": "V"}


def run(args: Namespace, console: Console) -> None:
    """List the versions, oldest first, or do what the verb says."""
    from cli.session import models_of, project_of

    with project_of(args, console) as (project, analyst):
        if args.verb is None:
            _list(args, console, project, models_of(args))
        else:
            _VERBS[args.verb](args, console, project, models_of(args), analyst)


def _list(args: Namespace, console: Console, project: Project, models: Path) -> None:
    from operations.list_classifiers import list_classifiers

    found = list_classifiers(project, models)
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


def _compare(args: Namespace, console: Console, project: Project, models: Path, _: str) -> None:
    from operations.compare_versions import compare_versions

    pair = (args.first, args.second)
    found = compare_versions(project, models, *pair, progress=console.progress)
    console.json(found.as_dict())
    for sentence in found.changed:
        console.json(sentence.as_dict())
    told = "、".join(f"{c.category} +{c.gained} −{c.lost}" for c in found.categories)
    values = {"sentences": found.sentences, "changed": len(found.changed), "told": told or "–"}
    console.note("cli.classifiers_compared", first=args.first, second=args.second, **values)


def _use(args: Namespace, console: Console, project: Project, models: Path, who: str) -> None:
    from operations.choose_classifier import in_use
    from operations.versions import predict_by, use_version

    if args.version is not None:
        use_version(project, models, args.version, analyst=who)
        predict_by(project, models, args.version)
        console.note("cli.classifiers_used", version=args.version)
    folder = in_use(project, models)
    console.json({"version": folder.name if folder else None})


def _note(args: Namespace, console: Console, project: Project, _: Path, who: str) -> None:
    from operations.versions import note_version

    note_version(project, args.version, args.text, analyst=who)
    console.note("cli.classifiers_noted", version=args.version)


def _delete(args: Namespace, console: Console, project: Project, models: Path, who: str) -> None:
    from operations.versions import delete_version

    delete_version(project, models, args.version, analyst=who)
    console.note("cli.classifiers_deleted", version=args.version)


def _export(args: Namespace, console: Console, project: Project, models: Path, _: str) -> None:
    from operations.share_version import export_version

    export_version(project, models, args.version, args.out)
    console.note("cli.classifiers_exported", version=args.version, out=args.out)


def _import(args: Namespace, console: Console, project: Project, models: Path, _: str) -> None:
    from operations.choose_classifier import in_use
    from operations.share_version import import_version

    found = import_version(project, models, args.file, note=args.note)
    for difference in found.differences:
        console.tell(difference)
    folder = in_use(project, models)
    used = folder.name if folder else "–"
    console.json({"version": found.version, "origin": found.origin, "in_use": used})
    console.note("cli.classifiers_imported", version=found.version, used=used)


_VERBS: dict[str, Callable[[Namespace, Console, Project, Path, str], None]] = {
    "compare": _compare,
    "use": _use,
    "note": _note,
    "delete": _delete,
    "export": _export,
    "import": _import,
}
