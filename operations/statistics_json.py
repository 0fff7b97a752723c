"""What people said, by year and by region, as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from annotation.categories import Category
from annotation.project import Project
from operations.near_duplicates import link
from operations.statistics import Row, statistics
from operations.statistics_reading import Wanted, read_statistics


def places_json(project: Project) -> dict[str, list[dict[str, Any]]]:
    """``by_year`` and ``by_region``: for each its reports, sentences, and yes of judged ones."""
    link(project)
    told = statistics(read_statistics(project, machine=False), Wanted())
    return {
        "by_year": _rows(told.years, told.categories),
        "by_region": _rows(told.regions, told.categories),
    }


def _rows(rows: Iterable[Row], live: Sequence[Category]) -> list[dict[str, Any]]:
    return [
        {
            "name": row.name,
            "reports": row.reports,
            "sentences": row.sentences,
            "categories": {
                category.name: dict(zip(("yes", "of"), row.counts[category.uid].yes, strict=True))
                for category in live
            },
        }
        for row in rows
    ]
