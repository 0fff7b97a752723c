"""标句: without arguments the window, otherwise the command line."""

import sys


def main() -> int:
    """Run the program on the arguments of this process; return its exit code."""
    from cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
