"""argv -> what was asked for. One command is one module in ``cli.commands``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from cli.commands import COMMANDS
from messages import LANGUAGES, say


def language_of(argv: Sequence[str]) -> str:
    """The language asked for by ``--lang``; Chinese otherwise. Help needs it before parsing."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang", choices=LANGUAGES, default="zh")
    try:
        lang: str = early.parse_known_args(list(argv))[0].lang
    except argparse.ArgumentError:
        return "zh"  # the real parser will say what is wrong with it
    return lang


def build_parser(lang: str) -> argparse.ArgumentParser:
    """The parser of the whole command line, its help in ``lang``.

    Global options may stand before the command or after it.
    """
    parser = argparse.ArgumentParser(
        prog="main.py", description=say("cli.description", lang), allow_abbrev=False
    )
    _add_globals(parser, lang, defaults=True)
    commands = parser.add_subparsers(dest="command", metavar=say("cli.command", lang))
    for name in COMMANDS:
        module = import_module(f"cli.commands.{name.replace('-', '_')}")
        help_text = say(f"cli.{name}_help", lang)
        command = commands.add_parser(
            name.rstrip("_"), help=help_text, description=help_text, allow_abbrev=False
        )
        module.add_arguments(command, lambda key: say(f"cli.{key}", lang))
        for place in (command, *_verbs(command)):
            _add_globals(place, lang, defaults=False)
        command.set_defaults(run=module.run)
    return parser


def _verbs(command: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parsers of a command's own verbs (``scheme import``)."""
    groups = [a for a in command._actions if isinstance(a, argparse._SubParsersAction)]
    return [verb for group in groups for verb in group.choices.values()]


def _add_globals(parser: argparse.ArgumentParser, lang: str, *, defaults: bool) -> None:
    def default(value: object) -> object:
        # After the command an absent option must not overwrite one given before it.
        return value if defaults else argparse.SUPPRESS

    parser.add_argument(
        "--project",
        type=Path,
        default=default(Path("annotations.db")),
        metavar="PATH",
        help=say("cli.project_option", lang),
    )
    parser.add_argument(
        "--models",
        type=Path,
        default=default(None),
        metavar="DIR",
        help=say("cli.models_option", lang),
    )
    parser.add_argument(
        "--analyst", default=default(None), metavar="NAME", help=say("cli.analyst_option", lang)
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default("zh"), help=say("cli.lang_option", lang)
    )
