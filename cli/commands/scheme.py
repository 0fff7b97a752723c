"""scheme export | scheme import FILE: the categories, as TOML."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from cli.console import Console


def add_arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Declare export | import FILE."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="export|import")
    export = verbs.add_parser("export", help=say("scheme_export_help"))
    export.add_argument("--out", type=Path, metavar="FILE", help=say("out_option"))
    read = verbs.add_parser("import", help=say("scheme_import_help"))
    read.add_argument("file", type=Path, metavar="FILE")


def run(args: Namespace, console: Console) -> None:
    """Print the scheme, or take one in."""
    from cli.session import project_of
    from operations.scheme import export_scheme, import_scheme

    with project_of(args, console, create=args.verb == "import") as (project, analyst):
        if args.verb == "import":
            scheme = import_scheme(project, args.file, analyst=analyst)
            names = "、".join(c.name for c in scheme.categories if not c.retired)
            console.note("cli.scheme_imported", names=names)
        elif args.out:
            from interchange.atomic import replacing
            from operations.outputs import check_output

            check_output(args.out)
            text = export_scheme(project)
            with replacing(args.out) as file:
                file.write(text.encode("utf-8"))
        else:
            console.data(export_scheme(project).rstrip("\n"))
