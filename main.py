"""标句: without arguments the window, otherwise the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path("annotations.db")


def main(arguments: Sequence[str]) -> int:
    """Run the program on ``arguments`` (without its own name) and return the exit code."""
    from cli import LANGUAGE_ONLY, run

    if arguments and tuple(arguments) not in LANGUAGE_ONLY:
        return run(arguments)
    return _window(arguments[-1] if arguments else None)


def _window(lang: str | None) -> int:
    try:
        from gui.app import run
    except ImportError as error:
        # No Qt, or none of the system's display libraries: the command line works without.
        from messages import say

        print(say("cli.no_window", lang or "zh", why=error), file=sys.stderr)
        return 1
    return run(PROJECT if PROJECT.is_file() else None, lang=lang)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
