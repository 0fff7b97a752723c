"""Export the statistics as a workbook, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from annotation.project import Project
from interchange.line_sheets import Line, write_lines
from messages import say
from operations.near_duplicates import link
from operations.outputs import check_output
from operations.statistics import statistics
from operations.statistics_reading import Wanted, read_statistics
from operations.statistics_sheets import (
    category_lines,
    fact_lines,
    note_lines,
    region_lines,
    work_lines,
    year_lines,
)
from operations.statistics_work import work_done


def export_statistics(project: Project, out: Path, *, wanted: Wanted, lang: str = "zh") -> None:
    """Write what ``wanted`` names to ``out`` (.xlsx), as it is now.

    Raises KnownError where the file cannot be written; what was there then stays as it was.
    """
    check_output(out)
    link(project)
    reading = read_statistics(project, machine=wanted.machine)
    told, work = statistics(reading, wanted), work_done(project)

    def first() -> Iterator[Line]:
        yield from fact_lines(told, reading, lang)
        yield ()
        yield from category_lines(told, lang)
        yield ()
        yield from note_lines(told, reading, lang)

    name = partial(_sheet_name, lang)
    write_lines(
        out,
        {
            name("categories"): first(),
            name("years"): year_lines(told, lang),
            name("regions"): region_lines(told, lang),
            name("work"): work_lines(work, lang),
        },
    )


def _sheet_name(lang: str, which: str) -> str:
    return say(f"operations.statistics_sheet_{which}", lang)
