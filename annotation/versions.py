"""What a project file says of itself, known without loading what upgrades one."""

from __future__ import annotations

APPLICATION_ID = 0x42694A75  # "BiJu": tells our files from other SQLite files
NEWEST = 8  # the number of steps in ``annotation.migrations``

WATCHED = (
    "setting",
    "report",
    "source",
    "alias",
    "metadata",
    "unit",
    "link",
    "category",
    "annotation",
    "adjudication",
    "flag",
    "kept",
    "refused",
    "classifier",
)
"""The user tables: what undo brings back and what two projects are compared by."""
