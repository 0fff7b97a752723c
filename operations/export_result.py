"""What an export says of itself; light, for the window that asks a process for one."""

from __future__ import annotations

from dataclasses import dataclass, field

from interchange.rows import ExportRow


@dataclass
class ExportResult:
    """How many rows went out, how many of them are judged, how many have a conflict."""

    rows: int = 0
    judged: int = 0
    conflicts: int = 0


@dataclass(frozen=True)
class ExportPreview:
    """The first rows of an export, the names of the categories, and the counts of all of it."""

    rows: list[ExportRow] = field(default_factory=list)
    categories: tuple[str, ...] = ()
    total: ExportResult = field(default_factory=ExportResult)
