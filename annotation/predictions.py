"""What a classifier said of the sentences: in the cache, never among the annotations.

One row per sentence in the table ``prediction`` (unit_id, text_hash, p0, p1, ...), one column per
category; what the columns are stands in the only row of ``predicted``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from annotation.project import Project

CHUNK = 5000
Rows = Iterable[tuple[int, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Predicted:
    """Whose predictions are kept, and how to read them.

    ``categories``: uids in the order of the columns p0, p1, ... of ``prediction``.
    ``thresholds``: yes from this probability on. ``calibrated``: may the number be shown as a
    percentage? If not, it only says which seed words hit. ``at``: ISO 8601, UTC, microseconds.
    """

    version: str
    categories: tuple[str, ...]
    thresholds: Mapping[str, float]
    calibrated: Mapping[str, bool]
    at: str


def store_predictions(
    project: Project,
    version: str,
    rows: Rows,
    *,
    thresholds: Mapping[str, float] | None = None,
    calibrated: Mapping[str, bool] | None = None,
) -> None:
    """Keep what classifier ``version`` says now; whatever an earlier one said is gone.

    ``rows``: unit id, category uid -> probability, the same categories in each. A category that
    ``thresholds`` leaves out has 0.5, one that ``calibrated`` leaves out is calibrated.
    """
    listed = list(rows)
    uids = tuple(listed[0][1]) if listed else ()
    hashes = dict(project.db.execute("SELECT id, text_hash FROM unit WHERE NOT retired").fetchall())
    # A unit that went away while the classifier was at work is left out.
    known = (
        (unit_id, hashes[unit_id], *(float(scores[uid]) for uid in uids))
        for unit_id, scores in listed
        if unit_id in hashes
    )
    told = dict.fromkeys(uids, 0.5) | {u: float(t) for u, t in (thresholds or {}).items()}
    shown = dict.fromkeys(uids, True) | {u: bool(c) for u, c in (calibrated or {}).items()}
    store_scores(project, Predicted(version, uids, told, shown, moment()), known)


def store_scores(
    project: Project,
    said: Predicted,
    rows: Iterable[Sequence[object]],
    *,
    between: Callable[[], None] = lambda: None,
) -> None:
    """``store_predictions`` for rows as they are stored: unit id, text hash, p0, p1, ...

    One transaction of the cache alone: whoever reads meanwhile sees what was there before.
    ``between`` is called every few milliseconds; what it raises leaves everything as it was.
    """
    from annotation.doubt import is_exclusive
    from annotation.score_planes import planes, store_planes

    places = ", ".join("?" * (2 + len(said.categories)))
    # No reader and no other writer waits while the rows are still being made.
    listed = list(rows)
    limits = [said.thresholds[uid] for uid in said.categories]
    made = []
    exclusive = is_exclusive(project, said.categories)
    for plane in planes(listed, limits, exclusive=exclusive):
        made.append(plane)
        between()

    def work(conn: sqlite3.Connection) -> None:
        _make_table(conn, len(said.categories))
        for at in range(0, len(listed), CHUNK):
            between()
            rows = listed[at : at + CHUNK]
            conn.executemany(f"INSERT INTO main.prediction VALUES ({places})", rows)
        store_planes(conn, made)
        conn.execute("DELETE FROM main.predicted")
        conn.execute("INSERT INTO main.predicted VALUES (?, ?, ?, ?, ?)", _as_stored(said))

    project.cache.write(work)


def moment() -> str:
    """Now, as ``Predicted.at`` has it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _make_table(conn: sqlite3.Connection, categories: int) -> None:
    """One row per sentence, one column per category; new categories, new columns."""
    columns = "".join(f", p{number} REAL NOT NULL" for number in range(categories))
    conn.execute("DROP TABLE IF EXISTS main.prediction")
    conn.execute(
        "CREATE TABLE main.prediction"
        f" (unit_id INTEGER PRIMARY KEY, text_hash TEXT NOT NULL{columns})"
    )


def _as_stored(said: Predicted) -> tuple[str, ...]:
    lists = (
        list(said.categories),
        [said.thresholds[uid] for uid in said.categories],
        [said.calibrated[uid] for uid in said.categories],
    )
    return said.version, *map(json.dumps, lists), said.at


def read_predicted(conn: sqlite3.Connection) -> Predicted | None:
    """``predicted`` on the connection of a cache."""
    query = "SELECT version, categories, thresholds, calibrated, at FROM main.predicted"
    row = conn.execute(query).fetchone()
    if row is None:
        return None
    uids, thresholds, calibrated = map(json.loads, row[1:4])
    return Predicted(
        row[0],
        tuple(uids),
        dict(zip(uids, thresholds, strict=True)),
        dict(zip(uids, calibrated, strict=True)),
        row[4],
    )


def predicted(project: Project) -> Predicted | None:
    """Whose predictions are kept; None: there are none (and no table ``prediction``)."""
    return project.cache.run(read_predicted)


def predicted_by(project: Project) -> str | None:
    """The version of the classifier whose predictions are kept; None: there are none."""
    said = predicted(project)
    return None if said is None else said.version


def predictions_stamp(project: Project) -> str:
    """What changes whenever other predictions are kept; "": there are none.

    Cheap enough to be asked many times a second.
    """

    def work(conn: sqlite3.Connection) -> str:
        row = conn.execute("SELECT version || ' ' || at FROM main.predicted").fetchone()
        return "" if row is None else str(row[0])

    return project.cache.run(work)


def predictions(project: Project) -> dict[int, dict[str, float]]:
    """What the last classifier said of the live units as they read now.

    Unit id -> category uid -> probability; a unit it has not seen is absent.
    """
    return _read(project, "", ())


def report_predictions(project: Project, report_id: int) -> dict[int, dict[str, float]]:
    """``predictions`` for the units of one report."""
    return _read(project, " AND u.report_id = ?", (report_id,))


def unit_predictions(
    project: Project, unit_ids: Sequence[int]
) -> tuple[Predicted | None, dict[int, dict[str, float]]]:
    """``predictions`` for some units, and whose they are: both of the same moment."""

    def work(conn: sqlite3.Connection) -> tuple[Predicted | None, dict[int, dict[str, float]]]:
        said = read_predicted(conn)
        marks = ", ".join("?" * len(unit_ids))
        return said, _rows(conn, said, f" AND u.id IN ({marks})", tuple(unit_ids))

    return project.cache.read(work)


def _read(
    project: Project, condition: str, values: tuple[object, ...]
) -> dict[int, dict[str, float]]:
    return project.cache.read(lambda conn: _rows(conn, read_predicted(conn), condition, values))


def _rows(
    conn: sqlite3.Connection, said: Predicted | None, condition: str, values: tuple[object, ...]
) -> dict[int, dict[str, float]]:
    if said is None:
        return {}
    rows = conn.execute(
        "SELECT p.* FROM project.unit AS u JOIN main.prediction AS p ON p.unit_id = u.id"
        f" WHERE NOT u.retired AND u.text_hash = p.text_hash{condition}",
        values,
    )
    return {unit: dict(zip(said.categories, p, strict=True)) for unit, _, *p in rows}
