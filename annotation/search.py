"""Search: every unit that holds a phrase, exactly, whatever its length.

Each character is one token of a full text index, written as the hexadecimal number of its code
point; a phrase of such tokens is then a substring, and nothing in it needs quoting.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from annotation.project import Project
from annotation.sentence_facts import stamps
from annotation.unit_masks import (
    flags_of,
    from_flags,
    listed,
    pack_runs,
    runs_of,
    spread,
    unpack_runs,
)

# Entries of re-indexed and removed units stay as garbage until they outnumber the live ones.
SPARED_GARBAGE = 10_000


class _Tokens(dict[int, str]):
    """A table for ``str.translate``: code point -> its token and a space."""

    def __missing__(self, code: int) -> str:
        token = self[code] = f"{code:x} "
        return token


_TOKENS = _Tokens()


def tokens(phrase: str) -> str:
    """The phrase as the index is asked for it (MATCH)."""
    return f'"{phrase.translate(_TOKENS)}"'


def index_report(
    project: Project, report_id: int, rows: Iterable[tuple[int, str]], *, stamp: str | None = None
) -> None:
    """Put a report's units into the index: (unit id, normalized text); replaces what was there.

    ``stamp``: what ``unit_stamp`` said of the report before the units were read; by default
    what it says now.
    """
    told = unit_stamp(project, report_id) if stamp is None else stamp
    bodies = [(unit_id, text.translate(_TOKENS)) for unit_id, text in rows]
    runs = pack_runs(runs_of(unit_id for unit_id, _ in bodies))

    def work(conn: sqlite3.Connection) -> None:
        conn.execute("DELETE FROM place WHERE report_id = ?", (report_id,))
        conn.executemany(
            "INSERT OR REPLACE INTO place (unit_id, report_id) VALUES (?, ?)",
            ((unit_id, report_id) for unit_id, _ in bodies),
        )
        first = _first_place(conn, bodies[0][0]) if bodies else 0
        conn.executemany(
            "INSERT INTO found (rowid, body) VALUES (?, ?)",
            ((first + number, body) for number, (_, body) in enumerate(bodies)),
        )
        row = (report_id, told, first, runs)
        conn.execute("INSERT OR REPLACE INTO indexed VALUES (?, ?, ?, ?)", row)

    project.cache.write(work)


def _first_place(conn: sqlite3.Connection, unit_id: int) -> int:
    # Places are never given twice, so those of one transaction follow each other.
    return int(conn.execute("SELECT id FROM place WHERE unit_id = ?", (unit_id,)).fetchone()[0])


def unit_stamp(project: Project, report_id: int) -> str:
    """What tells one state of a report's units from another; "" where it never had any."""
    query = "SELECT stamp FROM unit_stamp WHERE report_id = ?"
    row = project.db.execute(query, (report_id,)).fetchone()
    return "" if row is None else str(row[0])


def unit_stamps(project: Project) -> dict[int, str]:
    """Report id -> what tells one state of its units from another."""
    return project.cache.run(stamps)


def index_moment(conn: sqlite3.Connection) -> str:
    """Another one wherever the index is another."""
    query = "SELECT group_concat(stamp || first, ' ') FROM indexed"
    return str(conn.execute(query).fetchone()[0])


def units_holding(conn: sqlite3.Connection, phrase: str, size: int) -> int:
    """The set (``unit_masks``) of the units whose normalized text holds ``phrase``.

    Only of reports that are in the index as they are now. "" is held by none.
    """
    if not phrase:
        return 0
    query = "SELECT rowid AS id FROM found WHERE found MATCH ?"  # in order
    hits = listed(conn, query, (tokens(phrase),))
    if not hits:
        return 0
    now, flags, by_place = stamps(conn), bytearray(size), flags_of(hits, hits[-1] + 1)
    rows = conn.execute("SELECT report_id, stamp, first, runs FROM indexed")
    for report_id, stamp, first, stored in rows:
        if now.get(report_id) == stamp:
            runs = unpack_runs(stored)
            count = sum(length for _, length in runs)
            spread(flags, runs, by_place[first : first + count].ljust(count, b"\0"))
    return from_flags(flags)


def among_holding(conn: sqlite3.Connection, phrase: str, unit_ids: Sequence[int]) -> list[int]:
    """Those of a few units that hold ``phrase``, in the order given: as ``units_holding``.

    Each is looked up by itself: some 50 µs for a character or two, longer for longer phrases.
    """
    rows = conn.execute(
        "SELECT p.unit_id FROM json_each(?) AS asked"
        " JOIN place AS p ON p.unit_id = asked.value"
        " JOIN indexed AS i ON i.report_id = p.report_id"
        " JOIN project.unit_stamp AS s ON s.report_id = i.report_id AND s.stamp = i.stamp"
        " WHERE EXISTS (SELECT 1 FROM found WHERE found MATCH ? AND rowid = p.id)"
        " ORDER BY asked.key",
        (json.dumps(list(unit_ids)), tokens(phrase)),
    )
    return [row[0] for row in rows]


def search(project: Project, phrase: str, *, limit: int = 100, offset: int = 0) -> list[int]:
    """The ids of live units whose normalized text holds ``phrase`` (normalized).

    In the order in which they were indexed, so that a first page needs no sorting. Reports not
    yet indexed are not searched: see ``stale_reports``. "" finds nothing.
    """
    return [row[0] for row in _matches(project, "u.id", phrase, limit, offset)]


def count(project: Project, phrase: str) -> int:
    """How many units ``search`` would give in all."""
    found = _matches(project, "count(*)", phrase, -1, 0)
    return int(found[0][0]) if found else 0


def _matches(
    project: Project, what: str, phrase: str, limit: int, offset: int
) -> list[tuple[int, ...]]:
    if not phrase:
        return []
    order = "" if what == "count(*)" else "ORDER BY found.rowid"
    query = (
        f"SELECT {what} FROM found JOIN place ON place.id = found.rowid"
        " JOIN project.unit AS u ON u.id = place.unit_id"
        f" WHERE found MATCH ? AND NOT u.retired {order} LIMIT ? OFFSET ?"
    )
    values = (tokens(phrase), limit, offset)
    return project.cache.run(lambda conn: conn.execute(query, values).fetchall())


def stale_reports(project: Project) -> list[int]:
    """The ids of reports whose units are not in the index as they are now; forgets dead ones."""
    now = unit_stamps(project)

    def work(conn: sqlite3.Connection) -> dict[int, str]:
        known = dict(conn.execute("SELECT report_id, stamp FROM indexed").fetchall())
        gone = [(report_id,) for report_id in known if report_id not in now]
        if gone:
            conn.executemany("DELETE FROM place WHERE report_id = ?", gone)
            conn.executemany("DELETE FROM indexed WHERE report_id = ?", gone)
        if _mostly_garbage(conn):
            _empty(conn)
            return {}
        return known

    known = project.cache.write(work)
    return [report_id for report_id, stamp in now.items() if known.get(report_id) != stamp]


def _mostly_garbage(conn: sqlite3.Connection) -> bool:
    live: int = conn.execute("SELECT count(*) FROM place").fetchone()[0]
    ever = conn.execute("SELECT seq FROM main.sqlite_sequence WHERE name = 'place'").fetchone()
    return bool(ever) and ever[0] - live > live + SPARED_GARBAGE


def _empty(conn: sqlite3.Connection) -> None:
    conn.execute("INSERT INTO found (found) VALUES ('delete-all')")
    for table in ("place", "indexed"):
        conn.execute(f"DELETE FROM {table}")
    conn.execute("DELETE FROM main.sqlite_sequence WHERE name = 'place'")
