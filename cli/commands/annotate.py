"""annotate UID CATEGORY...: one sentence, printed as JSON once it is on disk."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare UID CATEGORY... [--only] [--none] [--clear]."""
    parser.add_argument("uid", metavar="UID", help=say("uid_argument"))
    parser.add_argument("categories", nargs="*", metavar="CATEGORY", help=say("category_argument"))
    parser.add_argument("--only", action="store_true", help=say("only_option"))
    parser.add_argument("--none", action="store_true", help=say("none_option"))
    parser.add_argument("--clear", action="store_true", help=say("clear_option"))
    parser.set_defaults(usage_error=parser.error, wrong_use=say("annotate_wrong_use"))


def run(args: Namespace, console: Console) -> None:
    """Store the judgement and print the change."""
    _check_use(args)
    from cli.changes import change_as_json
    from cli.session import project_of
    from operations.annotate import annotate, clear

    with project_of(args, console, create=True) as (project, analyst):
        if args.clear:
            change = clear(project, uid=args.uid, names=args.categories, analyst=analyst)
        else:
            change = annotate(
                project, uid=args.uid, names=args.categories, analyst=analyst, only=args.only
            )
        printed = change_as_json(project, change)
    console.json(printed)


def _check_use(args: Namespace) -> None:
    one_of_them = args.clear + args.none + (bool(args.categories) and not args.clear)
    if one_of_them != 1 or (args.only and not args.categories):
        args.usage_error(args.wrong_use)
