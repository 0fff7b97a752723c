"""Put other reports in the place of some: a report cut in two, two joined, a corrected file.

The old ones stay in the store, retired with all their units, so that the same content is known
when it comes in again and an old uid still leads somewhere. A report whose content was here
before lives again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotation.history import record
from annotation.move import forget, move
from annotation.project import Project
from annotation.recut import retire, store
from annotation.report_rows import (
    NewRow,
    free_name,
    insert_metadata,
    insert_report,
    insert_units,
)
from annotation.texts import source_bytes, source_hash, storable, unit_uid
from annotation.units import NewUnit
from messages import KnownError, Message


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that takes the place of others; ``name``: a "(2)" is added where it is taken.

    ``metadata``: field -> (value, source). ``hand_corrected``: a re-split leaves it alone.
    """

    name: str
    given_name: str
    source: str
    encoding: str
    extractor: str
    units: Sequence[NewUnit]
    metadata: Mapping[str, tuple[str, str]]
    cleaner_version: str
    splitter_version: str
    hand_corrected: bool = True


@dataclass(frozen=True, slots=True)
class Heir:
    """The unit (by its places) that an old one (by its id) becomes; ``review``: not the same."""

    old: int
    report: int
    unit: int
    review: bool = False


def replace_reports(
    project: Project,
    old: Sequence[int],
    new: Sequence[NewReport],
    heirs: Collection[Heir],
    *,
    label: Message,
    analyst: str,
) -> list[int]:
    """Put ``new`` in the place of the reports ``old``, one undo step; their ids, in order.

    Annotations follow along ``heirs``. The first of ``new`` also gets the other names of the
    first of ``old``. Raises KnownError, with nothing changed, where one of ``old`` is there no
    more, or the content of one of ``new`` is that of a report that is.
    """
    with project.step(label, analyst=analyst):
        names = [_name(project, report_id) for report_id in old]
        _leave(project, old)
        ids = [_bring(project, report) for report in new]
        project.db.executemany(
            "UPDATE report SET replaced_by = ? WHERE id = ?", [(ids[0], gone) for gone in old]
        )
        _take_place(project, old, ids)
        _follow(project, ids, heirs)
        detail = {"old": names, "new": [_name(project, report_id) for report_id in ids]}
        record(project, action="replace", subject=names[0], detail=detail, analyst=analyst)
    return ids


def _name(project: Project, report_id: int) -> str:
    query = "SELECT name FROM report WHERE id = ? AND replaced_by IS NULL"
    row = project.db.execute(query, (report_id,)).fetchone()
    if row is None:
        raise KnownError("annotation.report_gone")
    return str(row[0])


def _leave(project: Project, old: Sequence[int]) -> None:
    """Retire reports with their units. Each stands for itself until its heir is known."""
    for report_id in old:
        query = "SELECT id FROM unit WHERE report_id = ? AND NOT retired"
        retire(project, [row[0] for row in project.db.execute(query, (report_id,)).fetchall()])
        project.db.execute("UPDATE report SET replaced_by = id WHERE id = ?", (report_id,))


def _bring(project: Project, report: NewReport) -> int:
    stored = source_bytes(report.source)
    digest = source_hash(stored)
    query = "SELECT id, name, replaced_by FROM report WHERE hash = ?"
    known = project.db.execute(query, (digest,)).fetchone()
    if known is None:
        return _add(project, report, digest, stored)
    if known[2] in (None, known[0]):
        raise KnownError("annotation.same_content", name=known[1])
    return _revive(project, known[0], report, digest)


def _add(project: Project, report: NewReport, digest: str, stored: bytes) -> int:
    name = free_name(project, storable(report.name), replaced=False)
    row = NewRow(
        *(name, storable(report.given_name), digest, report.encoding, storable(report.extractor)),
        *(report.cleaner_version, report.splitter_version),
    )
    report_id = insert_report(project, row, stored)
    insert_units(project, report_id, digest, report.units)
    insert_metadata(project, report_id, report.metadata)
    if report.hand_corrected:
        project.db.execute("UPDATE report SET hand_corrected = 1 WHERE id = ?", (report_id,))
    return report_id


def _revive(project: Project, report_id: int, report: NewReport, digest: str) -> int:
    """The content was here before: the same report and units, with nothing said of them."""
    project.db.execute(
        "UPDATE report SET name = ?, given_name = ?, cleaner_version = ?, splitter_version = ?,"
        " hand_corrected = ?, replaced_by = NULL WHERE id = ?",
        (
            free_name(project, storable(report.name), replaced=False),
            *(storable(report.given_name), report.cleaner_version, report.splitter_version),
            *(int(report.hand_corrected), report_id),
        ),
    )
    project.db.execute("DELETE FROM metadata WHERE report_id = ?", (report_id,))
    insert_metadata(project, report_id, report.metadata)
    places = store(project, report_id, {unit_uid(digest, u.start, u.end): u for u in report.units})
    forget(project, [place.id for place in places])
    return report_id


def _take_place(project: Project, old: Sequence[int], ids: Sequence[int]) -> None:
    """The new stand where the first of the old stood, and answer to its other names."""
    query = "SELECT coalesce(origin, id) FROM report WHERE id = ?"
    origin = project.db.execute(query, (old[0],)).fetchone()[0]
    project.db.executemany(
        "UPDATE report SET origin = nullif(?, id) WHERE id = ?", [(origin, one) for one in ids]
    )
    project.db.execute(
        "INSERT INTO alias (report_id, name) SELECT ?, name FROM alias WHERE report_id = ?"
        " ON CONFLICT DO NOTHING",
        (ids[0], old[0]),
    )


def _follow(project: Project, ids: Sequence[int], heirs: Collection[Heir]) -> None:
    query = "SELECT id FROM unit WHERE report_id = ? AND NOT retired ORDER BY position"
    units = [[row[0] for row in project.db.execute(query, (one,)).fetchall()] for one in ids]
    pairs = [(heir.old, units[heir.report][heir.unit]) for heir in heirs]
    doubtful = {new for heir, (_, new) in zip(heirs, pairs, strict=True) if heir.review}
    move(project, pairs, doubtful=doubtful)
