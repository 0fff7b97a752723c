"""Judge very many sentences at once: by the rules of ``judge_many``, in a fraction of its time.

What one analyst says is read and written in portions, not unit by unit; the history has its line
per sentence all the same, and the triggers their entries for undo.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import isnan, nan

from annotation.annotations import Provenance
from annotation.history import record_many
from annotation.predictions import Predicted, read_predicted
from annotation.project import Project
from annotation.sentence_facts import TAGGED
from annotation.texts import now, storable
from annotation.undo_rows import COLUMNS, Row, next_id, replace_rows
from messages import KnownError

PORTION = 2000
BY_HAND = ("typed", "accepted")
_VALUE, _KIND = COLUMNS.index("value"), COLUMNS.index("provenance")


@dataclass(frozen=True, slots=True)
class OwnSaid:
    """What one analyst has said of one live sentence or heading.

    ``rows``: category uid -> the stored annotation.
    """

    unit_id: int
    uid: str
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, bool]:
        """Category uid -> yes or no."""
        return {category: bool(row[_VALUE]) for category, row in self.rows.items()}

    @property
    def by_hand(self) -> set[str]:
        """The categories in which a person said it of this very sentence."""
        return {category for category, row in self.rows.items() if row[_KIND] in BY_HAND}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be said of one unit instead: category uid -> yes, no, or None to take it back.

    ``probabilities``: of those that a classifier said.
    """

    said: OwnSaid
    values: Mapping[str, bool | None]
    probabilities: Mapping[str, float] = field(default_factory=dict)

    def told(self) -> dict[str, bool | None]:
        """Only what differs from what is said already."""
        said = self.said.values
        return {c: v for c, v in self.values.items() if said.get(c) != v}


def portions(unit_ids: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Unit ids in portions of a size that is quick to work on, each with its first place."""
    for first in range(0, len(unit_ids), PORTION):
        yield first, list(unit_ids[first : first + PORTION])


def own_said(project: Project, unit_ids: Sequence[int], analyst: str) -> list[OwnSaid]:
    """What the analyst says of these units, in their order; retired and untaggable ones absent."""
    ids = json.dumps(list(dict.fromkeys(unit_ids)))
    query = (
        "SELECT u.id, u.uid FROM json_each(?) AS j CROSS JOIN unit AS u ON u.id = j.value"
        f" WHERE NOT u.retired AND u.kind IN {TAGGED} ORDER BY j.key"
    )
    found = {row[0]: OwnSaid(*row) for row in project.db.execute(query, (ids,))}
    query = (
        f"SELECT {', '.join(f'a.{column}' for column in COLUMNS)} FROM json_each(?) AS j"
        " CROSS JOIN annotation AS a ON a.unit_id = j.value WHERE a.analyst = ?"
    )
    for row in project.db.execute(query, (ids, storable(analyst))):
        if row[1] in found:
            found[row[1]].rows[row[2]] = row
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Scores:
    """What one classifier said of some units at one moment, whatever it says later.

    ``values``: of each unit, in their order, a probability for each of ``said.categories``;
    NaN where it has not seen the unit as it reads now.
    """

    said: Predicted
    values: array[float]

    def of(self, place: int) -> dict[str, float]:
        """Category uid -> probability of the unit at this place; empty: not seen."""
        uids = self.said.categories
        found = self.values[place * len(uids) : (place + 1) * len(uids)]
        return {} if any(map(isnan, found)) else dict(zip(uids, found, strict=True))


def unit_scores(project: Project, unit_ids: Sequence[int]) -> Scores | None:
    """What is predicted of these units, all read at once; None: there are no predictions."""

    def work(conn: sqlite3.Connection) -> Scores | None:
        said = read_predicted(conn)
        if said is None:
            return None
        width = len(said.categories)
        values = array("d", [nan]) * (width * len(unit_ids))
        for first, portion in portions(unit_ids):
            for place, _, _, *scores in conn.execute(_SCORES, (json.dumps(portion),)):
                at = (first + place) * width
                values[at : at + width] = array("d", scores)
        return Scores(said, values)

    return project.cache.read(work)


_SCORES = (
    "SELECT j.key, p.* FROM json_each(?) AS j CROSS JOIN main.prediction AS p"
    " ON p.unit_id = j.value CROSS JOIN project.unit AS u ON u.id = p.unit_id"
    " WHERE u.text_hash = p.text_hash"
)


def unit_texts(project: Project, unit_ids: Sequence[int]) -> list[str]:
    """The texts of these units, in their order."""
    query = (
        "SELECT u.text FROM json_each(?) AS j CROSS JOIN unit AS u ON u.id = j.value ORDER BY j.key"
    )
    return [row[0] for row in project.db.execute(query, (json.dumps(list(unit_ids)),))]


def write_wishes(
    project: Project, wishes: Sequence[Wish], *, provenance: Provenance, analyst: str
) -> int:
    """Store what differs, inside an open step; of how many units. Raises KnownError for a
    category that is unknown."""
    changes = [(wish, told) for wish in wishes if (told := wish.told())]
    _require({category for _, told in changes for category in told}, project)
    ids, at = count(next_id(project.db)), now()
    before: list[Row] = []
    after: list[Row] = []
    for wish, told in changes:
        for category, value in told.items():
            old = wish.said.rows.get(category)
            before += [old] if old else []
            if value is not None:
                key = (wish.said.unit_id, category, storable(analyst))
                score = wish.probabilities.get(category)
                how = (int(value), provenance.kind, provenance.version, score, 0, at)
                after.append((old[0] if old else next(ids), *key, *how))
    if changes:
        replace_rows(project.db, before, after)
    details = ((wish.said.uid, _detail(wish, told, provenance)) for wish, told in changes)
    record_many(project, action="annotate", details=details, analyst=analyst)
    return len(changes)


def _detail(
    wish: Wish, told: Mapping[str, bool | None], provenance: Provenance
) -> dict[str, object]:
    before = wish.said.values
    after = {c: v for c, v in (before | dict(told)).items() if v is not None}
    return {"before": before, "after": after, "provenance": provenance.kind}


def _require(used: set[str], project: Project) -> None:
    known = {row[0] for row in project.db.execute("SELECT uid FROM category")}
    for category in sorted(used - known):
        raise KnownError("annotation.unknown_category", category=category)
