"""Hand to a colleague: some reports and the scheme in a project of their own, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from annotation.deliveries import snapshot
from annotation.fresh_copy import FreshCopy, write_fresh_copy
from annotation.project import Project
from messages import KnownError
from operations.outputs import check_output
from operations.progress import Progress, silent


def share_copy(
    project: Project,
    target: Path,
    *,
    report_ids: Collection[int],
    progress: Progress = silent,
) -> FreshCopy:
    """Write the reports to a new project at ``target``, without anybody's tags or name.

    What the colleague tags there comes back by ``merge``: every sentence keeps its uid. Raises
    KnownError for no reports at all, and where ``target`` is a project (it may hold work) or
    cannot be written. If ``progress`` raises there is no file.
    """
    if not report_ids:
        raise KnownError("operations.nothing_to_share", path=target)
    check_output(target)
    with snapshot(project):  # somebody may be tagging
        return write_fresh_copy(project, target, report_ids, advance=progress)
