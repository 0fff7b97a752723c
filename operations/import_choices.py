"""What somebody chose before an import, kept so that it can go on another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Choices:
    """Files in an encoding of their own, files left out, a metadata table."""

    encodings: dict[Path, str] = field(default_factory=dict)
    leave_out: set[Path] = field(default_factory=set)
    table: Path | None = None


def choices_json(choices: Choices) -> dict[str, Any]:
    """As JSON values, with whole paths."""
    return {
        "encodings": {str(path.absolute()): name for path, name in choices.encodings.items()},
        "leave_out": sorted(str(path.absolute()) for path in choices.leave_out),
        "table": str(choices.table.absolute()) if choices.table else "",
    }


def choices_from(told: Mapping[str, Any]) -> Choices:
    """What ``choices_json`` gave; nothing was chosen where that is not there."""
    return Choices(
        {Path(path): str(name) for path, name in told.get("encodings", {}).items()},
        {Path(path) for path in told.get("leave_out", [])},
        Path(told["table"]) if told.get("table") else None,
    )
