"""Work that tests give to a process beside them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotation.project import Project
from interchange.atomic import replacing
from messages import KnownError, Message
from operations.annotate import annotate
from operations.beside import Stop
from operations.progress import Progress


def add(path: Path, one: int, other: int) -> tuple[str, int]:
    return path.name, one + other


def say_and_add(path: Path, one: int, other: int) -> Iterator[str]:
    yield "now"
    return path.name, one + other


def length_of(path: Path, numbers: Sequence[int]) -> int:
    return len(numbers)


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


def write_for_ever(path: Path, target: Path, *, tell: Callable[[object], None]) -> None:
    """Never comes to an end, nor to a place where it looks whether it should."""
    with replacing(target) as file:
        tell("begun")
        while True:
            file.write(b"half")
            file.seek(0)


def look_for_ever(path: Path, *, tell: Callable[[object], None]) -> str:
    """Looks all the time whether it should stop."""
    while True:
        try:
            tell("still here")
        except Stop:
            return "stopped where it looked"


def export_for_ever(project: Project, target: Path, *, progress: Progress) -> None:
    """The same, as an operation."""
    write_for_ever(project.path, target, tell=lambda _: progress(1, 2, target.name))


def judge_for_ever(project: Project, uid: str, *, progress: Progress) -> None:
    """Inside a step that is not stored yet."""
    with project.step(Message("annotation.step_judge", {"text": ""}), analyst="甲"):
        annotate(project, uid=uid, names=["执法监督"], analyst="甲")
        progress(1, 2, "")
        time.sleep(600)


def judge_one(project: Project, uid: str, *, progress: Progress) -> str:
    """One tag, two words about it."""
    progress(1, 2, "一")
    return annotate(project, uid=uid, names=["执法监督"], analyst="甲").uid


def refuse_to(project: Project) -> None:
    """Cannot be done."""
    raise KnownError("annotation.unknown_unit", uid="r1")


def no_disk(project: Project) -> None:
    """The disk says no."""
    raise OSError(28, "No space left on device", "语料.xlsx")
