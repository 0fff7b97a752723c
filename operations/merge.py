"""Merge: a colleague's project into this one, and its texts into the search index."""

from __future__ import annotations

from pathlib import Path

from annotation.merge import MergeReport, merge
from annotation.project import Project
from operations.search import index_all


def merge_project(project: Project, other: Path, *, analyst: str) -> MergeReport:
    """Take in the other project's reports and annotations; conflicts are listed, ours stay."""
    report = merge(project, other, analyst=analyst)
    index_all(project)
    return report
