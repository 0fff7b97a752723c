"""Which sentences are near-duplicates of each other, as worked out before; in the cache.

Two things are kept. Per report, under the stamp of its units, the numbers by which a sentence
finds those like it (``training.near_duplicates.bands``; opaque bytes here), so that a new report
is all that has to be read. And the groups, under a digest of all stamps: groups that do not fit
the project as it is are never shown.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from annotation.project import Project
from annotation.sentence_facts import stamps


def stale_bands(project: Project) -> dict[int, str]:
    """Report id -> stamp of those whose numbers are missing or out of date; forgets dead ones."""

    def work(conn: sqlite3.Connection) -> dict[int, str]:
        now = stamps(conn)
        known = dict(conn.execute("SELECT report_id, stamp FROM near"))
        gone = [(report_id,) for report_id in known if report_id not in now]
        conn.executemany("DELETE FROM near WHERE report_id = ?", gone)
        return {
            report_id: stamp for report_id, stamp in now.items() if known.get(report_id) != stamp
        }

    return project.cache.write(work)


def store_bands(
    project: Project, report_id: int, unit_ids: Sequence[int], bands: bytes, *, stamp: str
) -> None:
    """Keep the numbers of a report's units; ``stamp``: as it was before they were read."""
    row = (report_id, stamp, array("q", unit_ids).tobytes(), bands)
    project.cache.write(
        lambda conn: conn.execute("INSERT OR REPLACE INTO near VALUES (?, ?, ?, ?)", row)
    )


def are_grouped(project: Project) -> bool:
    """Whether the groups are those of the project as it is."""

    def work(conn: sqlite3.Connection) -> bool:
        known = conn.execute("SELECT digest FROM near_state").fetchone()
        return known is not None and known[0] == _digest(stamps(conn).items())

    return project.cache.read(work)


@dataclass(frozen=True, slots=True)
class Known:
    """``groups`` of unit ids as they were worked out before, over these ``reports``."""

    groups: list[list[int]]
    reports: frozenset[int]


def known_without(project: Project, new: Collection[int]) -> Known | None:
    """What is known of all reports but the ``new`` ones.

    None where anything else has changed since: then it is not known.
    """

    def work(conn: sqlite3.Connection) -> Known | None:
        stored = conn.execute("SELECT digest FROM near_state").fetchone()
        rest = {report: stamp for report, stamp in stamps(conn).items() if report not in new}
        if stored is None or stored[0] != _digest(rest.items()):
            return None
        found: dict[int, list[int]] = {}
        for unit, first in conn.execute("SELECT unit_id, first FROM near_group ORDER BY unit_id"):
            found.setdefault(first, []).append(unit)
        return Known(list(found.values()), frozenset(rest))

    return project.cache.read(work)


@dataclass(frozen=True, slots=True)
class AllBands:
    """``ids`` of all units and their numbers in one order; ``reports``: id -> how many of them
    are its, in that order. ``digest``: what they stand for.
    """

    digest: str
    ids: array[int]
    packed: bytes
    reports: dict[int, int]


def all_bands(project: Project) -> AllBands:
    """The numbers of all units."""

    def work(conn: sqlite3.Connection) -> AllBands:
        ids, parts, told = array("q"), list[bytes](), list[tuple[int, str]]()
        counts: dict[int, int] = {}
        query = "SELECT report_id, stamp, units, bands FROM near ORDER BY report_id"
        for report_id, stamp, units, bands in conn.execute(query):
            counts[report_id] = len(units) // ids.itemsize
            ids.frombytes(units)
            parts.append(bands)
            told.append((report_id, stamp))
        return AllBands(_digest(told), ids, b"".join(parts), counts)

    return project.cache.read(work)


def store_groups(project: Project, groups: Iterable[Sequence[int]], *, digest: str) -> None:
    """Replace all groups of unit ids; each is named by its first."""
    rows = [(unit, group[0]) for group in groups for unit in group]

    def work(conn: sqlite3.Connection) -> None:
        conn.execute("DELETE FROM near_group")
        conn.execute("DELETE FROM near_state")
        conn.executemany("INSERT INTO near_group VALUES (?, ?)", rows)
        conn.execute("INSERT INTO near_state VALUES (?)", (digest,))

    project.cache.write(work)


def group_of(project: Project, unit_id: int) -> list[int]:
    """The ids of the unit's group, its own among them, ascending; [] where nothing is like it."""
    query = (
        "SELECT unit_id FROM near_group WHERE first ="
        " (SELECT first FROM near_group WHERE unit_id = ?) ORDER BY unit_id"
    )
    return project.cache.run(lambda conn: [row[0] for row in conn.execute(query, (unit_id,))])


def groups(project: Project) -> dict[int, int]:
    """Unit id -> the first unit of its group; units that nothing is like are absent."""
    query = "SELECT unit_id, first FROM near_group"
    return project.cache.run(lambda conn: dict(conn.execute(query)))


def texts_of(project: Project, unit_ids: Iterable[int]) -> dict[int, str]:
    """The texts of these units."""
    query = "SELECT u.id, u.text FROM json_each(?) AS j CROSS JOIN unit AS u ON u.id = j.value"
    return dict(project.db.execute(query, (json.dumps(list(unit_ids)),)))


def _digest(told: Iterable[tuple[int, str]]) -> str:
    return hashlib.sha256(json.dumps(sorted(told)).encode()).hexdigest()
