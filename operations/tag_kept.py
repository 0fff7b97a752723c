"""A tagging run that is kept: what it was begun with, in its folder, so that anybody can go on.

The file ``asked.json`` has all that ``tag`` was told. With it an unfinished run goes on, and the
file people get can be made again, even where the reports have been moved since.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from annotation.project import Project
from annotation.report_list import reports
from annotation.said import progress
from annotation.scheme import categories
from interchange.atomic import replacing
from messages import KnownError, Message
from operations.choose_classifier import Choice
from operations.tag_learnt import Learnt, learnt_from, learnt_json
from operations.tag_part import packed, unpacked
from operations.tag_run import TagRun, alone
from operations.tag_shards import ASKED, Part, Shards
from training.scheme import CategorySpec

PARTS = ".parts"
_REPORTS = ".reports.jsonl"


@dataclass(frozen=True)
class Asked:
    """What a run was begun with.

    ``names``: the categories. ``taught``: the years of the reports that taught the classifier, as
    far as they are known; ``learnt``: what it had learnt, None for seed words and for a run of an
    earlier program. ``skipped``: files that are no reports. ``finished``: all is tagged.
    """

    paths: tuple[Path, ...]
    out: Path
    format: str
    choice: Choice
    names: tuple[str, ...]
    encoding: str | None = None
    lang: str = "zh"
    taught: tuple[str, ...] = ()
    learnt: Learnt | None = None
    skipped: tuple[tuple[Path, Message], ...] = field(default=())
    finished: bool = False


def folder_of(out: Path) -> Path:
    """Where the run lives whose result is ``out``."""
    return out.with_name(out.name + PARTS)


def write_asked(folder: Path, asked: Asked) -> None:
    """Keep it in the folder of the run, whole or not at all."""
    choice = asdict(asked.choice) | {"folder": _text(asked.choice.folder)}
    told = asdict(replace(asked, skipped=())) | {
        "paths": [str(path.absolute()) for path in asked.paths],
        "out": str(asked.out.absolute()),
        "choice": choice,
        "learnt": learnt_json(asked.learnt),
        "skipped": [{"path": str(path), "why": packed(why)} for path, why in asked.skipped],
    }
    write_json(folder / ASKED, told)


def read_asked(folder: Path) -> Asked:
    """What the run in ``folder`` was begun with. Raises KnownError where there is none."""
    told = read_json(folder / ASKED)
    if told is None:
        raise KnownError("operations.no_kept_run", path=folder)
    try:
        return _asked(told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnownError("operations.no_kept_run", path=folder) from error


def _asked(told: Mapping[str, Any]) -> Asked:
    skipped = ((Path(each["path"]), unpacked(each["why"])) for each in told["skipped"])
    return Asked(
        paths=tuple(map(Path, told["paths"])),
        out=Path(told["out"]),
        format=told["format"],
        choice=_choice(told["choice"]),
        names=tuple(told["names"]),
        encoding=told["encoding"],
        lang=told["lang"],
        taught=tuple(told["taught"]),
        learnt=learnt_from(told.get("learnt")),
        skipped=tuple(skipped),
        finished=told["finished"],
    )


def _choice(told: Mapping[str, Any]) -> Choice:
    folder, live = told["folder"], told["live"]
    specs = (
        CategorySpec(c["uid"], c["name"], tuple(c["seeds"]), tuple(c["vetoes"]))
        for c in told["categories"]
    )
    known = None if live is None else tuple((uid, name) for uid, name in live)
    return Choice(None if folder is None else Path(folder), tuple(specs), known)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path.absolute())


@contextmanager
def kept_run(folder: Path) -> Iterator[tuple[TagRun, Asked]]:
    """A run from its own files; its parts are those that are done.

    While it is open, no other program can have it. Raises KnownError where another has, and for
    a folder that holds no run that was kept.
    """
    asked = read_asked(folder)
    with alone(folder):
        shards = Shards(folder)
        ids = sorted(path.name.removesuffix(_REPORTS) for path in folder.glob(f"*{_REPORTS}"))
        parts = [part for part in (Part(name, ()) for name in ids) if shards.done(part)]
        yield TagRun(shards, asked.choice, parts, asked.skipped, asked.encoding), asked


@contextmanager
def finished_run(folder: Path) -> Iterator[tuple[TagRun, Asked]]:
    """``kept_run`` of one that is done. Raises KnownError for one that is not."""
    with kept_run(folder) as (run, asked):
        if not asked.finished:
            raise KnownError("operations.run_unfinished", path=folder)
        yield run, asked


def taught_years(project: Project) -> tuple[str, ...]:
    """The years of the reports in which anybody has judged a sentence, in order."""
    done = progress(project, [category.uid for category in categories(project)])
    found = (row.metadata.get("year") for row in reports(project) if done.get(row.id, (0, 0))[0])
    return tuple(sorted({year[0] for year in found if year and year[0]}))


def write_json(path: Path, value: object) -> None:
    """Write a small file whole, or not at all."""
    with replacing(path) as handle:
        handle.write(json.dumps(value, default=str).encode())


def read_json(path: Path) -> dict[str, Any] | None:
    """The object ``write_json`` has written; None where there is no such file, or it is damaged."""
    try:
        value = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    return value if isinstance(value, dict) else None
