"""Merge: take a colleague's project into this one.

Reports are matched by their hash, units by uid, categories by uid and else by name. What the
other has and this one lacks is added, under the names of those who said it; whoever did not
sign there is not who did not sign here. Where the same person says different things, ours
stays and the conflict is listed. Merging twice is merging once; all of it is one undo step,
after a backup.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from pathlib import Path

from annotation import connection
from annotation.aside import log_of, shown_as
from annotation.backup import backup, name_before
from annotation.check import check
from annotation.history import record
from annotation.lock import need_closed
from annotation.merge_reports import merge_reports
from annotation.merge_values import Conflict, merge_values
from annotation.project import Project, open_project
from annotation.scheme import Category, add_category, categories, matched_uids
from annotation.texts import UNNAMED, storable
from messages import KnownError, Message

__all__ = ["Conflict", "MergeReport", "merge"]

LOG_HEADER = 32  # bytes; drawn anew whenever the log begins anew


@dataclass
class MergeReport:
    """What a merge did: reports and annotations added, annotations alike, conflicts.

    ``retired``: the names of the categories that are retired here and received something.
    ``backup`` is the copy of the project as it was before.
    """

    added_reports: int = 0
    added_annotations: int = 0
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    retired: tuple[str, ...] = ()
    backup: Path = Path()


def merge(project: Project, other: Path, *, analyst: str) -> MergeReport:
    """Take the project at ``other``, which stays untouched, into ``project``.

    Raises KnownError, with nothing changed, where ``other`` is this project, damaged, newer or
    no project, and while a window has ``project`` open.
    """
    connection.require_ours(other)
    if other.samefile(project.path):
        raise KnownError("annotation.merge_itself", path=other)
    label = Message("annotation.step_merge", {"name": other.name})
    before = name_before(project.path, "merge")
    report = MergeReport(backup=before)
    with need_closed(project.path), _copy_of(other) as theirs:
        backup(project, before)
        with project.step(label, analyst=analyst):
            _merge(project, theirs, report, unnamed=_unnamed(theirs, other.stem), analyst=analyst)
            if project.step_has_changes():
                detail = {k: v for k, v in asdict(report).items() if k != "backup"}
                record(project, action="merge", subject=other.name, detail=detail, analyst=analyst)
    return report


@contextmanager
def _copy_of(other: Path) -> Iterator[Project]:
    """A sound, upgraded copy of the other project: the file itself is only ever read."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"{uuid.uuid4().hex[:8]}.db"
        _copy_with_log(other, copy)
        with shown_as(other, hidden=copy), open_project(copy, allow_remote=True) as theirs:
            faults = check(theirs)
            if faults:
                raise KnownError("annotation.merge_damaged", path=other, why=faults[0])
            yield theirs


def _copy_with_log(other: Path, copy: Path) -> None:
    """Copy both files as they are at one moment, whoever writes; neither is ever opened by SQLite.

    Raises KnownError where its log is emptied again and again meanwhile.
    """
    end = time.monotonic() + connection.BUSY_SECONDS
    while True:
        before = _state(other)
        for file, to in ((other, copy), (log_of(other), log_of(copy))):
            to.unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                shutil.copyfile(file, to)
        if before == _state(other):
            return
        if time.monotonic() > end:
            raise KnownError("annotation.busy", path=other)
        time.sleep(0.05)


def _state(path: Path) -> tuple[int, int, bytes]:
    """What changes where a log is emptied into its file, or begun anew; not where it grows."""
    file, log = path.stat(), b""
    with suppress(FileNotFoundError), log_of(path).open("rb") as opened:
        log = opened.read(LOG_HEADER)
    return file.st_size, file.st_mtime_ns, log


def _unnamed(theirs: Project, name: str) -> str:
    """What their unsigned analyst is called here; nobody in their project has that name."""
    query = "SELECT analyst FROM annotation UNION SELECT analyst FROM flag"
    taken = {row[0] for row in theirs.db.execute(f"{query} UNION SELECT analyst FROM adjudication")}
    numbers = ("" if number == 1 else f" {number}" for number in count(1))
    tries = (storable(f"{UNNAMED}（{name}{number}）") for number in numbers)
    return next(free for free in tries if free not in taken)


def _merge(
    project: Project, theirs: Project, report: MergeReport, *, unnamed: str, analyst: str
) -> None:
    uids = _merge_scheme(project, theirs, analyst)
    units = merge_reports(project, theirs, analyst=analyst)
    values = merge_values(project, theirs, units, uids, unnamed=unnamed, analyst=analyst)
    report.added_reports = units.added_reports
    report.added_annotations, report.same = values.added, values.same
    report.conflicts = values.conflicts
    retired = [c for c in categories(project, retired=True) if c.retired]
    report.retired = tuple(c.name for c in retired if c.uid in values.received)


def _merge_scheme(project: Project, theirs: Project, analyst: str) -> dict[str, str]:
    """Their category uids -> ours; a category that is new here is added."""
    ours, new = categories(project, retired=True), categories(theirs, retired=True)
    known = {c.uid for c in ours}
    # Two of theirs may be one of ours: the one with its uid and the one with its name.
    live = {c.name: c.uid for c in ours if not c.retired}
    uids = matched_uids(ours, new)
    for category in new:
        if uids[category.uid] not in known and not category.retired:
            uids[category.uid] = live.get(category.name, category.uid)
    for category in new:
        if uids[category.uid] not in known:
            _add(project, category, uids, analyst)
    return uids


def _add(project: Project, category: Category, uids: dict[str, str], analyst: str) -> None:
    live = categories(project)
    parent = uids.get(category.parent, "")
    # Their parent may be somebody's child here: a third level no scheme file could hold.
    third_level = not category.retired and parent in {c.uid for c in live if c.parent}
    added = replace(
        category,
        parent="" if third_level else parent,
        key="" if category.key in {c.key for c in live} else category.key,
    )
    add_category(project, added, analyst=analyst)
