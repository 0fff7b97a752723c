"""A new project with some reports of another one, and nothing that anybody did there.

Made from scratch, never a copy that is emptied afterwards: what was never written cannot be
found in a free page of the file.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from annotation import connection
from annotation.aside import take_place, written_aside
from annotation.backup import faults_of
from annotation.errors import sqlite_errors
from annotation.project import Project
from annotation.reports import ReportRow, reports
from annotation.scheme import Scheme, categories, insert_scheme
from annotation.texts import now
from messages import KnownError

_UNIT = 'uid, position, "start", "end", kind, section, text, text_hash'


@dataclass(frozen=True, slots=True)
class FreshCopy:
    """What was written: how many reports and how many sentences."""

    reports: int
    sentences: int


def write_fresh_copy(
    project: Project,
    target: Path,
    report_ids: Collection[int],
    *,
    advance: Callable[[int, int, str], None],
) -> FreshCopy:
    """Write a new project to ``target``: these reports with their live units, and the scheme.

    Uids stay, so that a merge brings tags back. Not in it: annotations, flags, decisions,
    predictions, classifiers, history, undo steps, analysts, retired categories and units.
    ``advance(done, total, name)`` is called for each report and may raise: then there is no
    file. Raises KnownError where it cannot be written.
    """
    chosen = [report for report in reports(project) if report.id in report_ids]
    with written_aside(target) as aside:
        try:
            sentences = _build(project, aside, chosen, advance)
            take_place(aside, target)
        except OSError as error:
            raise KnownError("annotation.cannot_write", path=target, why=error) from error
    return FreshCopy(len(chosen), sentences)


def _build(
    project: Project,
    aside: Path,
    chosen: Collection[ReportRow],
    advance: Callable[[int, int, str], None],
) -> int:
    """The new file, checked and closed; how many sentences are in it."""
    from annotation.migrations import migrate  # heavy, and the window knows FreshCopy

    with Project(aside, connection.connect(aside)) as copy, sqlite_errors(aside):
        connection.use_wal(copy.db, aside)
        migrate(copy.db)
        with copy.transaction():
            copy.set_setting("project_id", uuid.uuid4().hex)
            insert_scheme(copy, _live_scheme(project))
            for done, report in enumerate(chosen):
                advance(done, len(chosen), report.name)
                _copy_report(project, copy, report)
        query = "SELECT count(*) FROM unit WHERE kind = 'sentence'"
        sentences = int(copy.db.execute(query).fetchone()[0])
    if faults := faults_of(aside):
        raise KnownError("annotation.backup_failed", path=aside, why=faults[0])
    return sentences


def _live_scheme(project: Project) -> Scheme:
    live = categories(project)
    uids = {category.uid for category in live}
    kept = (replace(c, parent=c.parent if c.parent in uids else "") for c in live)
    return Scheme(project.setting("scheme_name") or "", tuple(kept))


def _copy_report(project: Project, copy: Project, report: ReportRow) -> None:
    number = copy.db.execute(
        "INSERT INTO report (name, given_name, hash, encoding, extractor, cleaner_version,"
        " splitter_version, hand_corrected, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(report.name, report.given_name, report.hash, report.encoding, report.extractor),
            *(report.cleaner_version, report.splitter_version, report.hand_corrected, now()),
        ),
    ).lastrowid
    query = "SELECT text FROM source WHERE id = ?"
    source = project.db.execute(query, (report.id,)).fetchone()[0]
    copy.db.execute("INSERT INTO source (id, text) VALUES (?, ?)", (number, source))
    copy.db.executemany(
        "INSERT INTO alias (report_id, name) VALUES (?, ?)",
        [(number, name) for name in report.aliases],
    )
    copy.db.executemany(
        "INSERT INTO metadata (report_id, field, value, source) VALUES (?, ?, ?, ?)",
        [(number, name, *pair) for name, pair in report.metadata.items()],
    )
    rows = project.db.execute(
        f"SELECT {_UNIT} FROM unit WHERE report_id = ? AND NOT retired ORDER BY position",
        (report.id,),
    )
    copy.db.executemany(
        f"INSERT INTO unit (report_id, {_UNIT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *row) for row in rows),
    )
