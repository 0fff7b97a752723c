"""The search index as the search needs it: of every report, as it reads now."""

from __future__ import annotations

from annotation.cache import stale_reports
from annotation.project import Project


def refresh_index(project: Project) -> int:
    """Index the reports that are not in the index as they are now; how many those were."""
    stale = stale_reports(project)
    if stale:
        from operations.import_reports import index_units

        for report_id in stale:
            index_units(project, report_id)
    return len(stale)
