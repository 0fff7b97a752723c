"""A figure measured several times: its median, and how far the measurements lie apart."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def spread(name: str, values: Sequence[float]) -> dict[str, object]:
    """The median under ``name``, the least and the most as ``NAME_low`` and ``NAME_high``."""
    return {
        name: statistics.median(values),
        f"{name}_low": min(values),
        f"{name}_high": max(values),
    }
