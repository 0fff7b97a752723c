"""Everything that can be computed again, under one name: predictions and the search index."""

from annotation.cache_file import Cache, cache_path
from annotation.predictions import (
    Predicted,
    predicted,
    predicted_by,
    predictions,
    predictions_stamp,
    report_predictions,
    store_predictions,
    store_scores,
)
from annotation.search import count, index_report, search, stale_reports, unit_stamp

__all__ = [
    "Cache",
    "Predicted",
    "cache_path",
    "count",
    "index_report",
    "predicted",
    "predicted_by",
    "predictions",
    "predictions_stamp",
    "report_predictions",
    "search",
    "stale_reports",
    "store_predictions",
    "store_scores",
    "unit_stamp",
]
