"""Search: the phrase as the index knows it, and the index as the reports are now."""

from __future__ import annotations

from annotation.cache import index_report, stale_reports, unit_stamp
from annotation.project import Project
from annotation.reports import units
from annotation.sentence_facts import refresh_facts, stale_facts
from corpus.normalize import normalize
from operations.progress import Progress, silent


def phrase_of(typed: str) -> str:
    """What was typed into a search box, as the texts in the index are spelt: without the blanks
    around it, simplified, of one width."""
    return normalize(typed.strip())


def index_all(project: Project, *, progress: Progress = silent) -> int:
    """Bring the search index and the table's facts up to date; how many reports were indexed.

    Quick where they are. If ``progress`` raises, the reports done so far stay.
    """
    stale = stale_facts(project)
    for start in range(0, len(stale), 50):
        progress(0, 0, "")
        refresh_facts(project, stale[start : start + 50])
    waiting = stale_reports(project)
    for done, report_id in enumerate(waiting):
        progress(done, len(waiting), "")
        index_units(project, report_id)
    progress(len(waiting), len(waiting), "")
    return len(waiting)


def index_units(project: Project, report_id: int) -> None:
    """Put the units of one report into the search index."""
    # The stamp is older than the rows: what changes in between is indexed again.
    stamp = unit_stamp(project, report_id)
    rows = [(unit.id, normalize(unit.text)) for unit in units(project, report_id=report_id)]
    index_report(project, report_id, rows, stamp=stamp)
