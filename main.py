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
    import gc

    from messages import say

    gc.disable()  # nothing that is made now becomes garbage; the window turns it on again

    try:
        from gui.app import run
        from gui.display import no_display
    except ImportError as error:
        # No Qt, or none of the system's display libraries: the command line works without.
        print(say("cli.no_window", lang or "zh", why=error), file=sys.stderr)
        return 1
    if (why := no_display()) is not None:
        print(say(why.key, lang or "zh", **why.values), file=sys.stderr)
        return 1
    return run(PROJECT if PROJECT.is_file() else None, lang=lang)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
