"""Everything that can be computed again, under one name: predictions and the search index."""

from annotation.cache_file import Cache, cache_path
from annotation.predictions import predicted_by, predictions, store_predictions
from annotation.search import count, index_report, search, stale_reports

__all__ = [
    "Cache",
    "cache_path",
    "count",
    "index_report",
    "predicted_by",
    "predictions",
    "search",
    "stale_reports",
    "store_predictions",
]
