"""annotate UID CATEGORY...: one sentence, printed as JSON once it is on disk."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cli.console import Console

if TYPE_CHECKING:
    from annotation.project import Project


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare UID CATEGORY... [--only] [--none] [--clear] [--copies]."""
    parser.add_argument("uid", metavar="UID", help=say("uid_argument"))
    parser.add_argument("categories", nargs="*", metavar="CATEGORY", help=say("category_argument"))
    parser.add_argument("--only", action="store_true", help=say("only_option"))
    parser.add_argument("--none", action="store_true", help=say("none_option"))
    parser.add_argument("--clear", action="store_true", help=say("clear_option"))
    parser.add_argument("--copies", action="store_true", help=say("copies_option"))
    parser.set_defaults(usage_error=parser.error, wrong_use=say("annotate_wrong_use"))


def run(args: Namespace, console: Console) -> None:
    """Store the judgement and print the change."""
    _check_use(args)
    from cli.changes import change_as_json
    from cli.session import project_of
    from operations.annotate import annotate, clear

    with project_of(args, console, create=True) as (project, analyst):
        if args.copies:
            console.json(_with_copies(args, project, analyst))
            return
        if args.clear:
            change = clear(project, uid=args.uid, names=args.categories, analyst=analyst)
        else:
            change = annotate(
                project, uid=args.uid, names=args.categories, analyst=analyst, only=args.only
            )
        printed = change_as_json(project, change)
    console.json(printed)


def _with_copies(args: Namespace, project: Project, analyst: str) -> dict[str, Any]:
    """The change, and the uids of the near-duplicates that were told the same."""
    from cli.changes import change_as_json
    from operations.annotate_copies import annotate_copies

    names = args.categories if args.categories or args.none else None
    change, told = annotate_copies(
        project, uid=args.uid, names=names, analyst=analyst, only=args.only
    )
    return {**change_as_json(project, change), "copies": [unit.uid for unit in told]}


def _check_use(args: Namespace) -> None:
    one_of_them = args.clear + args.none + (bool(args.categories) and not args.clear)
    enough = one_of_them == 1 or (args.copies and not one_of_them)
    if not enough or (args.only and not args.categories) or (args.copies and args.clear):
        args.usage_error(args.wrong_use)
