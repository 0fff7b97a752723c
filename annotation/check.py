"""Check: is the file sound, and every row of text what it was when it was stored?

SQLite's own check sees broken structure but not a changed character; the hashes see that.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotation.errors import sqlite_errors
from annotation.project import Project
from annotation.texts import source_from, source_hash, text_hash, unit_uid
from messages import Message


def check(project: Project) -> list[Message]:
    """Everything that is wrong with the project file; empty: nothing."""
    with sqlite_errors(project.path):
        return [
            *_integrity(project),
            *_foreign_keys(project),
            *_sources(project),
            *_units(project),
        ]


def _integrity(project: Project) -> Iterator[Message]:
    for (said,) in project.db.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Message("annotation.check_integrity", {"why": said})


def _foreign_keys(project: Project) -> Iterator[Message]:
    for table, row, parent, _ in project.db.execute("PRAGMA foreign_key_check"):
        values = {"table": table, "row": row, "parent": parent}
        yield Message("annotation.check_foreign_key", values)


def _sources(project: Project) -> Iterator[Message]:
    rows = project.db.execute(
        "SELECT r.name, r.hash, s.text FROM report AS r LEFT JOIN source AS s ON s.id = r.id"
    )
    for name, digest, stored in rows:
        if stored is None:
            yield Message("annotation.check_no_source", {"report": name})
        elif source_hash(bytes(stored)) != digest:
            yield Message("annotation.check_source", {"report": name})


def _units(project: Project) -> Iterator[Message]:
    lengths = _lengths(project)
    last = (0, 0)
    rows = project.db.execute(
        'SELECT u.report_id, r.name, r.hash, u.uid, u."start", u."end", CAST(u.text AS BLOB),'
        " u.text_hash, u.retired FROM unit AS u JOIN report AS r ON r.id = u.report_id"
        " ORDER BY u.report_id, u.retired, u.position"
    )
    for report_id, report, digest, uid, start, end, text, text_digest, retired in rows:
        place = {"uid": uid, "report": report}
        # As bytes: a flipped bit may leave what is no UTF-8 at all.
        if text_hash(text.decode("utf-8", "replace")) != text_digest:
            yield Message("annotation.check_text", place)
        if uid != unit_uid(digest, start, end):
            yield Message("annotation.check_uid", place | {"start": start, "end": end})
        behind = last[1] if last[0] == report_id and not retired else 0
        if not behind <= start <= end <= lengths.get(report_id, end):
            yield Message("annotation.check_span", place)
        last = (report_id, end)


def _lengths(project: Project) -> dict[int, int]:
    """Characters of each source text that can be read."""
    rows = project.db.execute("SELECT id, text FROM source")
    lengths = {}
    for report_id, stored in rows:
        try:
            lengths[report_id] = len(source_from(bytes(stored)))
        except UnicodeDecodeError:
            continue  # told by its hash already
    return lengths
