"""Which units live, in which order, of which kind and section: small, and quick to read whole.

One row per report in the cache: its units as runs of ids, a byte per unit that stands for its
kind and section, one that says whether it is drawn for the audit, and the hashes of the texts a
classifier reads. A million sentences are 10 MB
that load in the time of a blink, so that every filter is a set of units (``unit_masks``), made
anew for each question.

What is stale is never used. Triggers give a report a new random stamp in ``unit_stamp``
whenever a row of its units changes, whoever changes it: an import, a cut, an undo, another
program. A report whose facts have another stamp is read again first; the stamps of thousands
of reports are compared in a millisecond. Random and not counted, so that a backup that was
restored never meets its own numbers again.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from annotation import unit_masks
from annotation.audit import NOW, lot
from annotation.project import Project
from annotation.unit_masks import Run

TAGGED = ("sentence", "heading")  # what a classifier reads
T = TypeVar("T")
Words = tuple[str, str]
"""Kind and section."""

_LIVE = "r.replaced_by IS NULL ORDER BY coalesce(r.origin, r.id), r.id"
_STALE = (
    "SELECT r.id FROM project.report AS r JOIN project.unit_stamp AS s ON s.report_id = r.id"
    " LEFT JOIN main.fact AS f ON f.report_id = r.id"
    f" WHERE (f.stamp IS NOT s.stamp OR f.seed IS NOT {NOW}) AND {_LIVE}"
)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The live units of one report, in order; ``codes[i]`` is the place in ``words``.

    ``lots[i]``: of a sentence that is drawn for the audit, see ``annotation.audit.lot``; else 0.
    """

    report_id: int
    runs: list[Run]
    words: tuple[Words, ...]
    codes: bytes
    lots: bytes


@dataclass(frozen=True)
class Facts:
    """All live units, and sets of them that take a while to make."""

    reports: list[ReportFacts]
    _sets: dict[str, tuple[str, int]] = field(default_factory=dict)

    def kept_set(self, name: str, moment: str, make: Callable[[], int]) -> int:
        """A set that is made once, and again where ``moment`` is another one."""
        known = self._sets.get(name)
        if known is None or known[0] != moment:
            known = self._sets[name] = moment, make()
        return known[1]

    @cached_property
    def size(self) -> int:
        """One more than the highest id of a live unit."""
        ends = (first + count for report in self.reports for first, count in report.runs)
        return max(ends, default=0)

    @cached_property
    def runs(self) -> list[Run]:
        """All units in document order; neighbours are joined."""
        joined: list[Run] = []
        for first, count in (run for report in self.reports for run in report.runs):
            if joined and sum(joined[-1]) == first:
                joined[-1] = (joined[-1][0], joined[-1][1] + count)
            else:
                joined.append((first, count))
        return joined

    @cached_property
    def lots(self) -> bytes:
        """By unit id: ``ReportFacts.lots``."""
        found = bytearray(self.size)
        for report in self.reports:
            unit_masks.spread(found, report.runs, report.lots)
        return bytes(found)

    def units(
        self, wanted: Callable[[Words], bool], *, reports: frozenset[int] | None = None
    ) -> int:
        """The set of units of wanted kinds and sections: in these reports, or in all."""
        flags, tables = bytearray(self.size), dict[tuple[Words, ...], bytes]()
        for report in self.reports:
            if reports is None or report.report_id in reports:
                if report.words not in tables:
                    tables[report.words] = _table(report.words, wanted)
                values = report.codes.translate(tables[report.words])
                unit_masks.spread(flags, report.runs, values)
        return unit_masks.from_flags(flags)


def _table(words: tuple[Words, ...], wanted: Callable[[Words], bool]) -> bytes:
    """Code -> 1 or 0, for ``bytes.translate``."""
    return bytes(map(wanted, words)).ljust(256, b"\0")


class Memory:
    """Facts that are kept between the questions of one page: read again where a unit changed."""

    def __init__(self) -> None:
        self._stamps: list[object] = []
        self._facts: Facts | None = None

    def facts(self, conn: sqlite3.Connection) -> Facts | None:
        """The facts as they are now; None: those of some reports are stale."""
        # In the order of the reports, which may change, too.
        now: list[object] = [*stamps(conn).items(), conn.execute(f"SELECT {NOW}").fetchone()]
        if self._facts is None or now != self._stamps:
            stale = conn.execute(f"{_STALE} LIMIT 1").fetchone()
            self._stamps, self._facts = now, None if stale else _load(conn)
        return self._facts


def with_facts(
    project: Project,
    work: Callable[[sqlite3.Connection, Facts], T],
    *,
    memory: Memory | None = None,
) -> T:
    """``work`` on one state of cache and project, with facts that fit it."""
    keeper = memory or Memory()

    def whole(conn: sqlite3.Connection) -> tuple[T] | None:
        facts = keeper.facts(conn)
        return None if facts is None else (work(conn, facts),)

    while (done := project.cache.read(whole)) is None:
        refresh_facts(project, stale_facts(project))
    return done[0]


def stale_facts(project: Project) -> list[int]:
    """The ids of reports whose units have to be read again, which the next question would do."""
    return project.cache.run(lambda conn: [row[0] for row in conn.execute(_STALE)])


def refresh_facts(project: Project, report_ids: Sequence[int]) -> None:
    """Read the units of these reports again."""

    def work(conn: sqlite3.Connection) -> None:
        seed = conn.execute(f"SELECT {NOW}").fetchone()[0]
        conn.executemany(
            "INSERT OR REPLACE INTO main.fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (_read_report(conn, report_id, seed) for report_id in report_ids),
        )

    project.cache.write(work)


def hashes(conn: sqlite3.Connection) -> dict[int, bytes]:
    """Report id -> 8 bytes per unit, those of its text's hash; 0 where no classifier reads it."""
    return dict(conn.execute("SELECT report_id, hashes FROM main.fact"))


def stamps(conn: sqlite3.Connection) -> dict[int, str]:
    """Report id -> the stamp of its units as they are; reports that were replaced are absent."""
    query = (
        "SELECT r.id, coalesce(s.stamp, '') FROM project.report AS r"
        f" LEFT JOIN project.unit_stamp AS s ON s.report_id = r.id WHERE {_LIVE}"
    )
    return dict(conn.execute(query))


def _load(conn: sqlite3.Connection) -> Facts:
    query = (
        "SELECT r.id, f.runs, f.words, f.codes, f.lots FROM project.report AS r"
        f" JOIN main.fact AS f ON f.report_id = r.id WHERE {_LIVE}"
    )
    known: dict[str, tuple[Words, ...]] = {}
    reports = []
    for report_id, packed, words, codes, lots in conn.execute(query):
        if words not in known:
            known[words] = tuple((kind, section) for kind, section in json.loads(words))
        runs = unit_masks.unpack_runs(packed)
        reports.append(ReportFacts(report_id, runs, known[words], codes, lots))
    return Facts(reports)


def _read_report(conn: sqlite3.Connection, report_id: int, seed: str) -> tuple[object, ...]:
    query = "SELECT stamp FROM project.unit_stamp WHERE report_id = ?"
    stamp = conn.execute(query, (report_id,)).fetchone()[0]
    rows = conn.execute(
        "SELECT id, kind, section, text_hash, uid FROM project.unit"
        " WHERE report_id = ? AND NOT retired ORDER BY position",
        (report_id,),
    ).fetchall()
    words = sorted({(kind, section) for _, kind, section, *_ in rows})
    codes = {pair: code for code, pair in enumerate(words)}
    runs = unit_masks.pack_runs(unit_masks.runs_of(row[0] for row in rows))
    coded = bytes(codes[kind, section] for _, kind, section, *_ in rows)
    lots = bytes(lot(seed, uid) if kind == "sentence" else 0 for _, kind, *_, uid in rows)
    told = json.dumps(words, ensure_ascii=False)
    return report_id, stamp, runs, told, coded, _hashes(rows), seed, lots


def _hashes(rows: Iterable[tuple[int, str, str, str, str]]) -> bytes:
    return array(
        "Q", [int(text, 16) if kind in TAGGED else 0 for _, kind, _, text, _ in rows]
    ).tobytes()
