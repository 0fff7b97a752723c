"""Judge very many sentences at once: by the rules of ``judge_many``, in a fraction of its time.

What one analyst says is read and written in portions, not unit by unit; the history has its line
per sentence all the same, and the triggers their entries for undo.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from annotation.annotations import Provenance
from annotation.history import record_many
from annotation.predictions import read_predicted
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


def portions(unit_ids: Sequence[int]) -> Iterator[list[int]]:
    """Unit ids in portions of a size that is quick to work on."""
    for start in range(0, len(unit_ids), PORTION):
        yield list(unit_ids[start : start + PORTION])


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


def unit_predictions(project: Project, unit_ids: Sequence[int]) -> dict[int, dict[str, float]]:
    """Unit id -> category uid -> probability, of the units as they read now."""
    ids = json.dumps(list(unit_ids))

    def work(conn: sqlite3.Connection) -> dict[int, dict[str, float]]:
        said = read_predicted(conn)
        if said is None:
            return {}
        rows = conn.execute(
            "SELECT p.* FROM json_each(?) AS j CROSS JOIN main.prediction AS p"
            " ON p.unit_id = j.value CROSS JOIN project.unit AS u ON u.id = p.unit_id"
            " WHERE u.text_hash = p.text_hash",
            (ids,),
        )
        return {unit: dict(zip(said.categories, p, strict=True)) for unit, _, *p in rows}

    return project.cache.read(work)


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
