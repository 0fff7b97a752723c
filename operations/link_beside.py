"""Near-duplicates worked out in a process of its own, where a correction has made them stale."""

from __future__ import annotations

from pathlib import Path

from annotation.read_only import open_to_read
from operations.near_duplicates import link


def link_beside(path: Path) -> None:
    """``near_duplicates.link`` for the project at ``path``; only its cache is written."""
    with open_to_read(path) as project:
        link(project)
