"""Work that tests give to a process beside them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from messages import KnownError


def add(path: Path, one: int, other: int) -> tuple[str, int]:
    return path.name, one + other


def count(path: Path, last: int) -> Iterator[int]:
    yield from range(last)
    return f"{last} in {path.name}"


def refuse(path: Path) -> None:
    raise KnownError("operations.nothing_annotated", path=path)


def die(path: Path) -> None:
    os._exit(7)


def break_down(path: Path) -> None:
    raise ZeroDivisionError


def wait_forever(path: Path) -> Iterator[int]:
    yield os.getpid()
    time.sleep(600)
