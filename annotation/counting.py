"""Which value counts: adjudicated, else the sole or unanimous opinion, else a conflict.

The rule itself is the SQL view ``counting`` (see ``annotation.migrations``); everything that
trains, exports or counts asks here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.project import Project

NOT_JUDGED = -1
CONFLICT = -2


@dataclass(frozen=True)
class Counting:
    """What counts, for every live unit on which anybody said anything.

    ``values``: unit id -> category uid -> 1 yes, 0 no, -2 conflict; absent: not judged.
    """

    values: dict[int, dict[str, int]]

    def value(self, unit_id: int, category: str) -> int:
        """1 yes, 0 no, -1 not judged, -2 conflict."""
        return self.values.get(unit_id, {}).get(category, NOT_JUDGED)

    def judged(self) -> Iterator[int]:
        """The ids of units with a yes or no in some category."""
        return (unit for unit, row in self.values.items() if max(row.values()) >= 0)

    def rows(self, unit_ids: Sequence[int], categories: Sequence[str]) -> list[list[int]]:
        """One row per unit, one column per category, as training takes them.

        1 yes, 0 no, -1 not judged; a conflict is not trained on and is -1 too.
        """
        nothing: dict[str, int] = {}
        return [
            [max(row.get(category, NOT_JUDGED), NOT_JUDGED) for category in categories]
            for row in (self.values.get(unit, nothing) for unit in unit_ids)
        ]

    def conflicts(self) -> list[tuple[int, str]]:
        """(unit id, category uid) wherever opinions differ and nobody has decided."""
        return [(u, c) for u, row in self.values.items() for c, v in row.items() if v == CONFLICT]


def counting(project: Project) -> Counting:
    """Read what counts, over all live units."""
    values: dict[int, dict[str, int]] = {}
    rows = project.db.execute(
        "SELECT c.unit_id, c.category, c.value FROM counting AS c"
        " JOIN unit AS u ON u.id = c.unit_id WHERE NOT u.retired"
    )
    for unit, category, value in rows:
        values.setdefault(unit, {})[category] = CONFLICT if value is None else value
    return Counting(values)
