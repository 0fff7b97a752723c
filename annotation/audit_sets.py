"""The audit slice (``annotation.audit``) as sets of units, for all sentences at once."""

from __future__ import annotations

import sqlite3

from annotation import unit_masks
from annotation.audit import ANSWERED, SEEN, has_begun, live_uids
from annotation.sentence_facts import Facts

_DRAWN = bytes(code > 0 for code in range(256))


def waiting_set(conn: sqlite3.Connection, facts: Facts) -> int:
    """The sentences of the slice that nobody has answered yet, begun or not."""
    answered = f"SELECT unit_id AS id FROM ({ANSWERED})"
    return facts.kept_set("audit", _moment(conn), lambda: _drawn_but(conn, facts, answered))


def blind_set(conn: sqlite3.Connection, facts: Facts) -> int:
    """The sentences of which nothing that a classifier says is to be shown yet."""
    if not has_begun(conn):
        return 0
    live = live_uids(conn)
    marks = ", ".join(f"'{uid}'" for uid in live)
    answered = (
        f"SELECT unit_id AS id FROM ({ANSWERED}) WHERE category IN ({marks})"
        f" GROUP BY unit_id HAVING count(DISTINCT category) = {len(live)}"
    )
    moment = f"{_moment(conn)} {marks}"
    return facts.kept_set("blind", moment, lambda: _drawn_but(conn, facts, answered))


def _drawn_but(conn: sqlite3.Connection, facts: Facts, answered: str) -> int:
    found = unit_masks.from_flags(facts.lots.translate(_DRAWN))
    for query in (SEEN, answered):
        known = unit_masks.listed(conn, query)
        found = unit_masks.without(found, unit_masks.from_ids(known, facts.size))
    return found


def _moment(conn: sqlite3.Connection) -> str:
    """Another one wherever somebody has judged since."""
    return str(conn.execute("SELECT max(id) FROM history").fetchone()[0])
