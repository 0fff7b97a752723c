"""Search: every unit that holds a phrase, exactly, whatever its length.

Each character is one token of a full text index, written as the hexadecimal number of its code
point; a phrase of such tokens is then a substring, and nothing in it needs quoting.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from annotation.project import Project

# Entries of re-indexed and removed units stay as garbage until they outnumber the live ones.
SPARED_GARBAGE = 10_000


class _Tokens(dict[int, str]):
    """A table for ``str.translate``: code point -> its token and a space."""

    def __missing__(self, code: int) -> str:
        token = self[code] = f"{code:x} "
        return token


_TOKENS = _Tokens()


def index_report(
    project: Project, report_id: int, rows: Iterable[tuple[int, str]], *, stamp: str | None = None
) -> None:
    """Put a report's units into the index: (unit id, normalized text); replaces what was there."""
    stamp = stamp or _stamps(project, report_id).get(report_id, "")
    listed = [(unit_id, text.translate(_TOKENS)) for unit_id, text in rows]

    def work(conn: sqlite3.Connection) -> None:
        conn.execute("DELETE FROM place WHERE report_id = ?", (report_id,))
        conn.executemany(
            "INSERT INTO place (unit_id, report_id) VALUES (?, ?)",
            ((unit_id, report_id) for unit_id, _ in listed),
        )
        conn.executemany(
            "INSERT INTO found (rowid, body) VALUES ((SELECT id FROM place WHERE unit_id = ?), ?)",
            listed,
        )
        conn.execute("INSERT OR REPLACE INTO indexed VALUES (?, ?)", (report_id, stamp))

    project.cache.write(work)


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
    values = (f'"{phrase.translate(_TOKENS)}"', limit, offset)
    return project.cache.run(lambda conn: conn.execute(query, values).fetchall())


def stale_reports(project: Project) -> list[int]:
    """The ids of reports whose units are not in the index as they are now; forgets dead ones."""
    now = _stamps(project)

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


def _stamps(project: Project, report_id: int | None = None) -> dict[int, str]:
    """Per report, what tells one state of its units from another."""
    where = "" if report_id is None else "WHERE r.id = ?"
    rows = project.db.execute(
        "SELECT r.id, r.hash || ' ' || r.cleaner_version || ' ' || r.splitter_version || ' ' ||"
        " (SELECT count(*) || ' ' || coalesce(sum(id), 0) FROM unit"
        "  WHERE report_id = r.id AND NOT retired)"
        f" FROM report AS r {where} ORDER BY r.id",
        () if report_id is None else (report_id,),
    )
    return dict(rows.fetchall())


def _mostly_garbage(conn: sqlite3.Connection) -> bool:
    live: int = conn.execute("SELECT count(*) FROM place").fetchone()[0]
    ever = conn.execute("SELECT seq FROM main.sqlite_sequence WHERE name = 'place'").fetchone()
    return bool(ever) and ever[0] - live > live + SPARED_GARBAGE


def _empty(conn: sqlite3.Connection) -> None:
    conn.execute("INSERT INTO found (found) VALUES ('delete-all')")
    for table in ("place", "indexed"):
        conn.execute(f"DELETE FROM {table}")
    conn.execute("DELETE FROM main.sqlite_sequence WHERE name = 'place'")
