"""What a colleague's classifier became here; light, for the window that asks a process."""

from __future__ import annotations

from dataclasses import dataclass

from messages import Message


@dataclass(frozen=True)
class ImportedVersion:
    """The name it has here, what it said of itself, and how its scheme differs from ours."""

    version: str
    origin: str
    differences: tuple[Message, ...]
