"""What all benchmarks share: arguments, the data beside the project, a table and one JSON line."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def arguments(name: str, about: str, **flags: str) -> argparse.Namespace:
    """``quick`` and ``json``, both bool, from the command line of ``benchmarks.name``.

    ``flags``: more of them, and what each does.
    """
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    parser.add_argument("--quick", action="store_true", help="less data, at most 45 s")
    parser.add_argument("--json", action="store_true", help="only one JSON object, on one line")
    for flag, does in flags.items():
        parser.add_argument(f"--{flag}", action="store_true", help=does)
    return parser.parse_args()


def shared(*parts: str) -> Path:
    """A file of the data folder beside the project; without it the benchmark ends with 1."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        stop(f"This benchmark needs {path}, which is not here.")
    return path


def stop(reason: str) -> NoReturn:
    """End the benchmark with exit code 1 and one sentence."""
    print(reason, file=sys.stderr)
    raise SystemExit(1)


def report(figures: dict[str, object], *, as_json: bool) -> None:
    """A table for people, unless ``as_json``; the last line is always one JSON object."""
    if not as_json:
        width = max(map(len, figures))
        for name, value in figures.items():
            print(f"{name:<{width}}  {_shown(value)}")
    print(json.dumps(figures, ensure_ascii=False))


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return str(value)


def note(line: str) -> None:
    """A word about progress, on stderr."""
    print(line, file=sys.stderr, flush=True)


def cpu_seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """The median processor time of ``work`` over ``times`` runs, after one run to warm up."""
    work()
    return statistics.median(_one_run(work) for _ in range(times))


def _one_run(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
