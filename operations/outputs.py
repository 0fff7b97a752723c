"""Where results may be written: never over a project, never over what is being read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotation.project import is_project_file
from interchange.atomic import ensure_writable
from messages import KnownError


def check_output(out: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Raise KnownError now if ``out`` is a project, one of ``inputs``, or cannot be written."""
    if out.exists():
        if is_project_file(out):
            raise KnownError("operations.output_is_project", path=out)
        if any(path.exists() and path.samefile(out) for path in inputs):
            raise KnownError("operations.output_is_input", path=out)
    ensure_writable(out)
