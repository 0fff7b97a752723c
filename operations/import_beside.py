"""An import in a process of its own: what came in before it was cancelled is told as well."""

from __future__ import annotations

import multiprocessing
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from annotation.project import Project
from operations.analysts import analyst_of
from operations.beside import Stop
from operations.import_reports import ImportResult, import_reports
from operations.metadata_table import read_metadata_table
from operations.progress import Progress


def import_beside(
    project: Project,
    sources: Sequence[Path],
    *,
    encodings: Mapping[Path, str],
    leave_out: Collection[Path],
    table: Path | None,
    progress: Progress,
) -> tuple[ImportResult, bool]:
    """``import_reports`` in the name of the project's analyst; and whether it was cancelled.

    ``table``: of metadata. Raises KnownError where that cannot be read.
    """
    # A process beside the window is a daemon, and so may have none of its own: files are read
    # in one, which ends with its pipe.
    multiprocessing.current_process().daemon = False
    result = ImportResult()
    try:
        import_reports(
            project,
            sources,
            analyst=analyst_of(project, None)[0],
            encodings=encodings,
            leave_out=leave_out,
            metadata=read_metadata_table(table) if table else None,
            progress=progress,
            into=result,
        )
    except Stop:
        return result, True
    return result, False
