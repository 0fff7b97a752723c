"""The command line: argv in, text out. Parse, run one operation, say what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cli.console import Console
from cli.crash import save_crash_report
from cli.parser import build_parser, language_of
from messages import LANGUAGES, KnownError, Message

# Arguments that name no command but a language: they are for the window.
LANGUAGE_ONLY = {("--lang", lang) for lang in LANGUAGES}
DONE, USER_MUST_ACT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 the user must act, 130 interrupted.

    Raises SystemExit(2) for wrong usage and SystemExit(0) for ``--help``, as argparse does.
    """
    console = Console(language_of(argv))
    arguments = build_parser(console.lang).parse_args(argv)
    if arguments.command is None:
        return _what_can_be_done(console)
    try:
        code: int | None = arguments.run(arguments, console)
    except KnownError as error:
        return _fail(console, error.message)
    except KeyboardInterrupt:
        console.note("cli.interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain again at exit.
        sys.stdout = None
        return DONE
    except OSError as error:
        return _fail(console, _os_error(error))
    except Exception as error:  # noqa: BLE001 - a bug: reported whole, never a bare traceback
        return _fail(console, Message("cli.crash", {"path": save_crash_report(error, argv)}))
    return DONE if code is None else code


def _what_can_be_done(console: Console) -> int:
    console.data(build_parser(console.lang).format_help())
    return USER_MUST_ACT


def _fail(console: Console, message: Message) -> int:
    console.error(message)
    return USER_MUST_ACT


def _os_error(error: OSError) -> Message:
    import errno

    if error.errno == errno.ENOSPC:
        return Message("cli.disk_full", {"path": error.filename or ""})
    return Message("cli.os_error", {"path": error.filename or "", "why": error.strerror or error})
