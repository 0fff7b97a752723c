"""What people said of each category, as sets of units; by the rule of the view ``counting``."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from annotation import unit_masks

VALUES = ("yes", "no", "conflict")
_SAYINGS = [
    f"SELECT unit_id AS id FROM project.{table} WHERE category = ? AND value = {value}"
    for table in ("annotation", "adjudication")
    for value in (1, 0)
]


class SpokenSets:
    """Of all units below ``size``; each category is read once, when it is first asked for."""

    def __init__(self, conn: sqlite3.Connection, size: int) -> None:
        self._conn, self._size = conn, size
        self._known: dict[str, bytes] = {}

    def any(self, values: Collection[str], categories: Iterable[str]) -> int:
        """The units of which one of ``values`` counts in one of the categories."""
        found, table = 0, bytes(_counting(code) in values for code in range(256))
        for category in categories:
            found |= unit_masks.from_flags(self._said_of(category).translate(table))
        return found

    def _said_of(self, category: str) -> bytes:
        """By unit, which of ``_SAYINGS`` there are in a category: a bit each."""
        if category not in self._known:
            said = [unit_masks.listed(self._conn, query, (category,)) for query in _SAYINGS]
            highest = max(max(ids, default=0) for ids in said)
            codes = bytearray(max(self._size, highest + 1))
            for place, ids in enumerate(said):
                for unit_id in ids:
                    codes[unit_id] |= 1 << place
            self._known[category] = bytes(codes[: self._size])
        return self._known[category]


def _counting(sayings: int) -> str:
    """A decision, else what all opinions say."""
    opinions, decision = sayings & 3, sayings >> 2
    return ("", *VALUES)[(decision or opinions) & 3]
