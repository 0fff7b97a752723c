"""What a classifier said of the sentences: in the cache, never among the annotations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from annotation.project import Project

Rows = Iterable[tuple[int, Mapping[str, float]]]


def store_predictions(project: Project, version: str, rows: Rows) -> None:
    """Keep what classifier ``version`` says now; whatever an earlier one said is gone.

    ``rows``: unit id, category uid -> probability, the same categories in each.
    """
    listed = list(rows)
    categories = list(listed[0][1]) if listed else []
    stored = _with_hashes(project, listed, categories)

    def work(conn: sqlite3.Connection) -> None:
        _make_table(conn, len(categories))
        places = ", ".join("?" * (2 + len(categories)))
        conn.executemany(f"INSERT INTO main.prediction VALUES ({places})", stored)
        conn.execute("DELETE FROM predicted")
        conn.execute("INSERT INTO predicted VALUES (?, ?)", (version, json.dumps(categories)))

    project.cache.write(work)


def _make_table(conn: sqlite3.Connection, categories: int) -> None:
    """One row per sentence, one column per category; new categories, new columns."""
    columns = "".join(f", p{number} REAL NOT NULL" for number in range(categories))
    conn.execute("DROP TABLE IF EXISTS main.prediction")
    conn.execute(
        "CREATE TABLE main.prediction"
        f" (unit_id INTEGER PRIMARY KEY, text_hash TEXT NOT NULL{columns})"
    )


def _with_hashes(
    project: Project, rows: list[tuple[int, Mapping[str, float]]], categories: list[str]
) -> list[tuple[object, ...]]:
    hashes = dict(project.db.execute("SELECT id, text_hash FROM unit WHERE NOT retired").fetchall())
    # A unit that went away while the classifier was at work is left out.
    return [
        (unit_id, hashes[unit_id], *(float(scores[uid]) for uid in categories))
        for unit_id, scores in rows
        if unit_id in hashes
    ]


def predictions(project: Project) -> dict[int, dict[str, float]]:
    """What the last classifier said of the live units as they read now.

    Unit id -> category uid -> probability; a unit it has not seen is absent.
    """

    def work(conn: sqlite3.Connection) -> dict[int, dict[str, float]]:
        known = conn.execute("SELECT categories FROM predicted").fetchone()
        if known is None:
            return {}
        categories = json.loads(known[0])
        rows = conn.execute(
            "SELECT p.* FROM main.prediction AS p JOIN project.unit AS u ON u.id = p.unit_id"
            " WHERE NOT u.retired AND u.text_hash = p.text_hash"
        )
        return {unit: dict(zip(categories, p, strict=True)) for unit, _, *p in rows}

    return project.cache.run(work)


def predicted_by(project: Project) -> str | None:
    """The version of the classifier whose predictions are kept; None: there are none."""

    def work(conn: sqlite3.Connection) -> str | None:
        row = conn.execute("SELECT version FROM predicted").fetchone()
        return row and str(row[0])

    return project.cache.run(work)
