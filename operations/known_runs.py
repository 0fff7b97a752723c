"""The tagging runs that were begun from a project's window: a list beside the project file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation.lock import holder
from messages import KnownError
from operations.import_choices import Choices, choices_from, choices_json
from operations.tag_kept import PARTS, read_asked, read_json, write_json

MOST = 12  # runs that are remembered


@dataclass(frozen=True)
class KnownRun:
    """A run that is still there. ``under_way``: another program is at it."""

    folder: Path
    out: Path
    finished: bool
    under_way: bool = False


def known_runs(project: Path) -> list[KnownRun]:
    """The runs begun from this project, the last first; what is gone is left out."""
    found = (_known(folder) for folder in _folders(project))
    return [run for run in found if run is not None]


def remember_run(project: Path, folder: Path) -> None:
    """Put a run at the head of the list."""
    others = [known for known in _folders(project) if known != folder.absolute()]
    _write(project, runs=[folder.absolute(), *others][:MOST])


def forget_run(project: Path, folder: Path, *, remove: bool = False) -> None:
    """Take a run off the list; ``remove``: throw away its parts too, never its result."""
    _write(project, runs=[known for known in _folders(project) if known != folder.absolute()])
    if remove and folder.name.endswith(PARTS):
        from operations.tag_shards import Shards

        read_asked(folder)  # nothing but a run of ours is thrown away
        Shards(folder).remove()


def unfinished_import(project: Path) -> list[Path]:
    """What was being imported when the window was closed; empty where nothing was."""
    kept = (read_json(_file(project)) or {}).get("import", [])
    return [path for path in map(Path, kept) if path.exists()]


def import_choices(project: Path) -> Choices:
    """What was chosen for that import."""
    return choices_from((read_json(_file(project)) or {}).get("chosen", {}))


def note_import(project: Path, paths: Sequence[Path], choices: Choices | None = None) -> None:
    """An import of ``paths`` begins, as chosen; nothing: it is done, or given up."""
    coming = [path.absolute() for path in paths]
    _write(project, coming=coming, chosen=choices_json(choices) if choices else {})


def _known(folder: Path) -> KnownRun | None:
    try:
        asked = read_asked(folder)
    except (KnownError, OSError):
        return None
    return KnownRun(folder, asked.out, asked.finished, _is_held(folder))


def _is_held(folder: Path) -> bool:
    try:
        return holder(folder) is not None
    except OSError:
        return False


def _folders(project: Path) -> list[Path]:
    return [Path(name) for name in (read_json(_file(project)) or {}).get("runs", [])]


def _write(
    project: Path,
    *,
    runs: Sequence[Path] | None = None,
    coming: Sequence[Path] | None = None,
    chosen: Mapping[str, Any] | None = None,
) -> None:
    told = read_json(_file(project)) or {}
    kept = {
        "chosen": told.get("chosen", {}) if chosen is None else chosen,
        "runs": told.get("runs", []) if runs is None else [str(path) for path in runs],
        "import": told.get("import", []) if coming is None else [str(path) for path in coming],
    }
    # A help for later, not the work: where the disk is full that says so itself.
    with suppress(KnownError, OSError):
        if any(kept.values()):
            write_json(_file(project), kept)
        else:
            _file(project).unlink(missing_ok=True)


def _file(project: Path) -> Path:
    return project.with_name(f"{project.stem}.runs.json")
